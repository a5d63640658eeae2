"""Periods and years named in sentences about results."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt, place_key
from caicach.core.checks.document.parts import Part
from caicach.core.checks.document.prose import Sentence
from caicach.core.checks.document.report_day import report_year
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.periods import PeriodKind
from caicach.core.ground.text import fold
from caicach.core.ground.words import Words, plain
from caicach.core.reading.places import Fragment, fragment


_RESULTS = frozenset({Part.OPENING, Part.RESULTS, Part.SHORTCOMINGS, Part.CLOSING})
_KINDS = (
    (PeriodKind.QUARTER_ONE, r"quý\s+(?:I|1|một)\b(?!\s*(?:,\s*(?:I{2,3}|IV|[234])\b|và\s+quý|đến\b|[-–]))"),
    (PeriodKind.QUARTER_TWO, r"quý\s+(?:II|2|hai)\b"),
    (PeriodKind.QUARTER_THREE, r"quý\s+(?:III|3|ba)\b"),
    (PeriodKind.QUARTER_FOUR, r"quý\s+(?:IV|4|bốn)\b"),
    (PeriodKind.HALF_YEAR, r"(?:6|06|sáu)\s+tháng\s+đầu\s+năm"),
    (PeriodKind.SECOND_HALF, r"(?:6|06|sáu)\s+tháng\s+cuối\s+năm"),
    (PeriodKind.NINE_MONTHS, r"(?:9|09|chín)\s+tháng(?:\s+đầu\s+năm)?(?!\s+\d)"),
)
_STATING = r"(?<!\w)(?:trong|tính trong|kết quả|tính đến hết|đến hết|hết)\s+(?:kỳ\s+|suốt\s+)?"
_STATED = tuple((kind, re.compile(f"{_STATING}(?:{pattern})", re.IGNORECASE)) for kind, pattern in _KINDS)
_NAMED = ("quý ", "tháng đầu", "tháng cuối", "9 tháng", "09 tháng", "chín tháng")
_COMPARED = re.compile(
    r"so voi|cung ky|(?:ky|nam) truoc(?! chuyen)|giai doan|tu nam|truoc day|tong ket|chi so|phan dau"
)
_COMPARES_BEFORE = re.compile(r"so voi|cung ky|ky truoc|tu nam \d+ den|giai doan")


@dataclass(frozen=True, kw_only=True)
class OtherPeriods(DocumentRule):
    """A sentence about results does not say `trong quý I` inside a report of another period. Sentences that compare,
    or that name two periods side by side, are let be."""

    names: tuple[tuple[PeriodKind, Words], ...]

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each mention of another period."""
        period = subject.filing.period
        if period is None:
            return
        for sentence in subject.prose.sentences(_RESULTS, holding=_NAMED):
            kinds = _periods_in(sentence)
            if len({kind for kind, _ in kinds}) != 1 or _COMPARED.search(sentence.key):
                continue
            kind, where = kinds[0]
            if kind is not period.kind and not _belongs(kind, period.kind):
                yield doubt(
                    check,
                    subject,
                    "period_words.other",
                    where,
                    fact=f"period:{place_key(where)}",
                    found=where.text,
                    expected=dict(self.names)[period.kind].vi,
                    own=dict(self.names)[period.kind],
                )


def _belongs(mentioned: PeriodKind, own: PeriodKind) -> bool:
    """Whether the mention is only another name of the own period's end (`quý II` in a half-year report)."""
    return (mentioned, own) in {(PeriodKind.NINE_MONTHS, PeriodKind.QUARTER_THREE)}


def _periods_in(sentence: Sentence) -> list[tuple[PeriodKind, Fragment]]:
    found = []
    for kind, pattern in _STATED:
        found += [(kind, _part(sentence, match)) for match in pattern.finditer(sentence.text)]
    return found


def _part(sentence: Sentence, match: re.Match[str], group: int = 0) -> Fragment:
    start = sentence.where.start
    paragraph = sentence.paragraph
    return fragment(paragraph.text, paragraph.address, start + match.start(group), start + match.end(group))


_IN_YEAR = re.compile(
    r"(?<!\w)(?:trong|kết quả)\s+năm\s+((?:19|20)\d\d)(?!\s*[-–]\s*\d)|^\W*năm\s+((?:19|20)\d\d)\s*,",
    re.IGNORECASE,
)
_FIRST_YEAR = re.compile(r"\W*năm")
_PLAN_YEAR = re.compile(
    r"(?:kế\s+hoạch)\s+(?:\S+\s+){0,8}?năm\s+((?:19|20)\d\d)(?!\s*[-–]\s*\d)", re.IGNORECASE
)
_DOING = re.compile(r"\b(thuc hien|trien khai|ban hanh|theo|hoan thanh)\b")
_NOT_DOING = re.compile(
    r"tong ket|so ket|danh gia ket qua|chi so|bao cao|phan dau|giai trinh|so voi|cung ky|chuyen tiep|chuyen sang"
)


@dataclass(frozen=True, kw_only=True)
class OtherYears(DocumentRule):
    """A sentence about results speaks of the year reported; the plan carried out is that year's plan."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each other year that a sentence states results or the plan carried out for."""
        year = report_year(subject.filing)
        if year is None:
            return
        for sentence in subject.prose.sentences(_RESULTS, holding=("năm 19", "năm 20")):
            in_year = list(_IN_YEAR.finditer(sentence.text)) if _is_in_year(sentence.plain) else []
            of_plan = list(_PLAN_YEAR.finditer(sentence.text)) if "kế hoạch" in sentence.plain else []
            key = sentence.key if in_year or of_plan else ""
            if not _COMPARES_BEFORE.search(key):
                for match in in_year:
                    yield from _other_year(check, subject, sentence, match, year, "period_words.year")
            if _DOING.search(key) and not _NOT_DOING.search(key) and sentence.part is Part.RESULTS:
                for match in of_plan:
                    yield from _other_year(check, subject, sentence, match, year, "period_words.plan_year")


def _is_in_year(plain: str) -> bool:
    """Whether `_IN_YEAR` is worth trying."""
    return "trong năm " in plain or "kết quả năm " in plain or _FIRST_YEAR.match(plain) is not None


def _other_year(
    check: Check, subject: Subject, sentence: Sentence, match: re.Match[str], year: int, key: str
) -> Iterable[Finding]:
    group = 1 if match[1] else 2
    named = int(match[group])
    is_plan = key.endswith("plan_year")
    if named == year or (is_plan and (named > year or _is_issued_then(sentence, match, named))):
        return
    where = _part(sentence, match)
    last = where.text.split()[-1].rstrip(",")
    at_year = fragment(sentence.paragraph.text, where.address, where.end - len(last), where.end)
    yield doubt(
        check,
        subject,
        key,
        where,
        fact=f"year:{place_key(at_year)}",
        found=str(named),
        expected=str(year),
    )


def _is_issued_then(sentence: Sentence, match: re.Match[str], year: int) -> bool:
    """Whether the year only dates the plan's symbol: `Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2022`."""
    return re.search(r"tháng\s+\S+\s+năm\s+\d{4}$", match.group(), re.IGNORECASE) is not None


_SPAN = re.compile(r"giai\s+đoạn\s+((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)", re.IGNORECASE)
_GOING_ON = re.compile(r"^\W*(tiep tuc|dang|tap trung|trien khai|thuc hien|thuc hien tot|thuc hien nghiem)\b")


@dataclass(frozen=True, kw_only=True)
class ProgrammesNotOver(DocumentRule):
    """A programme carried on (`tiếp tục thực hiện … giai đoạn 2015 - 2021`) has not ended before the year reported."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding a paragraph, at its first programme that is over."""
        year = report_year(subject.filing)
        if year is None:
            return
        told: set[int] = set()
        for sentence in subject.prose.sentences(frozenset({Part.RESULTS}), holding=("giai đoạn",)):
            match = _SPAN.search(sentence.text)
            block = sentence.where.address.block
            if match is None or int(match[2]) >= year or block in told:
                continue
            if _NOT_DOING.search(sentence.key):
                continue
            if _GOING_ON.match(fold(sentence.paragraph.text)) or _GOING_ON.match(sentence.key):
                told.add(block)
                where = _part(sentence, match)
                yield doubt(
                    check,
                    subject,
                    "period_words.programme_over",
                    where,
                    fact=f"programme:{place_key(where)}",
                    found=where.text,
                    expected=plain(str(year)).vi,
                    end=match[2],
                )
