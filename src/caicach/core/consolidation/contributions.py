"""What one agency brings to a consolidation: its figures of one period as submitted, and where they come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from caicach.core.catalogue.indicators import FormVersion, Indicator
from caicach.core.catalogue.leads import is_asked
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.tallies import Tally
from caicach.core.ground.values import NOT_REPORTED, Value, ValueState


NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Contribution:
    """One submission as it enters. `id` is that of the submission, or the name of the file; `content_hash` seals what was
    read; `sent_on` is None when nobody knows. `elements` are the members of catalogues listed by name, by the row that
    counts them; `includes_below` overrules what its type of agency says; `texts` are paragraphs by division of the outline;
    `tallies` are the answers of its own agencies, in coded rows, when it is itself a consolidation.

    ValueError when a value is of no row of the form."""

    id: str
    agency: str
    agency_type: AgencyType
    form: FormVersion
    period: str
    values: Mapping[str, Value]
    sent_on: date | None = None
    content_hash: str = ""
    elements: Mapping[str, frozenset[str]] = field(default_factory=dict)
    includes_below: bool | None = None
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tallies: Mapping[str, Tally] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unknown = next((row for row in self.values if row not in self.form.by_id), None)
        if unknown is not None:
            raise ValueError(f"the form {self.form.id} has no row {unknown}")

    def asked(self, indicator: Indicator, leads: frozenset[str] = NOBODY) -> Value | None:
        """The value of a row that the agencies `leads` answer for all; None where the agency is not asked and says nothing
        but zero. A number in a row that is not asked of it is counted: whom a row is asked of is our reading of it."""
        value = self.values.get(indicator.id, NOT_REPORTED)
        is_said = value.state is ValueState.REPORTED and bool(value.number)
        is_own = self.agency in leads or is_asked(indicator, self.agency_type)
        return value if is_said or is_own else None


def missing(agency: str, agency_type: AgencyType, form: FormVersion, period: str) -> Contribution:
    """What an agency that owes a report and sent none brings: nothing reported, in each row it is asked."""
    return Contribution("", agency, agency_type, form, period, {})
