"""The first page, for each role and for several at once."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from caicach.actions.remarks import add_remark
from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Role
from caicach.store.models import AuditRecord, Duty, FigureChange, Membership, Remark
from factories.portal import NOW, Province, person, province
from factories.receiving import communes, extended, submitted


pytestmark = pytest.mark.django_db


def at(day: date, hour: int = 9, minute: int = 0, second: int = 0) -> datetime:
    """That moment in Viet Nam."""
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=UTC) - timedelta(hours=7)


@pytest.fixture
def small() -> Province:
    """The province."""
    return province()


@pytest.fixture
def home(
    monkeypatch: pytest.MonkeyPatch, client_of: Callable[[object], Client], small: Province
) -> Callable[..., tuple[str, Any]]:
    """`home(role, moment)`: the page as text and its context."""

    def get(role: Role, moment: datetime = NOW) -> tuple[str, Any]:
        monkeypatch.setattr("caicach.web.clock.now", lambda: moment)
        response = client_of(small.user(role)).get("/")
        assert response.status_code == 200
        return " ".join(response.content.decode().split()), response.context

    return get


Home = Callable[..., tuple[str, Any]]


def test_officer_sees_what_is_owed_by_when_and_begins(home: Home, small: Province) -> None:
    page, context = home(Role.OFFICER)

    assert [owed.duty.pk for owed in context["open"]] == [small.duty.pk]
    assert "Báo cáo CCHC năm 2026" in page
    assert "Hạn 16/12/2026" in page
    assert "còn 1 ngày" in page
    assert f'action="/nghia-vu/{small.duty.pk}/bat-dau/"' in page


def test_officer_who_began_goes_on(home: Home, small: Province) -> None:
    made = small.start()

    page, _ = home(Role.OFFICER)

    assert "Làm tiếp" in page
    assert f'href="/bao-cao/{made.pk}/"' in page
    assert "/bat-dau/" not in page


def test_head_sees_what_is_owed_and_cannot_begin(home: Home, small: Province) -> None:
    page, _ = home(Role.HEAD)

    assert "Báo cáo CCHC năm 2026" in page
    assert "/bat-dau/" not in page


@pytest.mark.parametrize(
    ("moment", "words", "overdue"),
    [
        (at(date(2026, 12, 16), 23, 59, 59), "đến hạn hôm nay", False),
        (at(date(2026, 12, 17), 0, 0, 0), "quá hạn 1 ngày", True),
    ],
)
def test_deadline_ends_at_midnight_in_viet_nam(
    home: Home, moment: datetime, words: str, overdue: bool
) -> None:
    page, context = home(Role.OFFICER, moment)

    assert words in page
    assert bool(context["overdue"]) is overdue


def test_overdue_never_disappears(home: Home, small: Province) -> None:
    Duty.objects.filter(pk=small.duty.pk).update(frozen_on=None)

    page, context = home(Role.OFFICER, at(date(2030, 1, 1)))

    assert [owed.duty.pk for owed in context["overdue"]] == [small.duty.pk]
    assert "quá hạn 1112 ngày" in page


def test_frozen_report_says_what_to_do(home: Home, small: Province) -> None:
    Duty.objects.filter(pk=small.duty.pk).update(frozen_on=date(2026, 12, 31))

    before, _ = home(Role.OFFICER, at(date(2026, 12, 31), 23, 59, 59))
    after, _ = home(Role.OFFICER, at(date(2027, 1, 1), 0, 0, 0))

    assert "Khóa số liệu sau 31/12/2026" in before
    assert "Đã khóa số liệu từ sau 31/12/2026. Đề nghị cơ quan tiếp nhận gia hạn để làm tiếp." in after
    assert "/bat-dau/" in before
    assert "/bat-dau/" not in after


def test_extension_on_the_due_day_shows_both_days(home: Home, small: Province) -> None:
    extended(small.duty, date(2026, 12, 22), small.user(Role.RECEIVER))

    page, context = home(Role.OFFICER, at(date(2026, 12, 17)))

    assert context["overdue"] == []
    assert "Hạn 22/12/2026" in page
    assert "Gia hạn, hạn cũ 16/12/2026: Bão lũ" in page


def test_duty_due_on_a_saturday_is_not_late_before_its_end(home: Home, small: Province) -> None:
    saturday = date(2026, 12, 19)
    Duty.objects.filter(pk=small.duty.pk).update(due_on=saturday)

    assert "đến hạn hôm nay" in home(Role.OFFICER, at(saturday, 23, 59, 59))[0]
    assert "quá hạn 1 ngày" in home(Role.OFFICER, at(date(2026, 12, 20), 0))[0]


def test_report_to_come_is_shown_with_its_first_day(home: Home, small: Province) -> None:
    page, context = home(Role.OFFICER, at(date(2026, 11, 20)))

    assert [owed.duty.pk for owed in context["to_come"]] == [small.duty.pk]
    assert "Bắt đầu lập từ 01/12/2026" in page
    assert "/bat-dau/" not in page


def test_what_came_back_leads_to_its_remarks(home: Home, small: Province) -> None:
    made = submitted(small.duty, "sent_back", small.user(Role.CLERK))
    Remark.objects.create(
        submission=made,
        kind="whole",
        text="Sửa mục I",
        agency=small.home_affairs,
        by=small.user(Role.RECEIVER),
        at=NOW,
    )

    page, context = home(Role.OFFICER)

    assert [owed.act for owed in context["open"]] == ["answer"]
    assert f'href="/bao-cao/{made.pk}/y-kien/"' in page
    assert "1 ý kiến chưa trả lời" in page


def test_report_accepted_is_done(home: Home, small: Province) -> None:
    submitted(small.duty, "accepted", small.user(Role.CLERK))

    page, context = home(Role.OFFICER)

    assert [owed.duty.pk for owed in context["done"]] == [small.duty.pk]
    assert "Không có báo cáo nào phải làm lúc này" in page


def test_open_remark_on_a_sent_report_is_still_to_do(home: Home, small: Province) -> None:
    made = submitted(small.duty, "received", small.user(Role.CLERK))
    add_remark(
        submission_id=made.pk, kind=Remark.Kind.WHOLE, place="", text="Xem lại", actor=small.actor(Role.RECEIVER),
        by=small.user(Role.RECEIVER), now=NOW,
    )  # fmt: skip

    assert [owed.duty.pk for owed in home(Role.OFFICER)[1]["open"]] == [small.duty.pk]


def test_head_sees_what_waits_and_that_it_comes_for_the_first_time(home: Home, small: Province) -> None:
    submitted(
        small.duty,
        "presented",
        small.user(Role.OFFICER),
        presented_by=small.user(Role.OFFICER),
        presented_at=NOW,
    )

    page, context = home(Role.HEAD)

    assert "Chờ tôi duyệt (1)" in page
    assert "Trình lần đầu" in page
    assert "Nguyễn Thị Lan trình 09:00 15/12/2026" in page
    assert context["for_head"][0].again is None


def test_head_sees_how_much_changed_since_it_was_presented_before(home: Home, small: Province) -> None:
    officer = small.user(Role.OFFICER)
    made = submitted(small.duty, "presented", officer, presented_by=officer, presented_at=NOW)
    first = NOW - timedelta(days=1)
    for number, moment in enumerate((first, NOW), 1):
        AuditRecord.objects.create(
            number=number, at=moment.isoformat(), actor="1|Lan", act=Act.PRESENT.value,
            subject=f"submission:{made.pk}", previous_hash="", hash="",
        )  # fmt: skip
    for row, moment in (
        ("a", first - timedelta(hours=1)),
        ("b", NOW - timedelta(hours=2)),
        ("b", NOW - timedelta(hours=1)),
    ):
        FigureChange.objects.create(
            submission=made, indicator=row, before={}, after={}, by=officer, at=moment
        )

    page, context = home(Role.HEAD)

    assert context["for_head"][0].again == (1, 0)
    assert "Từ lần trình trước: sửa 1 số liệu, 0 mục lời văn" in page


@pytest.mark.parametrize(("status", "words"), [("approved", "Lấy số, ban hành"), ("issued", "Gửi")])
def test_clerk_sees_what_waits_for_a_number_or_sending(
    home: Home, small: Province, status: str, words: str
) -> None:
    head = small.user(Role.HEAD)
    submitted(small.duty, status, small.user(Role.OFFICER), approved_by=head, approved_at=NOW)

    page, context = home(Role.CLERK)

    assert len(context["for_clerk"]) == 1
    assert words in page
    assert "Trần Văn Đức duyệt 09:00 15/12/2026" in page


def test_receiver_sees_arrivals_the_late_and_the_doubtful(home: Home, small: Province) -> None:
    submitted(small.duty, "sent", small.user(Role.CLERK), sent_at=NOW, errors=2)

    page, context = home(Role.RECEIVER, at(date(2026, 12, 16)))

    arriving = context["arriving"]
    assert (arriving.arrived.count, arriving.late.count, arriving.doubtful.count) == (1, 1, 1)
    assert arriving.arrived_today == 0
    assert home(Role.RECEIVER)[1]["arriving"].arrived_today == 1
    assert "UBND xã Hải Đông" in page
    assert "2 lỗi" in page


def test_late_of_an_earlier_period_is_reached_in_one_click(home: Home, small: Province) -> None:
    earlier = Duty.objects.get(pk=small.commune_duty.pk)
    earlier.pk, earlier.period, earlier.kind = None, "2026-quarter_three", "quarter_three"
    earlier.cutoff_on, earlier.opens_on, earlier.due_on = (
        date(2026, 9, 14),
        date(2026, 9, 1),
        date(2026, 9, 15),
    )
    earlier.save()

    page, context = home(Role.RECEIVER, at(date(2026, 12, 16)))

    counts = {period.period: count for period, count in context["arriving"].late.periods}
    assert counts == {"2026-year": 1, "2026-quarter_three": 1}
    assert "Xem, đôn đốc, gia hạn: quý III năm 2026 (1)" in page
    assert "?ky=cchc-province%3A2026-quarter_three&amp;han=overdue" in page


def test_draft_is_neither_arrived_nor_doubtful(home: Home, small: Province) -> None:
    made = submitted(small.duty, "drafting", small.user(Role.OFFICER), errors=9)

    page, context = home(Role.RECEIVER)

    assert context["arriving"].doubtful.count == context["arriving"].arrived.count == 0
    assert f"/bao-cao/{made.pk}/" not in page


def test_person_with_several_roles_and_agencies_sees_all_of_it(home: Home, small: Province) -> None:
    officer = small.user(Role.OFFICER)
    Membership.objects.create(user=officer, agency=small.commune, role=Role.OFFICER)
    Membership.objects.create(user=officer, agency=small.home_affairs, role=Role.RECEIVER)

    page, context = home(Role.OFFICER)

    assert [owed.duty.agency_id for owed in context["open"]] == ["xa-hai-dong", "sts"]
    assert context["arriving"] is not None
    assert "Ủy ban nhân dân xã Hải Đông" in page


def test_person_without_role_is_told_whom_to_ask(
    small: Province, client_of: Callable[[object], Client]
) -> None:
    page = client_of(person("moi", "Người Mới")).get("/").content.decode()

    assert "Tài khoản của bạn chưa có vai trò nào" in page


def test_administrator_is_told_nothing_of_reports(home: Home) -> None:
    page, context = home(Role.AGENCY_ADMIN)

    assert context["open"] == []
    assert "Báo cáo CCHC" not in page.split("<main")[1].split("<footer")[0]


def test_receiver_of_a_thousand_agencies_asks_no_more(
    small: Province,
    client_of: Callable[[object], Client],
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: Any,
) -> None:
    monkeypatch.setattr("caicach.web.clock.now", lambda: at(date(2026, 12, 20)))
    client = client_of(small.user(Role.RECEIVER))
    communes(small, 1000)

    with django_assert_max_num_queries(20):
        arriving = client.get("/").context["arriving"]

    assert arriving.late.count == 1002
    assert len(arriving.late.rows) == 6


def test_officer_of_many_agencies_asks_no_more(
    small: Province,
    client_of: Callable[[object], Client],
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: Any,
) -> None:
    monkeypatch.setattr("caicach.web.clock.now", lambda: NOW)
    officer = small.user(Role.OFFICER)
    client = client_of(officer)
    Membership.objects.bulk_create(
        Membership(user=officer, agency=duty.agency, role=Role.OFFICER) for duty in communes(small, 60)
    )

    with django_assert_max_num_queries(13):
        assert len(client.get("/").context["open"]) == 61
