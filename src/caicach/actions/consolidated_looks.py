"""What is worth a look before it is signed: figures far from the agency's past or its peers, doubts between agencies."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from caicach.actions.consolidated import Consolidated, consolidated
from caicach.actions.consolidation_plans import Choices
from caicach.core.consolidation.consolidate import Consolidation
from caicach.core.consolidation.guards import Doubtful, doubtful
from caicach.core.consolidation.outliers import Outlier, outliers


MOST_KEPT = 16


@dataclass(frozen=True)
class Looks:
    """The figures to look at, the farthest off first, and the doubts between agencies."""

    outliers: tuple[Outlier, ...]
    doubts: tuple[Doubtful, ...]


def a_year_before(agency: str, regime: str, found: Consolidated, years: int = 1) -> Consolidated | None:
    """The same period so many years before, on the same map and by the same choice of what counts; None where nobody owed
    it. Two queries, one more when a submission is read for the first time."""
    period = found.result.plan.period
    choices = Choices(on=found.result.plan.on, accepted_only=found.choices.accepted_only)
    id_ = f"{period.year - years}-{period.kind.value}"
    try:
        return consolidated(agency, regime, id_, choices, found.directory, found.bases)
    except ValueError:
        return None


_kept: OrderedDict[tuple[int, int], tuple[Consolidation, Consolidation | None, Looks]] = OrderedDict()
_guard = Lock()


def looks_of(found: Consolidated, before: Consolidated | None) -> Looks:
    """All there is to look at; computed once for a consolidation as long as this process keeps it."""
    now, then = found.result, before.result if before else None
    key = (id(now), id(then))
    with _guard:
        kept = _kept.get(key)
        if kept is not None and kept[0] is now and kept[1] is then:
            return kept[2]
    earlier = {one.contribution.agency: one.contribution for one in then.arrangement.counted} if then else {}
    looks = Looks(outliers(now.arrangement, earlier), doubtful(now.arrangement))
    with _guard:
        _kept[key] = (now, then, looks)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return looks
