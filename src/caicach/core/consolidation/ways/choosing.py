"""Which way each row of a form goes, as the content of the form and the rules say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from caicach.core.catalogue.indicators import FormVersion, HowConsolidated, Indicator, RateOf
from caicach.core.consolidation.rules import Rules
from caicach.core.consolidation.ways.added import Recompute, Sum
from caicach.core.consolidation.ways.against_base import AgainstBase
from caicach.core.consolidation.ways.coded import CountWhere, Share
from caicach.core.consolidation.ways.kept import TakenOnce, Union
from caicach.core.consolidation.ways.way import NotConsolidated, Way


@dataclass(frozen=True)
class Known:
    """What is known when ways are chosen: the rules, the day whose leads hold, and the figures of the base year by row
    and agency."""

    rules: Rules
    day: date
    bases: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    leads: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def leads_of(self, row: str) -> frozenset[str]:
        """Who answers the row for the province: as the plan says, else as the rules of the day say."""
        return self.leads.get(row) or self.rules.leads_of(row, self.day)


def ways_of(form: FormVersion, known: Known) -> tuple[Way, ...]:
    """A way for every row that takes a value, in an order in which each figure follows those it is made of."""
    ways = [_way(row, form, known) for row in form.indicators if row.takes_value]
    return tuple(sorted(ways, key=lambda way: isinstance(way, Recompute)))


def _way(row: Indicator, form: FormVersion, known: Known) -> Way:
    return next(_fitting(row, form, known), NotConsolidated(row))


def _fitting(row: Indicator, form: FormVersion, known: Known) -> Iterator[Way]:
    rules, leads = known.rules, known.leads_of(row.id)
    match row.consolidation:
        case HowConsolidated.SUM:
            yield Sum(row, leads=leads)
        case HowConsolidated.RECOMPUTE if isinstance(row.formula, RateOf):
            part, whole = row.formula.part, row.formula.whole
            leads |= known.leads_of(part) & known.leads_of(whole)
            yield Recompute(row, part, whole, leads=leads)
        case HowConsolidated.COUNT_WHERE if row.id in rules.shares:
            share = rules.shares[row.id]
            yield Share(row, share.row, share.code, leads=leads)
        case HowConsolidated.COUNT_WHERE if row.codes:
            yield CountWhere(row, rules.counted.get(row.id), leads=leads)
        case HowConsolidated.LEAD_AGENCY:
            yield TakenOnce(row, rules.counted.get(row.id), leads=leads)
        case HowConsolidated.UNION:
            yield Union(row, leads=leads)
        case HowConsolidated.BASE_YEAR if (base := rules.bases.get(row.id)) and base.of in form.by_id:
            yield AgainstBase(row, form.by_id[base.of], known.bases.get(base.of, {}), leads=leads)
        case _:
            return
