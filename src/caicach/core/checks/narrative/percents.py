"""A percentage and what it may be a share of: the count it belongs to, and every whole the text offers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from caicach.core.catalogue.claims import NumberFound, Relation
from caicach.core.catalogue.roles import CHANNELS, DONE_ROLES, OPEN_ROLES, Role
from caicach.core.checks.narrative.ledgers import Ledger, LedgerIndex
from caicach.core.checks.narrative.parts import LISTS
from caicach.core.checks.narrative.sentences import Stated
from caicach.core.checks.narrative.spans import HUNDRED, Span, reproduces, span_of, span_of_sum
from caicach.core.reading.spelling import matching_key


COUNTABLE = {"dossier", "task", "procedure", "document", "agency", "person",
             "ballot", "petition", "issue"}  # fmt: skip
_LINK = re.compile(r"(?:đạt|chiếm|bằng|tỷ\s+lệ|tương\s+ứng|tương\s+đương|=|\()\s*(?:\w+\s+){0,2}\s*$")
_OTHER_BASE = re.compile(
    r"(?<!\w)(?:so\s+với|tăng|giảm|lũy\s+kế|lộ\s+trình|hài\s+lòng|phấn\s+đấu|mục\s+tiêu|tối\s+thiểu|theo\s+quy\s+định|"
    r"giai\s+đoạn|cùng\s+kỳ|vượt|bình\s+quân|trung\s+bình|điểm)(?!\w)"
)
_OWN_NOUN = re.compile(r"\s*(?:các|số|những|tổng\s+số)?\s*")
_TOTAL = re.compile(
    r"(?<!\w)(?:tổng|trên\s+tổng|toàn\s+bộ|phát\s+ra|phát\s+hành|gửi\s+đi|lấy\s+ý\s+kiến)(?!\w)"
)
_SPENT = re.compile(r"(?<!\w)(?:giải\s+ngân|thực\s+hiện|đã\s+chi|chi|hoàn\s+thành|kiểm\s+tra)(?!\w)")
_OF_PLAN = re.compile(r"\s*(?:so\s+với\s+)?(?:kế\s+hoạch|chỉ\s+tiêu|dự\s+toán)")
_BRACKETED = re.compile(r"\([^()]*\)")
_PLANNED = re.compile(
    r"(?<!\w)(?:kế\s+hoạch|chỉ\s+tiêu|dự\s+toán|đề\s+ra|được\s+giao|dự\s+kiến|tổng\s+vốn)(?!\w)"
)
_OF_TOTAL = re.compile(r"\s*(?:trên|trong|của)?\s*(?:tổng|toàn\s+bộ)")
_OF_NUMBER = re.compile(r"\s*(?:trên|trong|của)?\s*(?:tổng\s+)?số(?!\w)")
_LEADS_TO = re.compile(
    r"\s*(?:(?:so\s+với\s+)?(?:kế\s+hoạch|chỉ\s+tiêu|dự\s+toán)|(?:trên|trong|của)?\s*(?:tổng|toàn\s+bộ))[^\d;.]{0,24}"
)
_OPENS = re.compile(r"\s*(?:kế\s+hoạch\s*)?\(\s*")
_SAID_OF = re.compile(r"[^\d.,;:()]{0,50}\(\s*")
_OUT_OF = re.compile(r"(?:trong|trên)\s+(?:tổng\s+)?(?:số\s+)?$")
_PLAN = re.compile(r"\s*(?:so\s+với\s+)?(?:kế\s+hoạch|chỉ\s+tiêu|dự\s+toán|tổng|số|trên|trong)")


@dataclass(frozen=True)
class Whole:
    """Something a percentage may be a share of, the numbers it is made of, and whether the text names it as the whole:
    a percentage that misses such a whole is wrong, one that misses a figure that merely stands near is not."""

    span: Span
    numbers: tuple[NumberFound, ...]
    is_named: bool = True


@dataclass(frozen=True)
class Share:
    """A percentage of a sentence, the count it belongs to (or counts: the parts of its numerator), the wholes it may be
    measured by, and whether the sentence gives the rest to 100 as a percentage too."""

    percent: NumberFound
    parts: tuple[tuple[NumberFound, ...], ...]
    wholes: tuple[Whole, ...]
    is_attached: bool
    has_complement: bool = False

    @property
    def fitting(self) -> tuple[Whole, ...]:
        """The wholes that give the percentage as written for some numerator."""
        return tuple(
            whole
            for whole in self.wholes
            if any(reproduces(self.percent, span_of_sum(part), whole.span) for part in self.parts)
        )


@dataclass(frozen=True)
class Before:
    """What earlier sentences of the section have stated: the counts called planned, and the last few counts."""

    planned: tuple[NumberFound, ...] = ()
    counts: tuple[NumberFound, ...] = ()

    def then(self, stated: Stated) -> "Before":
        """The same with one more sentence."""
        planned = tuple(n for n in stated.counts if _PLANNED.search(n.clause))
        return Before(self.planned + planned, (self.counts + stated.counts)[-MEMORY:])


MEMORY = 20


def shares_of(
    stated: Stated, ledgers: LedgerIndex, pattern: re.Pattern[str], before: Before
) -> Iterator[Share]:
    """Every percentage of the sentence that states a share exactly. `pattern` finds nouns."""
    for at, percent in enumerate(stated.numbers):
        if not _states_a_share(percent, stated):
            continue
        count = _count_of(stated, at, pattern)
        ledger = _ledger_of(count or percent, stated, ledgers)
        if count is not None and (pair := _pair(stated, count)):
            yield Share(percent, pair, (Whole(span_of(count), (count,)),), True)
        elif count is not None:
            follows = stated.between(percent, None)
            wholes = [*_wholes(count, stated, ledger, follows, before.counts)]
            wholes += [*_plans(count, before.planned, follows)] if not any(w.is_named for w in wholes) else []
            yield Share(percent, ((count,),), tuple(wholes), True, _has_complement(percent, stated))
        elif ledger is not None and percent.role is not None and _is_about(stated, percent, ledger, pattern):
            parts = tuple(_numerators(percent.role, ledger))
            yield Share(percent, parts, tuple(_of_ledger(percent.role, ledger)), False)


def _count_of(stated: Stated, at: int, pattern: re.Pattern[str]) -> NumberFound | None:
    """The count a percentage is said of: in the bracket right after it (`đạt 95% (38/40 hồ sơ)`), with at most what is
    counted between (`95% nhiệm vụ hoàn thành (38/40)`), or before it."""
    percent, rest = stated.numbers[at], stated.numbers[at + 1 :]
    if rest and rest[0].is_count and _OPENS.fullmatch(stated.between(percent, rest[0])):
        return rest[0] if rest[0].whole is not None else None
    if (
        rest
        and rest[0].is_count
        and rest[0].whole is not None
        and _counts_them(stated, percent, rest[0], pattern)
    ):
        return rest[0]
    before = _at_depth(stated.numbers[:at], percent)
    return before if before and _belongs(stated, before, percent, pattern) else None


def _counts_them(stated: Stated, percent: NumberFound, count: NumberFound, pattern: re.Pattern[str]) -> bool:
    """Whether a noun and a few words lead from the percentage to the bracket of the count, both of the same kind."""
    between = stated.between(percent, count)
    own = _own_noun(between, pattern)
    if own is None or (count.noun is not None and count.family is None):
        return False
    return _SAID_OF.fullmatch(between, own.end()) is not None


def _has_complement(percent: NumberFound, stated: Stated) -> bool:
    rest = HUNDRED - percent.value
    return any(n.is_percent and n.value == rest and n.places == percent.places for n in stated.numbers)


def _states_a_share(percent: NumberFound, stated: Stated) -> bool:
    follows = stated.between(percent, None)
    is_change = re.match(r"\s*(?:so\s+với\s+(?!kế|tổng|chỉ|dự)|cùng\s+kỳ)", follows)
    return (
        percent.is_percent
        and percent.is_exact
        and percent.relation is Relation.STATED
        and not (percent.is_range or percent.is_points or is_change)
    )


def _at_depth(numbers: Sequence[NumberFound], percent: NumberFound) -> NumberFound | None:
    """The nearest number before the percentage that is not shut away in a bracket."""
    outside = [n for n in numbers if percent.depth - n.depth in {0, 1}]
    if not outside or any(n.is_percent for n in numbers[numbers.index(outside[-1]) + 1 :]):
        return None
    return outside[-1]


def _belongs(stated: Stated, count: NumberFound, percent: NumberFound, pattern: re.Pattern[str]) -> bool:
    """Whether the percentage is said of the count just before it: linked by `đạt`, `chiếm`, a bracket and the like,
    and followed by no noun of its own."""
    between = _BRACKETED.sub(" ", stated.between(count, percent))
    follows = stated.between(percent, None)
    own = _own_noun(follows, pattern)
    return (
        count.is_count
        and (count.family in COUNTABLE | {"money"} or count.whole is not None or bool(_pair(stated, count)))
        and len(between) <= 60
        and ";" not in between
        and (percent.role in {None, count.role} or _OF_NUMBER.match(follows) is not None)
        and _LINK.search(between) is not None
        and (count.whole is not None or not _OTHER_BASE.search(between))
        and (own is None or _PLAN.match(follows) is not None)
    )


def _pair(stated: Stated, count: NumberFound) -> tuple[tuple[NumberFound, ...], ...]:
    """The part, or the parts together, where the count before the percentage is their whole: `05 đơn vị trong tổng số
    20 đơn vị, đạt 25%`; empty where it is not."""
    before = [
        n
        for n in stated.numbers[: stated.numbers.index(count)]
        if n.is_count and n.family == count.family and (n.family is not None or n.noun == count.noun)
    ]
    if not before or before[-1].value > count.value or not _OUT_OF.search(stated.between(before[-1], count)):
        return ()
    return tuple(tuple(before[-size:]) for size in range(1, len(before) + 1))


def _ledger_of(number: NumberFound, stated: Stated, ledgers: LedgerIndex) -> Ledger | None:
    """The account the number is in; for a percentage, the only account of its scope in the section, or in the
    sentence."""
    if not number.is_percent:
        within = ledgers.by_place.get(number.where, ())
        return next((led for led in within if number.role and led.by_role.get(number.role) == number), None)
    same = ledgers.by_scope.get((stated.section, number.scope), ())
    if len(same) == 1:
        return same[0]
    beside = [
        led for n in stated.numbers for led in ledgers.by_place.get(n.where, ()) if led.scope == number.scope
    ] or [ledger for ledger in same if _goes_before(ledger, number)]
    return beside[0] if beside and all(ledger is beside[0] for ledger in beside) else None


def _goes_before(ledger: Ledger, number: NumberFound) -> bool:
    """Whether the account was given earlier in the number's own paragraph."""
    places = [figure.where for figure in ledger.by_role.values()]
    return any(place.address == number.where.address and place.start < number.where.start for place in places)


def _is_about(stated: Stated, percent: NumberFound, ledger: Ledger, pattern: re.Pattern[str]) -> bool:
    """Whether the percentage may be of what the account counts: `95% cơ quan`, `tỷ lệ cơ quan … đạt 95%` are no
    shares of issues."""
    own = _own_noun(stated.between(percent, None), pattern)
    named = [own[0]] if own else [noun[0] for noun in pattern.finditer(percent.clause)]
    counted = " ".join(number.clause for number in ledger.by_role.values())
    return not named or any(noun in counted for noun in named)


def _own_noun(follows: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The noun right after a percentage."""
    return pattern.match(follows, _OWN_NOUN.match(follows).end())  # type: ignore[union-attr]


def _wholes(
    count: NumberFound, stated: Stated, ledger: Ledger | None, follows: str, earlier: Sequence[NumberFound]
) -> Iterator[Whole]:
    if count.whole is not None:
        yield Whole(Span(count.whole, count.whole), (count,))
        return
    seen: set[NumberFound] = {count}
    if ledger is not None and count.role is not None:
        is_of_plan = _OF_PLAN.match(follows) is not None and count.family != "task"
        for whole in _of_ledger(count.role, ledger):
            seen.update(whole.numbers)
            yield replace(whole, is_named=not is_of_plan)
    for other in stated.wholes:
        if other.family == count.family and other.value >= count.value:
            yield Whole(span_of(other), (other,))
    for other in stated.numbers:
        if (
            other.is_count
            and other.family == count.family
            and other not in seen
            and (other.value >= count.value or other.family == "money")
        ):
            yield Whole(span_of(other), (other,), _is_whole_of(other, count, stated, follows))
    yield from _of_total(count, earlier, follows)


def _of_total(count: NumberFound, earlier: Sequence[NumberFound], follows: str) -> Iterator[Whole]:
    """The counts of earlier sentences that `chiếm 30% tổng số TTHC` may mean; none where the total follows itself."""
    if _OF_TOTAL.match(follows) is None or re.match(r"[^.;]{0,40}\d", follows):
        return
    for other in earlier:
        if other.noun == count.noun and other.value >= count.value:
            yield Whole(span_of(other), (other,))


def _plans(count: NumberFound, planned: Sequence[NumberFound], follows: str) -> Iterator[Whole]:
    """The one plan an earlier sentence gave, for `đạt 75% kế hoạch`."""
    same = {n.value: n for n in planned if n.family == count.family and n.where != count.where}
    if _OF_PLAN.match(follows) and len(same) == 1 and count.family in COUNTABLE:
        (plan,) = same.values()
        yield Whole(span_of(plan), (plan,))


def _is_whole_of(other: NumberFound, count: NumberFound, stated: Stated, follows: str) -> bool:
    """Whether the count is among the parts listed after the other, or the other is called the total, or the plan that
    the words after the percentage speak of."""
    counts = stated.counts
    listed = counts[counts.index(other) + 1 :] if other.where.start < count.where.start else ()
    begins = bool(listed) and listed[0].opener in LISTS and count.depth >= other.depth and count in listed
    begins = begins and (listed[0].depth == other.depth or count.depth > other.depth)
    is_spent = other.family == "money" and _SPENT.search(count.clause) is not None
    is_plan = _PLANNED.search(other.clause) is not None and (_OF_PLAN.match(follows) is not None or is_spent)
    is_work = other.role is Role.TOTAL and count.role in DONE_ROLES
    begins = begins and _OF_PLAN.match(follows) is None
    if other.where.start > count.where.start:
        leads = _LEADS_TO.match(follows)
        is_plan = is_plan or (
            leads is not None and follows[leads.end() :].startswith(matching_key(other.where.text))
        )
    is_made_up = any(n.family == count.family and n.value + count.value == other.value for n in counts)
    return begins or is_plan or is_work or is_made_up or _TOTAL.search(other.clause) is not None


def _of_ledger(role: Role, ledger: Ledger) -> Iterator[Whole]:
    """The wholes a part of the account may be measured by: dealt with, received, due, all there was to do (D1 to D5)."""
    done = ledger.get(Role.DONE_EARLY, Role.DONE_ON_TIME, Role.DONE_EARLY_AND_ON_TIME, Role.DONE_LATE)
    channels = ledger.get(*CHANNELS)
    groups = [
        ledger.get(Role.DONE) if role in DONE_ROLES | {Role.LATE} and role is not Role.DONE else (),
        ledger.get(Role.OPEN) if role in OPEN_ROLES | {Role.LATE} and role is not Role.OPEN else (),
        ledger.get(Role.TOTAL) if role is not Role.TOTAL else (),
        ledger.get(Role.NEW) if role is not Role.NEW else (),
        ledger.get(Role.DUE),
        ledger.get(Role.TOTAL, Role.CARRIED) if {Role.TOTAL, Role.CARRIED} <= set(ledger.by_role) else (),
        ledger.get(Role.CARRIED, Role.NEW),
        done if len(done) > 1 else (),
        ledger.get(Role.DONE, Role.OPEN) if role not in {Role.DONE, Role.OPEN} else (),
        channels if role in CHANNELS and len(channels) > 1 else (),
    ]
    for group in dict.fromkeys(group for group in groups if group):
        yield Whole(span_of_sum(group), group)


def _numerators(role: Role, ledger: Ledger) -> Iterator[tuple[NumberFound, ...]]:
    """What a percentage with this role may count."""
    early, on_time = ledger.get(Role.DONE_EARLY), ledger.get(Role.DONE_ON_TIME)
    both = ledger.get(Role.DONE_EARLY_AND_ON_TIME)
    if role in {Role.DONE_ON_TIME, Role.DONE_EARLY_AND_ON_TIME}:
        yield from (group for group in (both, on_time, early + on_time) if group)
        in_time = ledger.get(Role.OPEN_IN_TIME)
        if in_time and (both or on_time):
            yield (both or early + on_time) + in_time
    elif ledger.get(role):
        yield ledger.get(role)
