"""Percentages that contradict each other or themselves without any count: all on time yet some late, parts of one
whole that exceed it, a share above the whole."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from caicach.core.catalogue.claims import NumberFound, Relation
from caicach.core.catalogue.roles import Role
from caicach.core.checks.findings import Severity
from caicach.core.checks.narrative.sentences import Stated
from caicach.core.checks.narrative.spans import HUNDRED, are_exact, shown, total
from caicach.core.checks.narrative.telling import Doubt, counted, spot
from caicach.core.ground.numbers import vietnamese_number


ON_TIME = {Role.DONE_ON_TIME, Role.DONE_EARLY_AND_ON_TIME}
MANY = 3
_TASKS = re.compile(r"(?<!\w)nhiệm\s+vụ(?!\w)")
_PART_OF_ONE = re.compile(r"(?<!\w)(?:chiếm|hài\s+lòng|bình\s+thường)(?!\w)")
_SHARE_OF_ALL = re.compile(
    r"(?<!\w)(?:đúng\s+hạn|đúng\s+hẹn|hài\s+lòng|số\s+hóa|ký\s+số|trực\s+tuyến|toàn\s+trình|chiếm|hoàn\s+thành)(?!\w)"
)
_MAY_EXCEED = re.compile(
    r"(?<!\w)(?:kế\s+hoạch|dự\s+toán|chỉ\s+tiêu|cùng\s+kỳ|vượt|so|tăng|giảm|bằng|năm\s+trước|thu|mục\s+tiêu)(?!\w)"
)


def whole_percent_doubts(sentences: Iterable[Stated]) -> Iterator[Doubt]:
    """Every such contradiction, in the order of the text."""
    for _, same in groupby(sentences, key=lambda stated: stated.sentence.address):
        paragraph = list(same)
        yield from _all_yet_late(paragraph)
        for stated in paragraph:
            yield from _too_many_parts(stated)
            yield from _above_whole(stated)


def _percents(stated: Stated) -> list[NumberFound]:
    return [
        n
        for n in stated.numbers
        if n.is_percent and n.is_exact and n.relation is Relation.STATED and not (n.is_range or n.is_points)
    ]


def _all_yet_late(paragraph: list[Stated]) -> Iterator[Doubt]:
    """`100% hồ sơ đúng hạn` beside work dealt with late; a task not done in time is not on time either."""
    numbers = [number for stated in paragraph for number in stated.counts]
    for stated in paragraph:
        for percent in _percents(stated):
            is_task = _TASKS.search(percent.clause) is not None
            late = {Role.DONE_LATE, Role.LATE} | ({Role.OPEN_LATE} if is_task else set())
            against = [
                n for n in numbers if n.role in late and n.value > 0 and n.flows and n.scope == percent.scope
            ]
            if percent.value == HUNDRED and percent.role in ON_TIME and against:
                yield _doubt("share.all_yet_late", percent, against[0].where.text, counted(against[0]))


def _too_many_parts(stated: Stated) -> Iterator[Doubt]:
    """Shares of one whole told one after the other without counts must not exceed it."""
    percents = _percents(stated)
    parts = [n for n in percents if n.value < HUNDRED and _PART_OF_ONE.search(n.clause)]
    if len(parts) < MANY or len(parts) < len(percents) or stated.counts[1:] or not are_exact(parts):
        return
    slack = sum((Decimal(1).scaleb(-n.places) for n in parts), Decimal(0)) / 2
    if total(parts) > HUNDRED + slack and len({n.scope for n in parts}) == 1:
        worked = " + ".join(f"{vietnamese_number(n.value)}%" for n in parts)
        yield _doubt("share.parts_exceed", parts[-1], f"{worked} = {shown(total(parts))}%", "")


def _above_whole(stated: Stated) -> Iterator[Doubt]:
    """A share of all there is cannot exceed it; of a plan or of last year it can."""
    for percent in _percents(stated):
        around = f"{percent.clause} {stated.between(percent, None)[:40]}"
        if (
            percent.value > HUNDRED
            and _SHARE_OF_ALL.search(percent.clause)
            and not _MAY_EXCEED.search(around)
        ):
            yield _doubt("share.above_whole", percent, f"{shown(percent.value)}% > 100%", "")


def _doubt(key: str, percent: NumberFound, arithmetic: str, against: object) -> Doubt:
    return Doubt(
        key=key,
        fact=f"share:{spot((percent,))}",
        where=percent.where,
        values={"against": against},
        found=percent.where.text,
        expected="≤ 100%",
        arithmetic=arithmetic,
        severity=Severity.WARNING,
    )
