"""The pages of consolidating: each opens for whom the table says, shows what was computed, and refuses in words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from caicach.actions.base_figures import write_bases
from caicach.actions.consolidations import leave_out
from caicach.actions.freezing import freeze
from caicach.adapters.content.consolidation import consolidation_rules
from caicach.core.catalogue.leads import Lead
from caicach.core.submissions.roles import Role
from caicach.store.models import (
    AgencyPlace,
    ConsolidationFreeze,
    Duty,
    FigureChange,
    FigureSheet,
    Membership,
    NarrativeSection,
    Remark,
    Submission,
    User,
)
from factories.consolidating import LATE_AT, PERIOD, REGIME, WHERE, Consolidating, consolidating
from factories.figures import row
from factories.portal import NOW, TODAY, person
from factories.portal import agency as stored_agency


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_moment")]
ROOM = f"/tong-hop/{REGIME}/{PERIOD}/"
CELL = row("A.1")
ClientOf = Callable[[User], Client]


@pytest.fixture
def here() -> Consolidating:
    """Three communes sent, one of them late; the rest are silent."""
    made = consolidating(4)
    duties = list(Duty.objects.filter(agency__id__startswith="xa-so-").order_by("agency_id"))
    made.send(duties[0], {"A.1": 5, "A.6": 1, "A.2.1": 10, "A.2.2": 4}, "accepted", unexplained=2)
    made.send(duties[1], {"A.1": 7, "A.6": 0, "A.2.1": 10, "A.2.2": 8}, "accepted")
    made.send(duties[2], {"A.1": 1100, "A.6": 1}, "received", at=LATE_AT)
    return made


def page(client: Client, address: str, status: int = 200, **query: str) -> str:
    response = client.get(address, query)
    assert response.status_code == status, response.content.decode()[-2000:]
    return " ".join(response.content.decode().split())


def test_the_list_says_how_much_has_come(client_of: ClientOf, here: Consolidating) -> None:
    told = page(client_of(here.receiver), "/tong-hop/")

    assert "Năm 2026" in told
    assert "3/6" in told
    assert "Chưa chốt" in told


def test_coverage_comes_first(client_of: ClientOf, here: Consolidating) -> None:
    told = page(client_of(here.receiver), ROOM)

    assert "3/6 cơ quan có trong số liệu" in told
    assert "Đôn đốc 3 cơ quan chưa gửi" in told
    assert "Được tính, gửi muộn" in told
    assert "2 chưa giải trình" in told
    late = page(client_of(here.receiver), ROOM, loc="late")
    assert "xã Số 0002" in late
    assert "xã Số 0001" not in late
    found = page(client_of(here.receiver), ROOM, q="so 0001")
    assert "xã Số 0002" not in found


def test_the_appendix_stands_in_the_order_of_the_form(client_of: ClientOf, here: Consolidating) -> None:
    told = page(client_of(here.receiver), f"{ROOM}so-lieu/")

    assert told.index('id="steering-documents"') < told.index(f'id="{row("A.2.1")}"')
    assert "1.112" in told
    assert "3/6" in told
    assert "Có: 2; Không: 1" in told
    assert "3 cơ quan không có trong số liệu (chưa gửi hoặc để ngoài); mọi tổng dưới đây thiếu" in told
    assert "1 cơ quan đã gửi báo cáo nhưng để trống dòng này" in told
    doubtful = page(client_of(here.receiver), f"{ROOM}so-lieu/", loc="nghi-ngo")
    assert 'class="doubt"' in doubtful


def test_accepted_only_and_the_map_of_today_are_switches(client_of: ClientOf, here: Consolidating) -> None:
    told = page(client_of(here.receiver), f"{ROOM}so-lieu/", **{"tinh": "chap-nhan", "ban-do": "hom-nay"})

    assert ">12<" in told
    assert "đứng ở cơ quan kế thừa ngày 15/12/2026" in told
    assert "tinh=chap-nhan&amp;ban-do=hom-nay" in told


def test_a_total_is_taken_apart_by_size(client_of: ClientOf, here: Consolidating) -> None:
    told = page(client_of(here.receiver), f"{ROOM}so-lieu/{CELL}/")

    assert told.index("xã Số 0002") < told.index("xã Số 0001") < told.index("xã Số 0000")
    assert "98,9%" in told
    assert "Không có trong số liệu (3)" in told
    by_name = page(client_of(here.receiver), f"{ROOM}so-lieu/{CELL}/", sap="ten")
    assert by_name.index("xã Số 0000") < by_name.index("xã Số 0002")


def test_the_year_before_stands_beside_and_is_drawn(client_of: ClientOf, here: Consolidating) -> None:
    duty = Duty.objects.get(agency="xa-so-0")
    duty.pk, duty.period, duty.year = None, "2025-year", 2025
    duty.from_on, duty.cutoff_on = date(2024, 12, 15), date(2025, 12, 14)
    duty.opens_on, duty.due_on = date(2025, 12, 1), date(2025, 12, 15)
    duty.save()
    here.send(duty, {"A.1": 40})

    told = page(client_of(here.receiver), f"{ROOM}so-lieu/{CELL}/")

    assert "Cùng kỳ năm trước: 40" in told
    assert "<rect" in told
    assert "5, cùng kỳ năm trước 40" in told


def test_a_rate_says_what_it_is_made_of(client_of: ClientOf, here: Consolidating) -> None:
    told = page(client_of(here.receiver), f"{ROOM}so-lieu/{row('A.2')}/")

    assert "<strong>60,00</strong>" in told
    assert "Tính lại từ hai dòng đã cộng" in told
    assert f"so-lieu/{row('A.2.1')}/" in told


def test_a_cell_shows_where_it_comes_from_and_takes_a_remark(
    client_of: ClientOf, here: Consolidating
) -> None:
    submission = here.sent["xa-so-2"]
    clerk = here.small.user(Role.CLERK)
    sheet = FigureSheet.objects.get(pk=submission.pk)
    sheet.cells[CELL] |= {"source": "file", "origin": "bao-cao.xlsx, ô D5"}
    sheet.save()
    FigureChange.objects.create(
        submission=submission, indicator=CELL, before={"state": "not_reported"},
        after={"state": "reported", "value": "1100"}, by=clerk, at=NOW,
    )  # fmt: skip
    address = f"{ROOM}so-lieu/{CELL}/{submission.pk}/"
    client = client_of(here.receiver)

    told = page(client, address)
    assert "bao-cao.xlsx, ô D5" in told
    assert "Lê Thị Ánh" in told
    response = client.post(address, {"text": "Có phải 110 không?"})

    assert response.status_code == 302
    remark = Remark.objects.get()
    assert (remark.submission_id, remark.kind, remark.place) == (submission.pk, "cell", CELL)
    assert "Có phải 110 không?" in page(client, address)


def test_an_empty_remark_comes_back(client_of: ClientOf, here: Consolidating) -> None:
    address = f"{ROOM}so-lieu/{CELL}/{here.sent['xa-so-2'].pk}/"

    response = client_of(here.receiver).post(address, {"text": "  "})

    assert response.status_code == 409
    assert Remark.objects.count() == 0


def test_looks_give_their_reason(client_of: ClientOf, here: Consolidating) -> None:
    told = page(client_of(here.receiver), f"{ROOM}can-xem/")

    assert "chưa phải là sai" in told


def test_leaving_out_from_the_page(client_of: ClientOf, here: Consolidating) -> None:
    client, pk = client_of(here.receiver), here.sent["xa-so-2"].pk

    refused = client.post(f"{ROOM}de-ngoai/{pk}/", {"reason": ""})
    assert refused.status_code == 409
    client.post(f"{ROOM}de-ngoai/{pk}/", {"reason": "Số liệu cộng cả thôn"})

    assert "Để ngoài: Số liệu cộng cả thôn" in page(client, ROOM)
    assert ">12<" in page(client, f"{ROOM}so-lieu/")
    client.post(f"{ROOM}de-ngoai/{pk}/", {"act": "take_in"})
    assert "1.112" in page(client, f"{ROOM}so-lieu/")


def test_freezing_from_the_page_and_the_delta_after(client_of: ClientOf, here: Consolidating) -> None:
    client = client_of(here.receiver)
    assert "Chốt và lập báo cáo" in page(client, f"{ROOM}chot/")

    client.post(f"{ROOM}chot/?tinh=chap-nhan")

    frozen = ConsolidationFreeze.objects.get()
    assert frozen.plan["accepted_only"] is True
    assert frozen.submission.sheet.cells[CELL]["value"] == "12"
    assert "Không có gì đổi" in page(client, f"{ROOM}chot/")
    Submission.objects.filter(pk=here.sent["xa-so-2"].pk).update(
        status="accepted", accepted_by=here.receiver, accepted_at=NOW
    )
    told = page(client, f"{ROOM}chot/")
    assert "xã Số 0002 gửi sau khi chốt: 1.100" in told
    assert "1.112" in told


def test_the_delta_names_the_base_that_was_changed_and_proposes_it_as_the_reason(
    client_of: ClientOf, here: Consolidating
) -> None:
    client, of = client_of(here.receiver), row("D.2.1")
    here.send(here.small.duty, {"D.2.1": 80}, "accepted")
    write_bases(**WHERE, numbers={("sts", of): Decimal(100)}, **here.who())
    frozen = freeze(**WHERE, **here.who())
    Submission.objects.filter(pk=frozen.submission_id).update(
        status="issued", number="512", issued_on=TODAY, issued_by=here.receiver, issued_at=NOW,
        presented_by=here.receiver, presented_at=NOW, approved_by=here.people[Role.HEAD], approved_at=NOW,
    )  # fmt: skip

    write_bases(**WHERE, numbers={("sts", of): Decimal(1600)}, **here.who())

    told = page(client, f"{ROOM}chot/")
    assert "Số liệu năm gốc của Sở Thủy sản tỉnh Gia Lai sửa từ 100 thành 1.600" in told
    assert "20,00" in told
    assert "95,00" in told
    assert "Tổng hợp lại theo số liệu năm gốc đã thay đổi của Sở Thủy sản tỉnh Gia Lai." in told
    write_bases(**WHERE, numbers={("sts", of): None}, **here.who())
    assert "Số liệu năm gốc của Sở Thủy sản tỉnh Gia Lai (100) đã bị bỏ" in page(client, f"{ROOM}chot/")


def test_the_delta_names_rules_and_leads(
    client_of: ClientOf, here: Consolidating, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, known = client_of(here.receiver), consolidation_rules()
    freeze(**WHERE, **here.who())
    lead = Lead("xa-so-2", frozenset({row("A.6")}))
    today = replace(known, counted={**known.counted, row("A.6"): Decimal(0)}, leads=(lead,))
    monkeypatch.setattr("caicach.actions.consolidation_plans.consolidation_rules", lambda: today)

    told = page(client, f"{ROOM}chot/")

    assert "Lựa chọn được đếm đổi từ “Có” thành “Không”" in told
    assert "Cơ quan đầu mối của dòng này đổi từ chưa xác định thành Ủy ban nhân dân xã Số 0002" in told


def test_a_refusal_of_freezing_is_said(client_of: ClientOf, here: Consolidating) -> None:
    Submission.objects.update(status="sent_back")

    response = client_of(here.receiver).post(f"{ROOM}chot/")

    assert response.status_code == 409
    assert "chưa có gì để chốt" in response.content.decode()


def test_a_head_of_the_agency_sees_and_does_not_freeze(client_of: ClientOf, here: Consolidating) -> None:
    head = here.small.user(Role.HEAD)
    Membership.objects.create(user=head, agency=here.small.home_affairs, role=Role.HEAD)
    client = client_of(head)

    for address in (
        "",
        "so-lieu/",
        f"so-lieu/{CELL}/",
        f"so-lieu/{CELL}/{here.sent['xa-so-2'].pk}/",
        "can-xem/",
    ):
        page(client, ROOM + address)
    assert "Chốt và lập báo cáo" not in page(client, f"{ROOM}chot/")
    assert client.post(f"{ROOM}chot/").status_code == 403


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.CLERK, Role.VIEWER])
def test_nobody_else_learns_that_it_exists(client_of: ClientOf, here: Consolidating, role: Role) -> None:
    page(client_of(here.small.user(role)), ROOM, 404)


def test_what_is_not_there_is_not_found(client_of: ClientOf, here: Consolidating) -> None:
    client = client_of(here.receiver)

    page(client, f"/tong-hop/{REGIME}/2019-year/", 404)
    page(client, f"{ROOM}so-lieu/khong-co/", 404)
    page(client, f"{ROOM}so-lieu/{CELL}/999999/", 404)


@pytest.mark.parametrize(
    ("address", "most"),
    [("", 24), ("so-lieu/", 18), (f"so-lieu/{CELL}/", 24), ("can-xem/", 24), ("chot/", 28)],
)
def test_pages_ask_no_more_for_more_agencies(
    client_of: ClientOf, django_assert_max_num_queries: DjangoAssertNumQueries, address: str, most: int
) -> None:
    here = consolidating(60)
    for duty in Duty.objects.filter(agency__id__startswith="xa-so-")[:50]:
        here.send(duty, {"A.1": 5})
    leave_out(**WHERE, submission_id=here.sent["xa-so-1"].pk, reason="Không tính", **here.who())
    freeze(**WHERE, **here.who())
    client = client_of(here.receiver)
    client.get(ROOM + address)

    with django_assert_max_num_queries(most):
        client.get(ROOM + address)


def test_points_of_agencies_stand_beside_the_section_being_written(
    client_of: ClientOf, here: Consolidating
) -> None:
    key = "assessment.strengths"
    texts = {
        "xa-so-0": "Hồ sơ được trả đúng hẹn.\nUBND xã Số 0000 đã ban hành {{steering-documents:prose}} văn bản.",
        "xa-so-1": "Hồ sơ được trả đúng hẹn.\nUBND xã Số 0001 đã ban hành 12 văn bản.",
    }
    for agency, text in texts.items():
        NarrativeSection.objects.create(
            submission=here.sent[agency], key=key, text=text, changed_by=here.receiver, changed_at=NOW
        )
    submission = freeze(**WHERE, **here.who()).submission
    client = client_of(here.receiver)

    assert "cac-co-quan/" in page(client, f"/bao-cao/{submission.pk}/loi-van/", muc=key)
    told = page(client, f"/bao-cao/{submission.pk}/loi-van/{key}/cac-co-quan/")

    assert "2 ý của các cơ quan" in told
    assert "UBND xã Số 0000 và 1 cơ quan nữa" in told
    assert "02 UBND xã, phường đã ban hành [điền số] văn bản." in told
    assert "<dt>05</dt><dd>UBND xã Số 0000</dd><dt>12</dt><dd>UBND xã Số 0001</dd>" in told
    found = page(client, f"/bao-cao/{submission.pk}/loi-van/{key}/cac-co-quan/", q="ban hanh")
    assert "trả đúng hẹn" not in found


def test_a_report_of_its_own_gathers_nothing(client_of: ClientOf, here: Consolidating) -> None:
    draft = here.small.start()
    client = client_of(here.small.user(Role.OFFICER))

    assert "cac-co-quan/" not in page(client, f"/bao-cao/{draft.pk}/loi-van/", muc="assessment.strengths")
    told = page(client, f"/bao-cao/{draft.pk}/loi-van/assessment.strengths/cac-co-quan/")
    assert "Chưa cơ quan nào viết thêm" in told


@pytest.mark.slow
def test_a_thousand_agencies_ask_no_more_than_sixty(
    client_of: ClientOf, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    here = consolidating(1000)
    duties = list(Duty.objects.filter(agency__id__startswith="xa-so-").select_related("agency"))
    for duty in duties[:900]:
        here.send(duty, {"A.1": 5, "A.2.1": 10})
    client = client_of(here.receiver)

    with django_assert_max_num_queries(26):
        told = page(client, ROOM)
    assert "900/1002 cơ quan có trong số liệu" in told
    with django_assert_max_num_queries(24):
        assert "4.500" in page(client, f"{ROOM}so-lieu/{CELL}/")


def test_whole_or_parts_is_a_switch_where_both_came(client_of: ClientOf, here: Consolidating) -> None:
    desk = client_of(here.receiver)
    assert "số gộp của cấp trên" not in page(desk, ROOM)
    district = stored_agency("huyen", "Ủy ban nhân dân huyện Chư Prông", "district")
    AgencyPlace.objects.create(agency=district, parent=here.root)
    AgencyPlace.objects.filter(agency="xa-so-0").update(parent=district)
    duty = Duty.objects.get(agency="xa-so-0")
    duty.pk, duty.agency = None, district
    duty.save()
    here.send(duty, {"A.1": 50}, "accepted")

    whole = page(desk, f"{ROOM}so-lieu/{CELL}/")
    assert "số gộp của cấp trên" in whole
    assert "1.157" in whole
    parts = page(desk, f"{ROOM}so-lieu/{CELL}/", lay="tung-phan")
    assert "1.112" in parts
    assert "lay=tung-phan" in parts
    desk.post(f"{ROOM}chot/?lay=tung-phan")
    assert "1.112" in page(desk, f"{ROOM}so-lieu/{CELL}/")


def test_reminding_comes_back_to_where_one_was(client_of: ClientOf, here: Consolidating) -> None:
    desk = client_of(here.receiver)
    duty = Duty.objects.get(agency="xa-hai-dong")

    answer = desk.post("/theo-doi/don-doc/", {"duties": str(duty.pk), "next": f"{ROOM}?loc=missing"})

    assert answer.url == f"{ROOM}?loc=missing"
    assert "board-answers" in page(desk, answer.url)
    assert "board-answers" not in page(desk, answer.url)


@pytest.mark.parametrize("role", [Role.HEAD, Role.VIEWER])
def test_the_left_column_leads_there_whoever_may_look(
    client_of: ClientOf, here: Consolidating, role: Role
) -> None:
    looks = person("nguoi-xem", "Lê Văn Xem", role, here.small.home_affairs)
    other = person("nguoi-khac", "Lê Văn Khác", role, here.small.commune)

    assert 'href="/tong-hop/"' in page(client_of(looks), "/thong-bao/")
    assert 'href="/tong-hop/"' not in page(client_of(other), "/thong-bao/")


def test_board_and_list_open_on_the_period_that_closed_last(client_of: ClientOf, here: Consolidating) -> None:
    duty = Duty.objects.get(agency="xa-so-0")
    duty.pk, duty.period, duty.year = None, "2027-year", 2027
    duty.from_on, duty.cutoff_on = date(2026, 12, 15), date(2027, 12, 14)
    duty.opens_on, duty.due_on, duty.frozen_on = date(2026, 12, 15), date(2027, 12, 15), None
    duty.save()
    desk = client_of(here.receiver)

    assert desk.get("/theo-doi/").context["board"].period.period == PERIOD
    assert f'btn-primary" href="{ROOM}"' in page(desk, "/tong-hop/")


def test_home_says_when_a_period_is_ready(client_of: ClientOf, here: Consolidating) -> None:
    desk = client_of(here.receiver)
    assert "có thể tổng hợp" not in page(desk, "/")

    for duty in Duty.objects.filter(receiver="snv", submissions__isnull=True):
        here.send(duty, {"A.1": 1})
    assert "Đã đủ báo cáo của kỳ này" in page(desk, "/")
    assert f'href="{ROOM}"' in page(desk, "/")
    freeze(**WHERE, **here.who())
    assert "có thể tổng hợp" not in page(desk, "/")


def test_home_says_so_when_the_due_day_passed(client_of: ClientOf, here: Consolidating) -> None:
    Duty.objects.filter(receiver="snv").update(due_on=date(2026, 12, 14))

    assert "Đã hết hạn gửi báo cáo kỳ này" in page(client_of(here.receiver), "/")
