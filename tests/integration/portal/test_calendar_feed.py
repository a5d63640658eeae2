"""The calendar feed: a secret address, days that move with an extension, a dead address that stays dead."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from icalendar import Calendar, Event

from caicach.actions.calendars import owner_of, renew, revoke, secret_of
from caicach.core.submissions.roles import Role
from caicach.store.models import AuditRecord, CalendarFeed, Duty, Membership
from factories.portal import NOW, Province, province
from factories.receiving import communes, extended, submitted


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_moment")]


@pytest.fixture
def small() -> Province:
    """The province; the department's report freezes on the last of the month."""
    made = province()
    Duty.objects.filter(pk=made.duty.pk).update(frozen_on=date(2026, 12, 31))
    return made


def address_of(small: Province, role: Role) -> str:
    """A fresh address of that person."""
    feed = renew(user=small.user(role), actor=small.actor(role), now=NOW)
    return f"/lich/{secret_of(feed)}.ics"


def events_at(address: str) -> dict[str, Event]:
    """The entries by id, read as a calendar program reads them, without a session."""
    response = Client().get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(response.content)
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def test_officer_sees_the_three_days(small: Province) -> None:
    events = events_at(address_of(small, Role.OFFICER))

    duty = f"nhiem-vu-{small.duty.pk}"
    assert {uid: event.decoded("DTSTART") for uid, event in events.items()} == {
        f"{duty}-opens@caicach": date(2026, 12, 1),
        f"{duty}-due@caicach": date(2026, 12, 16),
        f"{duty}-frozen@caicach": date(2026, 12, 31),
    }
    due = events[f"{duty}-due@caicach"]
    assert str(due["SUMMARY"]) == "Hạn gửi báo cáo CCHC năm 2026 – Sở Thủy sản"
    assert due.decoded("DTEND") - due.decoded("DTSTART") == timedelta(days=1)
    assert [alarm.decoded("TRIGGER") for alarm in due.walk("VALARM")] == [
        timedelta(days=-3, hours=9),
        timedelta(hours=9),
    ]


def test_lines_are_folded_as_the_standard_asks(small: Province) -> None:
    content = Client().get(address_of(small, Role.OFFICER)).content

    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_extension_moves_the_same_entry_and_says_the_old_day(small: Province) -> None:
    address = address_of(small, Role.OFFICER)
    before = set(events_at(address))
    extended(small.duty, date(2026, 12, 22), small.user(Role.RECEIVER))

    events = events_at(address)

    due = events[f"nhiem-vu-{small.duty.pk}-due@caicach"]
    assert set(events) == before
    assert due.decoded("DTSTART") == date(2026, 12, 22)
    assert "gia hạn, hạn cũ 16/12/2026" in str(due["DESCRIPTION"])


def test_report_that_was_sent_rings_no_more(small: Province) -> None:
    submitted(small.duty, "sent", small.user(Role.CLERK))

    due = events_at(address_of(small, Role.OFFICER))[f"nhiem-vu-{small.duty.pk}-due@caicach"]

    assert str(due["SUMMARY"]).startswith("Đã gửi:")
    assert due.walk("VALARM") == []


def test_receiver_sees_one_entry_a_due_day_and_nothing_of_reports(small: Province) -> None:
    communes(small, 50)

    events = events_at(address_of(small, Role.RECEIVER))

    assert sorted(event.decoded("DTSTART") for event in events.values()) == [
        date(2026, 12, 15),
        date(2026, 12, 16),
    ]


def test_calendar_follows_the_roles_of_today(small: Province) -> None:
    address = address_of(small, Role.OFFICER)
    Membership.objects.filter(user=small.user(Role.OFFICER)).update(valid_to=date(2026, 12, 14))

    assert events_at(address) == {}


def test_person_who_left_has_no_calendar(small: Province) -> None:
    address = address_of(small, Role.OFFICER)
    officer = small.user(Role.OFFICER)
    officer.is_active = False
    officer.save()

    assert Client().get(address).status_code == 404


def test_new_address_kills_the_old(small: Province) -> None:
    old, new = address_of(small, Role.OFFICER), address_of(small, Role.OFFICER)

    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200


def test_revoked_address_is_dead(small: Province) -> None:
    address = address_of(small, Role.OFFICER)

    revoke(user=small.user(Role.OFFICER), actor=small.actor(Role.OFFICER), now=NOW)

    assert Client().get(address).status_code == 404
    assert [r.act for r in AuditRecord.objects.all()] == ["renew_calendar", "revoke_calendar"]


def test_database_alone_does_not_give_the_address_away(small: Province) -> None:
    address_of(small, Role.OFFICER)
    nonce = CalendarFeed.objects.get().nonce

    assert owner_of(nonce) is None
    assert owner_of(f"{nonce}.AAAA") is None


def test_page_makes_shows_and_revokes_the_address(
    small: Province, client_of: Callable[[object], Client]
) -> None:
    client = client_of(small.user(Role.OFFICER))
    assert "Chưa có địa chỉ lịch" in client.get("/lich/").content.decode()

    client.post("/lich/tao/")
    secret = secret_of(CalendarFeed.objects.get())
    assert f"http://127.0.0.1:8000/lich/{secret}.ics" in client.get("/lich/").content.decode()

    client.post("/lich/huy/")
    assert not CalendarFeed.objects.exists()


def test_many_duties_cost_no_more_queries(small: Province, django_assert_max_num_queries: object) -> None:
    officer = small.user(Role.OFFICER)
    Membership.objects.bulk_create(
        Membership(user=officer, agency=duty.agency, role=Role.OFFICER) for duty in communes(small, 100)
    )
    address = address_of(small, Role.OFFICER)

    with django_assert_max_num_queries(12):
        assert len(events_at(address)) == 203
