"""The names a sentence may use: agency, period, superior; a blank where the statement does not know one."""

from collections.abc import Mapping

from caicach.core.documents.official import Blank, DateToPrint, Inline
from caicach.core.documents.outline import Head
from caicach.core.documents.statement import Statement
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.numbers import two_digits
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from caicach.core.ground.words import Messages


# A report at the end of a year plans the next one; a report within the year plans the rest of it.
_YEARS_AHEAD = {PeriodKind.YEAR: 1, PeriodKind.SECOND_HALF: 1, PeriodKind.QUARTER_FOUR: 1}
_ROOM = " " * 6


def names_of(statement: Statement, head: Head, messages: Messages) -> Mapping[str, Inline]:
    """Each name a template may use (but `parts`) as it stands in this statement."""

    def known(text: str | None, name: str) -> Inline:
        return text or Blank(messages.say(f"documents.ask_{name}").vi)

    abbreviation = known(statement.abbreviation, "abbreviation")
    symbol = f"BC-{statement.abbreviation or messages.say('documents.room_abbreviation').vi}"
    return {
        "agency": known(statement.short_name or statement.agency_name, "agency"),
        "agency_full": known(statement.agency_name or statement.short_name, "agency"),
        "doer": _whole(statement, head, messages)
        or known(statement.short_name or statement.agency_name, "agency"),
        "abbreviation": abbreviation,
        "period": known(this_period(statement.period, messages), "period"),
        "next_period": known(next_period(statement.period, messages), "next_period"),
        "superior": head.superior,
        "province_name": known(_bare(statement.province), "province"),
        "province": known(statement.province, "province"),
        "annex": messages.say("documents.annexes" if statement.tallies else "documents.annex").vi,
        "issue_number": statement.masthead.number or _ROOM,
        "issue_day": issue_day(date_to_print(statement), messages),
        "symbol": statement.masthead.symbol or symbol,
    }


def this_period(period: ReportingPeriod | None, messages: Messages) -> str | None:
    """`năm 2023`, `quý I năm 2024`; None while the period is not known."""
    return messages.say(f"documents.this_{period.kind.value}", year=period.year).vi if period else None


def next_period(period: ReportingPeriod | None, messages: Messages) -> str | None:
    """The period whose work the report plans: `năm 2024` after `năm 2023`, `quý II năm 2024` after the first."""
    if period is None:
        return None
    year = period.year + _YEARS_AHEAD.get(period.kind, 0)
    return messages.say(f"documents.next_{period.kind.value}", year=year).vi


def date_to_print(statement: Statement) -> DateToPrint:
    """Month and year of the cut-off unless the source has its own; the day stays blank until issue."""
    given = statement.masthead.dated
    cutoff = statement.period.cutoff_on if statement.period else None
    return DateToPrint(
        day=given.day,
        month=given.month or (cutoff.month if cutoff else None),
        year=given.year or (cutoff.year if cutoff else None),
    )


def issue_day(dated: DateToPrint, messages: Messages) -> str:
    """`ngày 05 tháng 02 năm 2024`, with room for a part not yet known (Decree 30/2020: 01 to 09, months 01, 02)."""
    day = two_digits(dated.day) if dated.day else _ROOM
    month = _ROOM if dated.month is None else two_digits(dated.month) if dated.month < 3 else dated.month
    year = dated.year if dated.year else _ROOM
    return messages.say("documents.issue_day", day=day, month=month, year=year).vi


def _whole(statement: Statement, head: Head, messages: Messages) -> str | None:
    """`toàn tỉnh`: whose the figures are when they are those of many agencies; None when they are the agency's own."""
    if not statement.tallies or statement.agency_type is not AgencyType.PROVINCE:
        return None
    if head.whole or not statement.province:
        return head.whole or None
    kind = statement.province.removesuffix(_bare(statement.province) or "").strip()
    return messages.say("documents.whole_of", kind=kind.lower()).vi if kind else None


def _bare(province: str | None) -> str | None:
    """The name alone, as a place and date line writes it: `Gia Lai` of `tỉnh Gia Lai`."""
    words = (province or "").split(" ")
    kind = 2 if words[0].lower() == "thành" else 1
    return " ".join(words[kind:]) or province
