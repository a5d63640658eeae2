"""Who is asked a row: agencies of the types it is for, and the one that answers it for the whole province."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from caicach.core.catalogue.indicators import FormVersion, Indicator, RateOf
from caicach.core.ground.agencies import AgencyType, covers


NONE_LED: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lead:
    """The agency that answers rows for the whole province, from one day to another."""

    agency: str
    rows: frozenset[str]
    valid_from: date | None = None
    valid_to: date | None = None

    def holds(self, day: date | None) -> bool:
        """Whether it leads on the day; a day not known is no limit."""
        return day is None or covers(self.valid_from, self.valid_to, day)


def leads_of(leads: Iterable[Lead], row: str, day: date) -> frozenset[str]:
    """The agencies that answer the row for their province on the day; empty when nobody is named."""
    return frozenset(lead.agency for lead in leads if row in lead.rows and lead.holds(day))


def led_by(leads: Iterable[Lead], agency: str, day: date | None, form: FormVersion) -> frozenset[str]:
    """The rows of the form the agency answers for its province on the day, and the rates that follow from two of them."""
    of_agency = [lead.rows for lead in leads if lead.agency == agency and lead.holds(day)]
    if not of_agency:
        return NONE_LED
    named = frozenset.union(*of_agency) & form.by_id.keys()
    return named | {row.id for row in form.indicators if _follows(row, named)}


def _follows(row: Indicator, named: frozenset[str]) -> bool:
    formula = row.formula
    return isinstance(formula, RateOf) and formula.part in named and formula.whole in named


def is_asked(row: Indicator, agency_type: AgencyType | None, led: frozenset[str] = NONE_LED) -> bool:
    """Whether the row is asked of an agency of that type which answers the rows `led` for its province; an agency of
    unknown type may be asked for any."""
    return agency_type is None or agency_type in row.applies_to or row.id in led
