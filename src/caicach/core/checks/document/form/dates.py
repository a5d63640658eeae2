"""How dates are written: days below ten and months one and two with a leading zero, no other month. Decree 30/2020."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt, lighter
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.words import plain
from caicach.core.reading.header import DateFound
from caicach.core.reading.places import Fragment


_WRITTEN = re.compile(r"(\d{1,2})(\s*/\s*|\s+tháng\s+)(\d{1,2})(?=\s*/|\s+năm)", re.IGNORECASE)
_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class DatesPadded(DocumentRule):
    """`07/3/2023` and `ngày 05 tháng 01 năm 2023` are right; `7/3/2023` lacks a zero, `04/04/2014` has one too many
    (a hint only, for the decree demands the zero and does not forbid it)."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """At most two findings: dates that lack a zero, dates with one too many."""
        dates = subject.prose.dates
        lacking = [date for date in dates if _lacks(date) and _rightly(date) != date.where.text]
        if lacking:
            yield _summary(check, subject, "dates_written.lacks_zero", lacking)
        spare = [date for date in dates if _has_spare(date)]
        if spare and len(spare) * 2 < len(dates):
            yield _summary(check, subject, "dates_written.spare_zero", spare)


def _parts(date: DateFound) -> tuple[str, str, str] | None:
    match = _WRITTEN.search(date.where.text)
    return (match[1], match[2], match[3]) if match else None


def _lacks(date: DateFound) -> bool:
    parts = _parts(date)
    if parts is None:
        return False
    return (len(parts[0]) == 1) or (parts[2] in ("1", "2"))


def _has_spare(date: DateFound) -> bool:
    parts = _parts(date)
    return parts is not None and parts[2].startswith("0") and int(parts[2]) > 2


def _rightly(date: DateFound) -> str | None:
    """The date as the decree writes it, in the shape it was written in."""
    parts = _parts(date)
    if parts is None:
        return None
    day, month = int(parts[0]), int(parts[2])
    written = f"{day:02d}{parts[1]}{month:02d}" if month <= 2 else f"{day:02d}{parts[1]}{month}"
    return _WRITTEN.sub(lambda match: written, date.where.text, count=1)


def _summary(check: Check, subject: Subject, key: str, dates: list[DateFound]) -> Finding:
    shown = "; ".join(dict.fromkeys(f"“{date.where.text}”" for date in dates[:_SHOWN]))
    first: Fragment = dates[0].where
    return doubt(
        check,
        subject,
        key,
        first,
        fact=f"dates:{key}",
        found=first.text,
        expected=_rightly(dates[0]) or "",
        severity=lighter(check.severity) if key.endswith("spare_zero") else check.severity,
        times=len(dates),
        shown=plain(shown),
    )
