"""content/regimes: reporting regimes with their windows and due days."""

import calendar
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from caicach.adapters.content.files import Record, files_under, records_in
from caicach.core.catalogue.regimes import DutyPeriod, MonthDay, Regime
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind


_DAY = re.compile(r"(\d{2})-(\d{2})( of the year before)?")
_LEAP_YEAR = 2024


def load_regimes(root: Path) -> tuple[Regime, ...]:
    """Every regime, one a file, in the order of the file names; no id and no kind of period twice."""
    regimes: dict[str, Regime] = {}
    for file in files_under(root / "regimes"):
        for record in records_in(file):
            regime = _regime(record)
            if regime.id in regimes:
                raise record.wrong("id", f"“{regime.id}” đã dùng rồi.", f"“{regime.id}” is already taken.")
            regimes[regime.id] = regime
    return tuple(regimes.values())


def _regime(record: Record) -> Regime:
    reference = record.text("reference")
    regime = Regime(
        id=record.text("id"),
        name=record.text("name"),
        issuer=record.text("issuer"),
        from_on=record.day("from"),
        until=record.day_or_none("until"),
        periods=tuple(_period(entry, reference) for entry in record.records("periods")),
        reference=reference,
        unverified=record.flag("unverified"),
        asks_for=record.text("asks_for", ""),
        senders=record.text("senders", ""),
        receiver=record.text("receiver", ""),
        channels=record.texts("channels"),
        ended=_ended(record),
    )
    record.done()
    _check_regime(record, regime)
    return regime


def _check_regime(record: Record, regime: Regime) -> None:
    if regime.until is not None and regime.until < regime.from_on:
        raise record.wrong("until", "không được trước ngày bắt đầu.", "must not be before the first day.")
    kinds = [period.kind for period in regime.periods]
    if not kinds or len(set(kinds)) < len(kinds):
        raise record.wrong(
            "periods", "mỗi loại kỳ đứng đúng một lần.", "must name each kind of period once, at least one."
        )


def _ended(record: Record) -> Mapping[AgencyType, date]:
    """The last day of levels that owe no more."""
    if not record.has("ended"):
        return {}
    levels = record.record("ended")
    ended = {level: levels.day(level) for level in AgencyType if levels.has(level)}
    levels.done()
    return ended


def _period(record: Record, reference: str) -> DutyPeriod:
    period = DutyPeriod(
        kind=record.member("kind", PeriodKind),
        name=record.text("name"),
        from_day=_month_day(record, "from"),
        cutoff=_month_day(record, "cutoff"),
        due=_by_level(record, "due"),
        is_cumulative=record.flag("cumulative"),
        reference=record.text("reference", reference),
        unverified=record.flag("unverified"),
        opens=_month_day(record, "opens") if record.has("opens") else None,
        frozen=_by_level(record, "frozen"),
    )
    record.done()
    _check_order(record, period)
    _check_days(record, period)
    return period


def _by_level(record: Record, field: str) -> Mapping[AgencyType, MonthDay]:
    if not record.has(field):
        return {}
    levels = record.record(field)
    days = {level: _month_day(levels, level) for level in AgencyType if levels.has(level)}
    levels.done()
    return days


def _month_day(record: Record, field: str) -> MonthDay:
    """`12-15 of the year before` is 15 December of the year before the reporting year."""
    match = _DAY.fullmatch(record.text(field))
    month, day = (int(match[1]), int(match[2])) if match else (0, 0)
    if not match or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(_LEAP_YEAR, month)[1]:
        raise record.wrong(
            field,
            'phải là tháng-ngày trong dấu nháy, ví dụ "12-15 of the year before".',
            'must be a quoted month-day, such as "12-15 of the year before".',
        )
    return MonthDay(month, day, -1 if match[3] else 0)


def _check_order(record: Record, period: DutyPeriod) -> None:
    if period.from_day.in_year(_LEAP_YEAR) > period.cutoff.in_year(_LEAP_YEAR):
        raise record.wrong("cutoff", "không được trước ngày đầu kỳ.", "must not be before the first day.")
    early = [level for level, day in period.due.items() if _is_before(day, period.cutoff)]
    if early:
        raise record.wrong(
            "due",
            f"hạn gửi của {early[0]} đứng trước ngày chốt số liệu.",
            f"the due day of {early[0]} is before the cut-off.",
        )


def _check_days(record: Record, period: DutyPeriod) -> None:
    """A report opens before it is due, and freezes no earlier."""
    opens = period.opens_on(_LEAP_YEAR)
    late = [level for level, day in period.due.items() if day.in_year(_LEAP_YEAR) < opens]
    if late:
        raise record.wrong(
            "opens" if period.opens else "due",
            f"ngày mở sau hạn gửi của {late[0]}.",
            f"the report opens after it is due of {late[0]}.",
        )
    for level, day in period.frozen.items():
        if level not in period.due or _is_before(day, period.due[level]):
            raise record.wrong(
                "frozen",
                f"phải từ hạn gửi của {level} trở đi, và {level} phải có hạn gửi.",
                f"must be no earlier than the due day of {level}, and {level} must have one.",
            )


def _is_before(day: MonthDay, other: MonthDay) -> bool:
    return day.in_year(_LEAP_YEAR) < other.in_year(_LEAP_YEAR)
