"""An agency whose figures take in those below it, and those below reporting too: a switch says which of them count."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from caicach.store.models import AgencyPlace, User
from factories.consolidating import PERIOD, REGIME, Consolidating, consolidating
from factories.portal import NOW, agency, duty


pytestmark = pytest.mark.django_db
ROOM = f"/tong-hop/{REGIME}/{PERIOD}/"
ClientOf = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch, settings: object, tmp_path: Path) -> None:
    monkeypatch.setattr("caicach.web.clock.now", lambda: NOW)
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def here() -> Consolidating:
    """A district that sent 30 of all its communes, and two of those that sent 12 and 9 themselves."""
    made = consolidating(2)
    district = agency(
        "huyen-chu-se", "Ủy ban nhân dân huyện Chư Sê", "district", short_name="UBND huyện Chư Sê"
    )
    AgencyPlace.objects.create(agency=district, parent=made.root)
    AgencyPlace.objects.filter(agency__id__startswith="xa-so-").update(parent=district)
    made.send(duty(district, made.small.home_affairs, date(2026, 12, 16)), {"A.1": 30})
    for number, count in enumerate((12, 9)):
        commune = AgencyPlace.objects.get(agency=f"xa-so-{number}").agency
        made.send(commune.duties.get(), {"A.1": count})
    return made


def page(client: Client, address: str, **asked: str) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_whole_counts_until_the_parts_are_asked_for(client_of: ClientOf, here: Consolidating) -> None:
    client = client_of(here.receiver)

    whole = page(client, f"{ROOM}so-lieu/steering-documents/")
    parts = page(client, f"{ROOM}so-lieu/steering-documents/", lay="tung-phan")

    assert "<strong>30</strong> Văn bản" in whole
    assert "Ủy ban nhân dân huyện Chư Sê" in whole
    assert "<strong>21</strong> Văn bản" in parts


def test_coverage_says_why_the_other_is_not_counted(client_of: ClientOf, here: Consolidating) -> None:
    client = client_of(here.receiver)

    whole, parts = page(client, ROOM), page(client, ROOM, lay="tung-phan")

    for told in (whole, parts):
        assert "Cơ quan có cấp dưới cùng gửi, lấy" in told
    assert 'lay=toan-bo" aria-current="true"' in whole
    assert 'lay=tung-phan" aria-current="true"' in parts
    assert whole.count("Đã nằm trong số liệu của Ủy ban nhân dân huyện Chư Sê") == 2
    assert whole.count(">Không cộng riêng<") == 2
    assert "Gồm cả số liệu của Ủy ban nhân dân xã Số 0000, Ủy ban nhân dân xã Số 0001" in parts
    assert parts.count(">Không cộng riêng<") == 1


def test_the_switch_is_kept_from_page_to_page(client_of: ClientOf, here: Consolidating) -> None:
    told = page(client_of(here.receiver), ROOM, lay="tung-phan")

    assert f"{ROOM}so-lieu/?lay=tung-phan" in told
    assert f"{ROOM}chot/?lay=tung-phan" in told


def test_nothing_is_asked_where_nobody_below_reported(client_of: ClientOf, here: Consolidating) -> None:
    for number in (0, 1):
        here.sent[f"xa-so-{number}"].delete()

    assert "Cơ quan có cấp dưới cùng gửi, lấy" not in page(client_of(here.receiver), ROOM)
