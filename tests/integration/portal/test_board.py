"""The receiver's board: every agency with its stage, filters, acts on many, the workbook; nothing of drafts."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from caicach.actions.audit import verify
from caicach.core.submissions.roles import Role
from caicach.store.models import Agency, AuditRecord, Duty, Notice, OutgoingMail, Submission
from factories.portal import NOW, Province, agency, duty, person, province
from factories.receiving import communes, extended, submitted


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_moment")]
BOARD = "/theo-doi/"


@pytest.fixture
def small() -> Province:
    """The province."""
    return province()


@pytest.fixture
def receiver(small: Province, client_of: Callable[[object], Client]) -> Client:
    """The receiver at Sở Nội vụ, signed in."""
    return client_of(small.user(Role.RECEIVER))


def text_of(response: Any) -> str:
    """The page as text, checked to be one."""
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def names_on(response: Any) -> list[str]:
    """The agencies of the rows, in their order."""
    return [row.duty.agency.short_name for row in response.context["page"]]


def test_board_shows_every_agency_with_stage_and_lateness(receiver: Client, small: Province) -> None:
    submitted(small.duty, "received", small.user(Role.CLERK), errors=0, warnings=3, unexplained=1)

    response = receiver.get(BOARD)

    page = text_of(response)
    assert names_on(response) == ["Sở Thủy sản", "UBND xã Hải Đông"]
    assert "Đã tiếp nhận" in page
    assert "1 chưa giải trình" in page
    assert "đến hạn hôm nay" in page
    assert "10:00 14/12/2026" in page


@pytest.mark.parametrize("status", ["drafting", "presented", "approved"])
def test_of_a_report_not_sent_the_receiver_sees_the_stage_alone(
    receiver: Client, small: Province, status: str
) -> None:
    made = submitted(small.duty, status, small.user(Role.OFFICER), errors=7, unexplained=9)

    page = text_of(receiver.get(BOARD))

    assert f"/bao-cao/{made.pk}/" not in page
    assert "7 lỗi" not in page
    assert "9 chưa giải trình" not in page
    assert receiver.get(f"/bao-cao/{made.pk}/").status_code == 404


@pytest.mark.parametrize(
    "role", [Role.OFFICER, Role.HEAD, Role.CLERK, Role.VIEWER, Role.AGENCY_ADMIN, Role.SYSTEM_ADMIN]
)
@pytest.mark.parametrize("address", ["", "xuat/", "ca-nam/", "mo-ky/"])
def test_board_is_for_receivers(
    small: Province, client_of: Callable[[object], Client], role: Role, address: str
) -> None:
    assert client_of(small.user(role)).get(f"{BOARD}{address}").status_code == 403


@pytest.mark.parametrize("act", ["tiep-nhan", "don-doc", "gia-han", "mo-ky"])
def test_acts_on_many_are_for_receivers(
    small: Province, client_of: Callable[[object], Client], act: str
) -> None:
    client = client_of(small.user(Role.OFFICER))
    given = {
        "duties": str(small.duty.pk),
        "due_on": "30/12/2026",
        "reason": "x",
        "ky": "cchc-province:2026-year",
    }

    assert client.post(f"{BOARD}{act}/", given).status_code == 403
    assert not AuditRecord.objects.exists()


def test_receiver_of_another_agency_sees_none_of_it(
    small: Province, client_of: Callable[[object], Client]
) -> None:
    other = agency("snv-khac", "Sở Nội vụ tỉnh Khác", "home_affairs")
    client = client_of(person("khac", "Người Khác", Role.RECEIVER, other))

    page = text_of(client.get(BOARD))
    client.post(f"{BOARD}don-doc/", {"duties": str(small.duty.pk)})

    assert "Chưa có kỳ báo cáo nào được mở" in page
    assert not Notice.objects.exists()


def test_names_are_in_vietnamese_order(receiver: Client, small: Province) -> None:
    for name in ("Sở Ytế", "Sở Đất đai", "Sở Dân tộc", "Sở Ấp", "Sở An"):
        duty(agency(name, f"{name} tỉnh Gia Lai", short_name=name), small.home_affairs)

    assert names_on(receiver.get(BOARD, {"loai": "department"})) == [
        "Sở An",
        "Sở Ấp",
        "Sở Dân tộc",
        "Sở Đất đai",
        "Sở Thủy sản",
        "Sở Ytế",
    ]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"q": "hai dong"}, ["UBND xã Hải Đông"]),
        ({"q": "THỦY"}, ["Sở Thủy sản"]),
        ({"q": "không có"}, []),
        ({"trang-thai": "sent"}, ["Sở Thủy sản"]),
        ({"trang-thai": "not_started"}, ["UBND xã Hải Đông"]),
        ({"loai": "commune"}, ["UBND xã Hải Đông"]),
        ({"han": "due_soon"}, ["UBND xã Hải Đông"]),
        ({"han": "on_time"}, ["Sở Thủy sản"]),
        ({"han": "doubtful"}, ["Sở Thủy sản"]),
        ({"han": "overdue"}, []),
        ({"trang-thai": "bịa", "han": "bịa", "sap": "bịa"}, ["Sở Thủy sản", "UBND xã Hải Đông"]),
        ({"sap": "stage"}, ["UBND xã Hải Đông", "Sở Thủy sản"]),
        ({"sap": "doubts"}, ["Sở Thủy sản", "UBND xã Hải Đông"]),
    ],
)
def test_filters_and_orders(
    receiver: Client, small: Province, given: dict[str, str], found: list[str]
) -> None:
    submitted(small.duty, "sent", small.user(Role.CLERK), errors=1)

    assert names_on(receiver.get(BOARD, given)) == found


def test_filter_asks_for_the_rows_alone(receiver: Client, small: Province) -> None:
    response = receiver.get(BOARD, {"q": "hai"}, headers={"HX-Request": "true"})

    assert "<html" not in response.content.decode()
    assert names_on(response) == ["UBND xã Hải Đông"]


def test_shares_count_the_whole_period_and_fill_the_bar(receiver: Client, small: Province) -> None:
    submitted(small.duty, "accepted", small.user(Role.CLERK))

    shares = receiver.get(BOARD, {"q": "hai dong"}).context["shares"]

    assert {share.stage.value: share.count for share in shares if share.count} == {
        "not_started": 1,
        "accepted": 1,
    }
    assert sum(share.width for share in shares) == 1000


def test_extension_shows_the_old_day_beside_the_new(receiver: Client, small: Province) -> None:
    extended(small.commune_duty, date(2026, 12, 18), small.user(Role.RECEIVER))

    page = text_of(receiver.get(BOARD))

    assert "gia hạn, hạn cũ 15/12/2026" in page
    assert "còn 3 ngày" in page


@pytest.mark.parametrize(
    ("sent_at", "words"),
    [
        (datetime(2026, 12, 16, 16, 59, 59, tzinfo=UTC), "gửi đúng hạn"),
        (datetime(2026, 12, 16, 17, 0, 0, tzinfo=UTC), "gửi muộn 1 ngày"),
    ],
)
def test_sending_counts_for_the_day_in_viet_nam(
    receiver: Client, small: Province, sent_at: datetime, words: str
) -> None:
    submitted(small.duty, "sent", small.user(Role.CLERK), sent_at)

    assert words in text_of(receiver.get(BOARD, {"q": "thuy san"}))


def test_receive_many_answers_for_each(receiver: Client, small: Province) -> None:
    made = submitted(small.duty, "sent", small.user(Role.CLERK))
    both = f"{small.duty.pk},{small.commune_duty.pk}"

    page = text_of(receiver.post(f"{BOARD}tiep-nhan/", {"duties": both}, follow=True))

    made.refresh_from_db()
    assert made.status == "received"
    assert "xong 1 trong 2 cơ quan" in page
    assert "Chưa có báo cáo nào chờ tiếp nhận." in page
    assert verify()[2] is None


def test_receive_pressed_twice_is_done_once(receiver: Client, small: Province) -> None:
    submitted(small.duty, "sent", small.user(Role.CLERK))
    receiver.post(f"{BOARD}tiep-nhan/", {"duties": str(small.duty.pk)})

    receiver.post(f"{BOARD}tiep-nhan/", {"duties": str(small.duty.pk)})

    assert AuditRecord.objects.filter(act="receive").count() == 1


def test_remind_many(receiver: Client, small: Province) -> None:
    both = f"{small.duty.pk},{small.commune_duty.pk}"

    page = text_of(receiver.post(f"{BOARD}don-doc/", {"duties": both, "next": BOARD}, follow=True))

    assert "Đã nhắc Nguyễn Thị Lan." in page
    assert "Cơ quan chưa có người lập báo cáo" in page
    assert OutgoingMail.objects.count() == 1


def test_agencies_told_the_very_same_are_told_together(receiver: Client, small: Province) -> None:
    communes(small, 2)
    four = ",".join(str(pk) for pk in Duty.objects.values_list("pk", flat=True))

    page = text_of(receiver.post(f"{BOARD}don-doc/", {"duties": four, "next": BOARD}, follow=True))

    alike = "3 cơ quan</strong>: Cơ quan chưa có người lập báo cáo"
    assert page.count(alike) == 1
    assert "UBND xã Hải Đông; UBND xã Số 0000; UBND xã Số 0001" in page
    assert "<strong>Sở Thủy sản</strong>: Đã nhắc Nguyễn Thị Lan." in page


def test_answers_are_shown_once_and_the_filter_stays(receiver: Client, small: Province) -> None:
    response = receiver.post(
        f"{BOARD}don-doc/", {"duties": str(small.duty.pk), "next": f"{BOARD}?han=overdue"}, follow=True
    )

    assert response.redirect_chain == [(f"{BOARD}?han=overdue", 302)]
    assert "Kết quả vừa thực hiện" in text_of(response)
    assert "Kết quả vừa thực hiện" not in text_of(receiver.get(BOARD))


def test_extend_many(receiver: Client, small: Province) -> None:
    both = f"{small.duty.pk},{small.commune_duty.pk}"

    given = {"duties": both, "due_on": "16/12/2026", "reason": "Mưa lũ"}
    page = text_of(receiver.post(f"{BOARD}gia-han/", given, follow=True))

    assert "Hạn mới 16/12/2026 (hạn cũ 15/12/2026)." in page
    assert "Hạn mới phải sau hạn hiện nay (16/12/2026)." in page
    assert set(Duty.objects.values_list("due_on", flat=True)) == {date(2026, 12, 16)}


def test_extension_to_a_day_off_is_given_and_warned_of(receiver: Client, small: Province) -> None:
    given = {"duties": str(small.duty.pk), "due_on": "20/12/2026", "reason": "Mưa lũ"}

    typed = text_of(receiver.get(f"{BOARD}gia-han/ngay/", given))
    page = text_of(receiver.post(f"{BOARD}gia-han/", given, follow=True))

    warning = "Hạn gửi 20/12/2026 rơi vào ngày nghỉ. Hạn không tự dời; ngày làm việc cuối cùng trước hạn là 18/12/2026."
    assert warning in typed
    assert warning in page
    assert Duty.objects.get(pk=small.duty.pk).due_on == date(2026, 12, 20)


@pytest.mark.parametrize("typed", ["21/12/2026", "", "2", "30/12/2062", "01/01/0001"])
def test_no_day_and_no_day_off_warn_of_nothing(receiver: Client, typed: str) -> None:
    response = receiver.get(f"{BOARD}gia-han/ngay/", {"due_on": typed})

    assert response.status_code == 200
    assert text_of(response).strip() == ""


def test_extension_without_reason_comes_back_as_it_was_filled(receiver: Client, small: Province) -> None:
    given = {
        "duties": str(small.duty.pk),
        "due_on": "30/12/2026",
        "reason": "",
        "next": f"{BOARD}?han=overdue",
    }

    response = receiver.post(f"{BOARD}gia-han/", given)

    page = response.content.decode()
    assert response.status_code == 422
    assert 'value="30/12/2026"' in page
    assert f'data-chosen="{small.duty.pk}"' in page
    assert response.context["board"].filter.when == "overdue"


@pytest.mark.parametrize(
    ("due_on", "says"),
    [
        ("30/12/2062", "Hạn mới cách hôm nay hơn một năm."),
        ("12/30/2026", "Không đọc được ngày này."),
        ("15/12/2026", None),
    ],
)
def test_day_of_an_extension_is_looked_at(
    receiver: Client, small: Province, due_on: str, says: str | None
) -> None:
    given = {"duties": str(small.duty.pk), "due_on": due_on, "reason": "Mưa lũ"}

    page = receiver.post(f"{BOARD}gia-han/", given, follow=True).content.decode()

    assert (says or "Hạn mới phải sau hạn hiện nay (16/12/2026).") in page
    assert Duty.objects.get(pk=small.duty.pk).due_on == date(2026, 12, 16)


def test_act_without_choice_says_what_to_do(receiver: Client, small: Province) -> None:
    response = receiver.post(f"{BOARD}don-doc/", {"duties": ""})

    assert response.status_code == 400
    assert "Chưa chọn cơ quan nào." in response.content.decode()


def sheet_of(response: Any) -> Any:
    """The worksheet of an export."""
    return load_workbook(BytesIO(response.content)).active


def test_export_is_a_workbook_of_what_the_filter_shows(receiver: Client, small: Province) -> None:
    submitted(small.duty, "received", small.user(Role.CLERK), errors=1, unexplained=2)
    extended(small.duty, date(2026, 12, 18), small.user(Role.RECEIVER))

    sheet = sheet_of(receiver.get(f"{BOARD}xuat/", {"q": "thuy san"}))

    assert sheet["A1"].value == "SỞ NỘI VỤ TỈNH GIA LAI"
    assert sheet["A3"].value == "TÌNH HÌNH GỬI BÁO CÁO CẢI CÁCH HÀNH CHÍNH NĂM 2026"
    assert [cell.value for cell in sheet[7]] == [
        1, "Sở Thủy sản tỉnh Gia Lai", "sở, ban, ngành", "Đã tiếp nhận", datetime(2026, 12, 18), datetime(2026, 12, 16),  # noqa: DTZ001
        "gửi đúng hạn", datetime(2026, 12, 14), datetime(2026, 12, 14), 1, 2, None,  # noqa: DTZ001
    ]  # fmt: skip


def test_export_of_those_chosen(receiver: Client, small: Province) -> None:
    sheet = sheet_of(receiver.post(f"{BOARD}xuat/", {"duties": str(small.commune_duty.pk)}))

    assert sheet["B7"].value == "Ủy ban nhân dân xã Hải Đông"
    assert sheet["B8"].value is None


@pytest.mark.parametrize("name", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "http://x.vn"])
def test_name_that_looks_like_a_formula_is_a_text(receiver: Client, small: Province, name: str) -> None:
    Agency.objects.filter(pk=small.department.pk).update(name=name)

    sheet = sheet_of(receiver.get(f"{BOARD}xuat/"))

    cell = next(c for c in (sheet["B7"], sheet["B8"]) if c.value == name)
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_export_tells_nothing_of_drafts(receiver: Client, small: Province) -> None:
    submitted(small.duty, "drafting", small.user(Role.OFFICER), errors=7, unexplained=9)

    row = [cell.value for cell in sheet_of(receiver.get(f"{BOARD}xuat/", {"q": "thuy"}))[7]]

    assert row[3] == "Đang lập"
    assert row[7:11] == [None, None, None, None]


def test_year_shows_agencies_by_periods(receiver: Client, small: Province) -> None:
    quarter = Duty.objects.get(pk=small.duty.pk)
    quarter.pk, quarter.period, quarter.kind = None, "2026-quarter_one", "quarter_one"
    quarter.cutoff_on, quarter.opens_on, quarter.due_on = (
        date(2026, 3, 14),
        date(2026, 3, 1),
        date(2026, 3, 16),
    )
    quarter.save()

    response = receiver.get(f"{BOARD}ca-nam/", {"nam": "2026"})

    assert [column.period for column in response.context["columns"]] == ["2026-quarter_one", "2026-year"]
    cells = {row.agency.pk: [cell is not None for cell in row.cells] for row in response.context["rows"]}
    assert cells == {"sts": [True, True], "xa-hai-dong": [False, True]}
    assert "quá hạn 274 ngày" in text_of(response)


def test_thousand_agencies_cost_no_more_queries_than_two(
    receiver: Client, small: Province, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(14) as few:
        receiver.get(BOARD)
    made = communes(small, 1000)
    clerk = small.user(Role.CLERK)
    Submission.objects.bulk_create(
        Submission(duty=d, status="drafting", form_version="f", created_by=clerk, created_at=NOW)
        for d in made[:600]
    )

    with django_assert_max_num_queries(len(few)):
        response = receiver.get(BOARD)

    assert len(response.context["page"]) == 50
    assert len(response.context["board"].rows) == 1002
    assert len(response.content) < 400_000


def test_year_of_a_thousand_agencies_costs_no_more_queries(
    receiver: Client, small: Province, django_assert_max_num_queries: Any
) -> None:
    communes(small, 1000)

    with django_assert_max_num_queries(14):
        response = receiver.get(f"{BOARD}ca-nam/")

    assert len(response.context["rows"]) == 50


def test_periods_to_open_warn_of_a_due_day_off(receiver: Client, small: Province) -> None:
    top = agency("ubnd", "Ủy ban nhân dân tỉnh Gia Lai", "province")
    for below in (small.home_affairs, small.department, small.commune):
        below.places.create(parent=top)

    page = text_of(receiver.get(f"{BOARD}mo-ky/"))

    assert "Quý I năm 2027" in page
    assert "2, đã mở 2" in page  # the year 2026


def test_open_a_period_by_hand(receiver: Client, small: Province) -> None:
    top = agency("ubnd", "Ủy ban nhân dân tỉnh Gia Lai", "province")
    for below in (small.home_affairs, small.department, small.commune):
        below.places.create(parent=top)

    page = text_of(receiver.post(f"{BOARD}mo-ky/", {"ky": "cchc-province:2027-quarter_one"}, follow=True))

    assert "Đã mở kỳ cho 2 cơ quan." in page
    assert Duty.objects.filter(period="2027-quarter_one").count() == 2
