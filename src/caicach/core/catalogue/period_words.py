"""The period a report is for, from the words of its title; the regime says which days that is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from caicach.core.catalogue.regimes import Regime
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from caicach.core.ground.text import fold


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """What words say of a period; the year is None where they do not name it."""

    kind: PeriodKind
    year: int | None


_KINDS = (
    (PeriodKind.HALF_YEAR, r"\b(?:0?6|sau) thang(?! cuoi)(?: dau nam)?|\b6t\b|\bban nien\b"),
    (PeriodKind.NINE_MONTHS, r"\b(?:0?9|chin) thang(?: dau nam)?|\b9t\b"),
    (PeriodKind.QUARTER_ONE, r"\bqu[yi] (?:i|1|mot|dau)\b"),
    (PeriodKind.QUARTER_THREE, r"\bqu[yi] (?:iii|3|ba)\b"),
    (
        PeriodKind.YEAR,
        r"(?<!thang )(?<!thang \d )(?<!thang \d\d )\bnam (?=(?:19|20)\d\d\b)|\bca nam\b|\bnam bao cao\b",
    ),
)
_ANY = re.compile("|".join(f"(?P<{kind.value}>{words})" for kind, words in _KINDS))
_YEAR_AT_ONCE = re.compile(r"\s*(?:cua\s+)?(?:nam|[/\-.,(])?\s*(?P<year>(?:19|20)\d\d)\b")
_YEAR = re.compile(r"\bnam (?P<year>(?:19|20)\d\d)\b|[/\-](?P<after>(?:19|20)\d\d)\b")
# A report of one period may plan the next: what follows these words is the plan's.
_PLAN = re.compile(r"\b(?:phuong huong|nhiem vu trong tam|ke hoach|nhiem vu) .*")


def period_words(text: str) -> PeriodWords | None:
    """The first period the words name: `6 tháng đầu năm 2024`, `quý I/2024`, `năm 2023`; None when they name none.

    The year may stand later (`quý I và phương hướng quý II năm 2024`); a plan's year is taken only for want of it.
    """
    key = fold(text)
    match = _ANY.search(key)
    if match is None or match.lastgroup is None:
        return None
    kind = PeriodKind(match.lastgroup)
    at_once = _YEAR_AT_ONCE.match(key, match.end())
    if at_once is not None:
        return PeriodWords(kind, int(at_once["year"]))
    rest = key[match.end() :]
    year = _YEAR.search(_PLAN.sub("", rest)) or _YEAR.search(rest)
    return PeriodWords(kind, int(year["year"] or year["after"]) if year is not None else None)


def find_period(
    texts: Iterable[str], year_of_date: int | None, regimes: Sequence[Regime]
) -> ReportingPeriod | None:
    """The period the first text that names one speaks of, in the first regime in force that has such a period;
    a year the words leave out is the year of the document's date. None when nothing says it."""
    for text in texts:
        words = period_words(text)
        if words is None:
            continue
        year = words.year or year_of_date
        return period_in(regimes, words.kind, year) if year is not None else None
    return None


def period_in(regimes: Sequence[Regime], kind: PeriodKind, year: int) -> ReportingPeriod | None:
    """The period of that kind and year in the first regime in force then, else in the first that has such a one."""
    periods = [(regime, period) for regime in regimes if (period := regime.period(kind, year)) is not None]
    in_force = (
        period
        for regime, period in periods
        if regime.from_on <= period.cutoff_on and (regime.until is None or period.from_on <= regime.until)
    )
    return next(in_force, periods[0][1] if periods else None)


def period_by_id(regimes: Sequence[Regime], id_: str) -> ReportingPeriod | None:
    """The period written `2023-year`; None when it is not one."""
    year, _, kind = id_.partition("-")
    if not year.isdigit() or kind not in set(PeriodKind):
        return None
    return period_in(regimes, PeriodKind(kind), int(year))
