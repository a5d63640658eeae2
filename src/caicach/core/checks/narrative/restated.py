"""Work late or overdue, told again far from its account: `vẫn còn 6 hồ sơ trễ hạn` among the shortcomings."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from caicach.core.catalogue.claims import Claim, NumberFound, Whose
from caicach.core.catalogue.roles import Role


LATE = {Role.DONE_LATE, Role.OPEN_LATE, Role.LATE}
MANY = 40
"""A report that tells of late work so often gives no one account that a later figure could repeat."""
WORK = {"dossier", "task", "petition"}


def restated_late(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """(told first, told again) for each exact figure of late work outside the section of its account that no figure of
    late work in earlier sections gives, alone or two together."""
    told = [claim for claim in claims if _is_late(claim.numbers[0])]
    for again in told if len(told) <= MANY else ():
        number = again.numbers[0]
        first = [claim for claim in told if claim.section != again.section and _comes_before(claim, again)]
        same = [c for c in first if c.numbers[0].family == number.family]
        known = bool(same) and not any(c.numbers[0].scope.label or c.numbers[0].scope.period for c in same)
        if number.scope == Whose() and again.indicator is None and known and not _is_given(number, same):
            yield same[0], again


def _is_late(number: NumberFound) -> bool:
    return (
        number.role in LATE
        and number.is_count
        and number.is_exact
        and number.whole is None
        and number.family in WORK
    )


def _comes_before(one: Claim, other: Claim) -> bool:
    return one.numbers[0].where.address < other.numbers[0].where.address


def _is_given(number: NumberFound, earlier: Sequence[Claim]) -> bool:
    values = [claim.numbers[0].value for claim in earlier]
    return number.value in {*values, *(one + other for one, other in combinations(values, 2)), sum(values)}
