"""How a duty stands to its days; what is overdue never disappears."""

from datetime import date

import pytest

from caicach.core.submissions.deadlines import SOON_DAYS, Lateness, Timeliness, lateness_of


OPENS, DUE = date(2026, 12, 1), date(2026, 12, 16)


@pytest.mark.parametrize(
    ("today", "stands", "days"),
    [
        (date(2026, 11, 30), Timeliness.NOT_OPEN, 16),
        (date(2026, 12, 1), Timeliness.OPEN, 15),
        (date(2026, 12, 12), Timeliness.OPEN, SOON_DAYS + 1),
        (date(2026, 12, 13), Timeliness.DUE_SOON, SOON_DAYS),
        (date(2026, 12, 16), Timeliness.DUE_SOON, 0),
        (date(2026, 12, 17), Timeliness.OVERDUE, -1),
        (date(2028, 1, 1), Timeliness.OVERDUE, -381),
    ],
)
def test_while_nothing_is_sent_the_day_decides(today: date, stands: Timeliness, days: int) -> None:
    assert lateness_of(None, OPENS, DUE, today) == Lateness(stands, days)


@pytest.mark.parametrize(
    ("sent", "stands", "days"),
    [
        (date(2026, 12, 15), Timeliness.ON_TIME, 1),
        (date(2026, 12, 16), Timeliness.ON_TIME, 0),
        (date(2026, 12, 17), Timeliness.LATE, -1),
    ],
)
def test_what_was_sent_counts_by_its_first_day_whatever_today_is(
    sent: date, stands: Timeliness, days: int
) -> None:
    assert lateness_of(sent, OPENS, DUE, date(2030, 1, 1)) == Lateness(stands, days)


def test_a_duty_due_before_it_opens_is_overdue_not_closed() -> None:
    assert lateness_of(None, date(2027, 1, 1), DUE, date(2026, 12, 20)).timeliness is Timeliness.OVERDUE
