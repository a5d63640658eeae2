"""The day a report is judged on, and how it is told."""

from datetime import date, timedelta

from caicach.core.catalogue.filing import Filing
from caicach.core.checks.document.days import as_written, month_as_written
from caicach.core.ground.words import EMPTY, Words


def report_day(filing: Filing) -> date | None:
    """The document's date; with the day blank the last day of its month; else the cut-off; None if none is known."""
    dated = filing.header.dated
    if dated is not None and dated.as_date is not None:
        return dated.as_date
    if dated is not None and dated.year and dated.month and 1 <= dated.month <= 12:
        following = date(dated.year + dated.month // 12, dated.month % 12 + 1, 1)
        return following - timedelta(days=1)
    return filing.period.cutoff_on if filing.period else None


def report_time(filing: Filing) -> Words:
    """When the report is made, as far as it says itself: `ngày 15/12/2023`, `tháng 12/2023` while the day stands
    blank, the data close where it has no date; empty when nothing is known."""
    dated, day = filing.header.dated, report_day(filing)
    if day is None:
        return EMPTY
    if dated is not None and dated.as_date is not None:
        return Words(f"ngày {as_written(day)}", as_written(day))
    if dated is not None and dated.month:
        return Words(f"tháng {month_as_written(day)}", month_as_written(day))
    return Words(f"ngày chốt số liệu {as_written(day)}", f"its data close, {as_written(day)}")


def report_year(filing: Filing) -> int | None:
    """The year the report is about; None when the period is not known."""
    return filing.period.year if filing.period else None
