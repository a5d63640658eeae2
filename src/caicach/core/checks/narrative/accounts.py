"""The rule that accounts of work balance: what came in is what was done and what is open, and each is its parts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from caicach.core.catalogue.claims import NumberFound
from caicach.core.catalogue.roles import Role
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.findings import Finding, Severity
from caicach.core.checks.narrative.equations import Break, breaks_of
from caicach.core.checks.narrative.fractions import fraction_doubts
from caicach.core.checks.narrative.ledgers import Ledger, LedgerIndex, indexed, ledgers_of
from caicach.core.checks.narrative.rests import Rests
from caicach.core.checks.narrative.sentences import own_claims
from caicach.core.checks.narrative.spans import are_exact, shown, shown_sum, span_of, span_of_sum, total
from caicach.core.checks.narrative.telling import Doubt, spot, told
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from caicach.core.ground.words import Words
from caicach.core.reading.clauses import Opener


ALL_LEVELS = ("cấp tỉnh", "cấp huyện", "cấp xã")
WHOLE_LEVELS = ("", "toàn địa bàn")


_LISTED = {Opener.BRACKET, Opener.COLON, Opener.CONSISTS}
SAID = {
    "intake": ("account.intake_excess", "account.intake_short"),
    "channels": ("account.channels_excess", "account.channels_short"),
    "done": ("account.done_excess", "account.done_short"),
    "open": ("account.open_excess", "account.open_short"),
    "balance": ("account.balance_excess", "account.balance_short"),
    "levels": ("account.levels_excess", "account.levels_short"),
    "part": ("account.part_excess", "account.part_excess"),
}
"""What is said of each equation: too many, too few."""


@dataclass(frozen=True)
class Accounts:
    """Equalities and levels of each account stated in the narrative. `sentence` is the rule in words."""

    sentence: Words

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """Every equation that fails under all its readings, in the order of the text."""
        claims = own_claims(subject.filing)
        ledgers = ledgers_of(claims)
        rests = Rests(subject.filing.sections, subject.catalogue.phrases)
        year = _is_year(subject.filing.period)
        doubts = [
            _doubt(broken, ledger, year)
            for ledger in ledgers
            for broken in breaks_of(ledger)
            if not rests.tell(broken)
        ]
        doubts += [_doubt(broken, ledger, year) for ledger, broken in _levels(ledgers)]
        doubts += fraction_doubts(claims)
        return [told(doubt, check, subject) for doubt in doubts]


def _is_year(period: ReportingPeriod | None) -> bool:
    """Whether the account closes with the period; where the period is not known, it is taken to."""
    return period is None or period.kind is PeriodKind.YEAR


def _doubt(broken: Break, ledger: Ledger, year: bool) -> Doubt:
    excess, short = SAID[broken.equation]
    last = max((*broken.left, *broken.right), key=lambda number: number.where.start)
    at = broken.left[0] if len(broken.left) == 1 else last
    sides = f"{shown_sum(broken.right)} ≠ {shown_sum(broken.left)}"
    return Doubt(
        key=excess if broken.gap < 0 else short,
        fact=f"account:{broken.equation}:{spot((*broken.left, *broken.right))}",
        where=at.where,
        values={"noun": ledger.noun, "gap": shown(abs(broken.gap)), "scope": _whose(ledger)},
        found=at.where.text,
        expected=shown(total(broken.right)),
        arithmetic=sides,
        severity=Severity.HINT if _runs_on(broken, ledger, year) else _severity(broken),
        numbers=(*broken.left, *broken.right),
    )


def _whose(ledger: Ledger) -> str:
    scope = ledger.scope
    words = ", ".join(part for part in (scope.label, scope.level, scope.giver, scope.period) if part)
    return f" ({words})" if words else ""


def _runs_on(broken: Break, ledger: Ledger, year: bool) -> bool:
    """Whether tasks without a word may simply be under way, for the year is not over."""
    is_untold = broken.equation == "balance" and broken.gap > 0
    return is_untold and ledger.family == "task" and not year


def _severity(broken: Break) -> Severity:
    """Exact numbers that exceed or fall short of a whole whose parts are all named are an error; where a part may be
    left unsaid, a warning; where a number is only approximate, a hint."""
    if not broken.is_exact:
        return Severity.HINT
    says_all = "tổng" in (broken.left[0].status or "") or broken.equation != "balance"
    if broken.gap < 0:
        return Severity.ERROR if says_all else Severity.WARNING
    return Severity.ERROR if broken.is_full and says_all else Severity.WARNING


def _levels(ledgers: Iterable[Ledger]) -> Iterator[tuple[Ledger, Break]]:
    """The whole province against its levels, role by role; the districts' figure may take in their communes'."""
    listed = list(ledgers)
    index = indexed(ledger for ledger in listed if ledger.scope.level in ALL_LEVELS)
    for ledger in listed:
        if ledger.scope.level not in WHOLE_LEVELS:
            continue
        for role, whole in ledger.by_role.items():
            broken = _levels_broken(whole, _at_levels(index, ledger, role))
            if broken:
                yield ledger, broken


def _at_levels(index: LedgerIndex, whole: Ledger, role: Role) -> dict[str, NumberFound]:
    """The figure of each level, the last where one is told twice."""
    return {
        level: ledger.by_role[role]
        for level in ALL_LEVELS
        for ledger in index.by_scope.get((whole.section, replace(whole.scope, level=level)), ())
        if ledger.family == whole.family and role in ledger.by_role
    }


def _are_listed(parts: Sequence[NumberFound]) -> bool:
    """Whether the words list just these parts: `37 hồ sơ (cấp huyện 29, cấp xã 8)`."""
    ordered = sorted(parts, key=lambda part: part.where.start)
    return ordered[0].opener in _LISTED and all(part.opener not in _LISTED for part in ordered[1:])


def _levels_broken(whole: NumberFound, parts: dict[str, NumberFound]) -> Break | None:
    right = tuple(parts.values())
    if len(parts) < 2:
        return None
    span, full = span_of(whole), len(parts) == len(ALL_LEVELS) or _are_listed(right)
    without_communes = tuple(parts[level] for level in ALL_LEVELS[:2] if level in parts)
    fits = span.meets(span_of_sum(right)) or (full and span.meets(span_of_sum(without_communes)))
    may_be_more = not full and span.high > span_of_sum(right).low
    if fits or may_be_more:
        return None
    gap = whole.value - total(right)
    return Break("levels", (whole,), right, gap, full, are_exact((whole, *right)))
