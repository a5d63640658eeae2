"""Holidays of 2023 to 2027 as entered, and what is refused."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from caicach.adapters.content.calendars import load_calendar
from caicach.adapters.content.load import load_catalogue
from caicach.core.ground.errors import ContentError
from caicach.core.ground.working_calendar import DayKind, WorkingCalendar


CALENDAR = load_catalogue().calendar
FIXED = ((1, 1), (4, 30), (5, 1), (9, 2))


def test_years_from_2023_to_2027_are_entered() -> None:
    assert CALENDAR.years == frozenset(range(2023, 2028))


@pytest.mark.parametrize("year", sorted(CALENDAR.years))
def test_holidays_of_the_labour_code_stand_in_every_year(year: int) -> None:
    holidays = [day for day in CALENDAR.days if day.on.year == year and day.kind is DayKind.HOLIDAY]
    names = Counter(day.name.split(",")[0].split(" Nguyên đán")[0] for day in holidays)

    assert all(not CALENDAR.is_working_day(date(year, *fixed)) for fixed in FIXED)
    assert names["Quốc khánh"] == 2
    assert names["Giỗ Tổ Hùng Vương"] == 1
    assert names["Tết"] >= 5


@pytest.mark.parametrize("year", sorted(CALENDAR.years))
def test_days_worked_pay_for_days_off_in_exchange(year: int) -> None:
    own = [day for day in CALENDAR.days if day.on.year == year]
    exchanged = [day for day in own if day.kind is DayKind.DAY_OFF and "hoán đổi" in day.name]

    assert len(exchanged) == sum(day.kind is DayKind.WORKING for day in own)


def test_government_schedule_is_marked_unverified_and_the_law_is_not() -> None:
    assert all(day.reference for day in CALENDAR.days)
    assert all(day.unverified for day in CALENDAR.days if "chưa đối chiếu" in day.reference)
    assert not any(day.unverified for day in CALENDAR.days if day.reference.startswith("Bộ luật Lao động"))


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        ("2023-01-20", False),
        ("2023-01-27", True),
        ("2023-05-03", False),
        ("2024-05-04", True),
        ("2024-02-14", False),
        ("2025-05-02", False),
        ("2025-04-26", True),
        ("2025-12-15", True),
        ("2026-08-31", False),
        ("2026-12-20", False),
    ],
)
def test_day_of_the_calendar(day: str, is_working: bool) -> None:
    assert CALENDAR.is_working_day(date.fromisoformat(day)) is is_working


YEAR = """\
year: 2030
days:
- {day: 2030-01-01, name: "Tết Dương lịch", kind: holiday, reference: "Thử"}
- {from: 2030-02-01, until: 2030-02-05, name: "Tết", kind: holiday, reference: "Thử", unverified: true}
- {day: 2030-02-09, name: "Làm bù", kind: working, reference: "Thử"}
"""


def _load(root: Path, *texts: str) -> WorkingCalendar:
    (root / "calendars").mkdir()
    for number, text in enumerate(texts):
        (root / "calendars" / f"{number}.yaml").write_text(text, encoding="utf-8")
    return load_calendar(root)


def test_sound_year_loads(tmp_path: Path) -> None:
    calendar = _load(tmp_path, YEAR)

    assert len(calendar.days) == 7
    assert not calendar.is_working_day(date(2030, 2, 4))
    assert calendar.is_working_day(date(2030, 2, 9))


@pytest.mark.parametrize(
    ("right", "wrong", "field", "line"),
    [
        ("day: 2030-01-01", "day: 2031-01-01", "day", 3),
        ("day: 2030-01-01", "day: 2030-02-01", "from", 4),
        ("day: 2030-01-01, ", "", "from", 3),
        ("until: 2030-02-05, ", "", "until", 4),
        ("until: 2030-02-05", "until: 2030-01-05", "until", 4),
        ("until: 2030-02-05", "until: 2030-04-05", "until", 4),
        ("day: 2030-02-09", "day: 2030-02-08", "day", 5),
        ("kind: working", "kind: work", "kind", 5),
        ("kind: working, ", "kind: working, note: x, ", "note", 5),
        (', reference: "Thử", unverified', ", unverified", "reference", 4),
        ("year: 2030", "year: '2030'", "year", 1),
        ("days:", "day_list:", "day_list", 2),
    ],
)
def test_broken_year_is_refused(tmp_path: Path, right: str, wrong: str, field: str, line: int) -> None:
    assert YEAR.count(right) == 1

    with pytest.raises(ContentError) as caught:
        _load(tmp_path, YEAR.replace(right, wrong))

    assert (caught.value.context["field"], caught.value.context["line"]) == (field, line)


def test_year_or_day_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="2030 đã có rồi"):
        _load(tmp_path, YEAR, YEAR)


def test_day_twice_in_the_same_words_is_refused(tmp_path: Path) -> None:
    line = YEAR.splitlines()[2] + "\n"

    with pytest.raises(ContentError, match="ghi hai lần"):
        _load(tmp_path, YEAR + line)
