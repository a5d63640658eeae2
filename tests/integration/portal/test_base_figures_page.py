"""The page of the base year: numbers typed and pasted, mistakes that lose nothing."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from caicach.actions.base_figures import write_bases
from caicach.core.submissions.roles import Role
from caicach.store.models import Agency, AgencyPlace, AgencySuccession, BaseFigure, User
from factories.consolidating import PERIOD, REGIME, WHERE, Consolidating, consolidating
from factories.figures import row
from factories.portal import agency, person


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_moment")]
PAGE = f"/tong-hop/{REGIME}/{PERIOD}/so-goc/"
OF = row("D.2.1")
ClientOf = Callable[[User], Client]


@pytest.fixture
def here() -> Consolidating:
    """Two communes; the second bears the name of one that was merged into it."""
    made = consolidating(2)
    heir = Agency.objects.get(pk="xa-so-1")
    Agency.objects.filter(pk=heir.pk).update(valid_from=date(2025, 7, 1))
    AgencyPlace.objects.filter(agency=heir).update(valid_from=date(2025, 7, 1))
    old = agency("xa-cu", heir.name, "commune", valid_to=date(2025, 6, 30))
    AgencySuccession.objects.create(predecessor=old, successor=heir, kind="merged_into", on=date(2025, 7, 1))
    return made


@pytest.fixture
def desk(client_of: ClientOf, here: Consolidating) -> Client:
    """Where the receiver sits."""
    return client_of(here.receiver)


def told(response: object, status: int = 200) -> str:
    assert response.status_code == status, response.content.decode()[-2000:]
    return " ".join(response.content.decode().split())


def kept() -> dict[str, Decimal]:
    return {f"{one.agency_id}:{one.row}": one.number for one in BaseFigure.objects.all()}


def test_every_agency_has_its_fields_and_the_former_stand_below(desk: Client) -> None:
    page = told(desk.get(PAGE))

    assert page.index(f'name="xa-so-1:{OF}"') < page.index(f'name="xa-cu:{OF}"')
    assert "đến ngày 30/06/2025" in page
    assert "D.1.5.4" in page
    ended = told(desk.get(PAGE, {"loc": "da-ket-thuc"}))
    assert f'name="xa-so-1:{OF}"' not in ended


def test_numbers_are_saved_as_people_write_them(desk: Client) -> None:
    answer = desk.post(PAGE, {"act": "save", f"xa-so-0:{OF}": "1.250", f"xa-cu:{OF}": "-"})

    assert (answer.status_code, answer.url) == (302, PAGE)
    assert kept() == {f"xa-so-0:{OF}": 1250, f"xa-cu:{OF}": 0}
    page = told(desk.get(PAGE))
    assert "Đã lưu 2 số gốc." in page
    assert 'value="1.250"' in page
    assert "cộng các cơ quan trước: 0" in page


def test_an_emptied_field_takes_the_number_away(desk: Client) -> None:
    desk.post(PAGE, {f"xa-so-0:{OF}": "12"})

    desk.post(PAGE, {f"xa-so-0:{OF}": "", f"da-thay:xa-so-0:{OF}": "12"})

    assert kept() == {}


def test_what_is_no_number_comes_back_with_everything_typed(desk: Client) -> None:
    page = told(
        desk.post(PAGE, {f"xa-so-0:{OF}": "khoảng 40", f"xa-so-1:{OF}": "55", "block": "xã A\t1"}), 422
    )

    assert kept() == {}
    assert 'value="khoảng 40"' in page
    assert 'aria-invalid="true"' in page
    assert 'value="55"' in page
    assert "xã A" in page


def test_words_alone_are_answered_by_what_this_page_takes(desk: Client) -> None:
    page = told(desk.post(PAGE, {f"xa-so-0:{OF}": "ba mươi"}), 422)

    assert "Ghi một số, hoặc để trống nếu không biết." in page
    assert "chọn trạng thái" not in page


def test_what_another_wrote_meanwhile_is_shown_and_not_written_over(
    desk: Client, here: Consolidating
) -> None:
    write_bases(**WHERE, numbers={("xa-so-0", OF): Decimal(30)}, **here.who())

    page = told(desk.post(PAGE, {f"xa-so-0:{OF}": "31", f"da-thay:xa-so-0:{OF}": ""}), 409)

    assert "Người khác vừa ghi số khác" in page
    assert 'value="31"' in page
    assert "đang lưu: 30" in page
    assert kept() == {f"xa-so-0:{OF}": 30}
    desk.post(PAGE, {f"xa-so-0:{OF}": "31", f"da-thay:xa-so-0:{OF}": "30"})
    assert kept() == {f"xa-so-0:{OF}": 31}


def test_a_block_is_laid_on_the_fields_and_nothing_saved(desk: Client, here: Consolidating) -> None:
    name = Agency.objects.get(pk="xa-cu").name
    block = f"STT\tCơ quan\n1\t{name}\t3\t41\t120\nxa-so-0\t\t1.250\nXã Không Có\t5"

    page = told(desk.post(PAGE, {"act": "lay", "block": block, f"sts:{OF}": "77"}))

    assert kept() == {}
    assert "Đã đặt 4 số vào bảng, chưa lưu" in page
    assert f'name="xa-cu:{OF}" value="41"' in page
    assert f'name="xa-so-0:{OF}" value="1.250"' in page
    assert f'name="sts:{OF}" value="77"' in page
    assert "Dòng 4: Xã Không Có · 5" in page
    assert f'name="xa-so-1:{OF}"' not in page


def test_two_of_one_name_in_the_year_are_told(desk: Client, here: Consolidating) -> None:
    Agency.objects.filter(pk="xa-so-1").update(valid_from=None)
    name = Agency.objects.get(pk="xa-cu").name

    page = told(desk.post(PAGE, {"act": "lay", "block": f"{name}\t3"}))

    assert "nhiều cơ quan cùng tên" in page


def test_saving_goes_on_to_the_next_page(desk: Client) -> None:
    answer = desk.post(f"{PAGE}?loc=con-thieu", {"act": "next", "next_page": "2"})

    assert answer.url == f"{PAGE}?loc=con-thieu&page=2"


@pytest.mark.parametrize("role", [Role.HEAD, Role.VIEWER])
def test_who_only_looks_sees_numbers_and_no_field(
    client_of: ClientOf, here: Consolidating, role: Role
) -> None:
    write_bases(**WHERE, numbers={("xa-so-0", OF): Decimal(30)}, **here.who())
    desk = client_of(person("nguoi-xem", "Lê Văn Xem", role, here.small.home_affairs))

    page = told(desk.get(PAGE))

    assert ">30</td>" in page.replace(" </td>", "</td>")
    assert f'name="xa-so-0:{OF}"' not in page
    assert desk.post(PAGE, {f"xa-so-0:{OF}": "31"}).status_code == 403


def test_queries_do_not_grow_with_agencies(
    client_of: ClientOf, here: Consolidating, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    desk = client_of(here.receiver)
    desk.get(PAGE)

    with django_assert_max_num_queries(20):
        desk.get(PAGE)
