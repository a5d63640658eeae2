"""Years in the frame of the report: subject, plan heading, closing sentence, annex title, date of the document."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.days import as_written
from caicach.core.checks.document.doubts import doubt, lighter, place_key
from caicach.core.checks.document.parts import Part
from caicach.core.checks.document.prose import Passage, at
from caicach.core.checks.document.report_day import report_day, report_year
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.periods import PeriodKind
from caicach.core.ground.text import fold
from caicach.core.reading.narrative import is_annex_title
from caicach.core.reading.places import Fragment


_YEAR = re.compile(r"năm\s+((?:19|20)\d\d)", re.IGNORECASE)
_AHEAD = re.compile(r"phuong huong|nhiem vu|ke hoach|thoi gian toi")
_LATEST_AFTER = timedelta(days=75)


@dataclass(frozen=True, kw_only=True)
class FrameYears(DocumentRule):
    """Opening, closing and annex title name the year reported; what looks ahead names it or the next one."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each year in the frame that is neither."""
        year = report_year(subject.filing)
        if year is None:
            return
        for passage, match in _frame(subject):
            named = int(match[1])
            ahead = bool(_AHEAD.search(fold(passage.text[: match.start()])))
            allowed = _allowed(subject, year, ahead, passage)
            if named not in allowed:
                where = at(passage.paragraph, match)
                expected = " / ".join(str(item) for item in sorted(allowed))
                yield doubt(
                    check,
                    subject,
                    "period_words.frame_year",
                    where,
                    fact=f"year:{place_key(at(passage.paragraph, match, 1))}",
                    found=match[1],
                    expected=expected,
                )


def _allowed(subject: Subject, year: int, ahead: bool, passage: Passage) -> frozenset[int]:
    period = subject.filing.period
    is_whole_year = period is not None and period.kind is PeriodKind.YEAR
    if not ahead:
        return frozenset({year})
    if passage.is_heading and passage.part is Part.PLAN and is_whole_year:
        return frozenset({year + 1})
    return frozenset({year, year + 1})


def _frame(subject: Subject) -> Iterator[tuple[Passage, re.Match[str]]]:
    before_annex_name = 0
    for passage in subject.prose.passages:
        is_title = passage.part is Part.ANNEX and is_annex_title(passage.text)
        before_annex_name = 3 if is_title else max(0, before_annex_name - 1)
        in_name = (
            passage.part is Part.ANNEX and before_annex_name > 0 and "kem theo" not in fold(passage.text)
        )
        is_heading = passage.is_heading and passage.part in (Part.RESULTS, Part.PLAN)
        if in_name or is_heading or passage.part is Part.CLOSING:
            for match in _YEAR.finditer(passage.text):
                if not re.search(r"\d\s*tháng\s*\d{1,2}\s*$", passage.text[: match.start()]):
                    yield passage, match


@dataclass(frozen=True, kw_only=True)
class DatedAfterPeriod(DocumentRule):
    """The report is dated after its data close, and not long after."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """At most one finding, at the date of the document."""
        period, dated = subject.filing.period, subject.filing.header.dated
        day = report_day(subject.filing)
        if period is None or dated is None or day is None or dated.year is None or dated.month is None:
            return
        key = _when(day, period.from_on, period.cutoff_on)
        if key is not None:
            yield doubt(
                check,
                subject,
                f"period_words.{key}",
                _where(dated.where),
                fact="date:own",
                found=dated.where.text,
                severity=check.severity if key != "dated_early" else lighter(check.severity),
                cutoff=as_written(period.cutoff_on),
                begins=as_written(period.from_on),
            )


def _when(day: date, begins: date, cutoff: date) -> str | None:
    if day < begins:
        return "dated_before"
    if day < cutoff:
        return "dated_early"
    return "dated_late" if day > cutoff + _LATEST_AFTER else None


def _where(where: Fragment) -> Fragment:
    return where
