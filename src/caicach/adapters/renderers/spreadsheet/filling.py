"""What a form is filled with before it is handed out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from caicach.core.catalogue.indicators import FormVersion, Indicator
from caicach.core.catalogue.leads import NONE_LED, is_asked
from caicach.core.documents.statement import Masthead
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.ground.values import NOT_APPLICABLE, NOT_REPORTED, Value


@dataclass(frozen=True)
class Filling:
    """The form, and what is already known of the report. `led` are the rows the agency answers for its whole province."""

    form: FormVersion
    values: Mapping[str, Value] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    agency_type: AgencyType | None = None
    period: ReportingPeriod | None = None
    agency: str | None = None
    masthead: Masthead = field(default=Masthead())
    led: frozenset[str] = NONE_LED

    def applies(self, row: Indicator) -> bool:
        """Whether the row is asked of this agency; every row while its type is not known."""
        return is_asked(row, self.agency_type, self.led)

    def value(self, row: Indicator) -> Value:
        """What stands in the cell: the known value, `not applicable` in a row for others, else nothing."""
        return self.values.get(row.id, NOT_REPORTED if self.applies(row) else NOT_APPLICABLE)
