"""The day a report is judged on."""

from datetime import date, timedelta

from caicach.core.catalogue.filing import Filing


def report_day(filing: Filing) -> date | None:
    """The document's date; with the day blank the last day of its month; else the cut-off; None if none is known."""
    dated = filing.header.dated
    if dated is not None and dated.as_date is not None:
        return dated.as_date
    if dated is not None and dated.year and dated.month and 1 <= dated.month <= 12:
        following = date(dated.year + dated.month // 12, dated.month % 12 + 1, 1)
        return following - timedelta(days=1)
    return filing.period.cutoff_on if filing.period else None


def report_year(filing: Filing) -> int | None:
    """The year the report is about; None when the period is not known."""
    return filing.period.year if filing.period else None
