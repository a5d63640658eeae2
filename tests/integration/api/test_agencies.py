"""Agencies by the API: as they were on a day, their history, and the changes of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from caicach.core.submissions.roles import Role
from caicach.store.models import Agency, AgencyPlace, AuditRecord
from factories.api import Asker
from factories.portal import Province, agency


Program = Callable[[Role], Asker]
NEW = {"name": "Chi cục Kiểm lâm tỉnh Gia Lai", "short_name": "Chi cục Kiểm lâm", "type": "department"}
RENAMED = {"name": "Sở Nông nghiệp tỉnh Gia Lai", "short_name": "Sở Nông nghiệp", "on": "2027-01-01"}


@pytest.fixture
def keeper(here: Province, program: Program) -> Asker:
    """The program of the administrator of the system."""
    return program(Role.SYSTEM_ADMIN)


def ids(asked: Any) -> list[str]:
    """The agencies of a list."""
    return [one["id"] for one in asked.told["agencies"]]


def test_agencies_are_listed_as_they_were_on_a_day(keeper: Asker) -> None:
    renamed = keeper.post("/agencies/sts/rename", RENAMED).told["id"]

    assert ids(keeper.get("/agencies?on=2026-12-31")) == ["snv", "sts", "xa-hai-dong"]
    assert ids(keeper.get("/agencies?on=2027-01-01")) == ["snv", renamed, "xa-hai-dong"]
    assert len(ids(keeper.get("/agencies"))) == 4
    assert keeper.get("/agencies?on=hôm nay").status_code == 422
    assert keeper.get("/agencies?on=0001-01-01").told["errors"][0]["context"]["field"] == "on"


def test_an_agency_says_what_it_stands_under_on_a_day(keeper: Asker) -> None:
    keeper.post("/agencies/sts/move", {"parent": "snv", "on": "2027-01-01"})

    assert keeper.get("/agencies/sts").told["parent"] is None
    assert keeper.get("/agencies/sts?on=2027-01-01").told["parent"]["short_name"] == "Sở Nội vụ"
    listed = {one["id"]: one["parent"] for one in keeper.get("/agencies?on=2027-01-01").told["agencies"]}
    assert listed["sts"]["id"] == "snv"
    assert listed["snv"] is None


def test_an_agency_is_made_once_in_its_place(keeper: Asker) -> None:
    told = NEW | {"parent": "snv", "valid_from": "2027-01-01", "code": "H21.15", "place_name": "Pleiku"}

    made = keeper.post("/agencies", told, **{"Idempotency-Key": "a"})
    again = keeper.post("/agencies", told, **{"Idempotency-Key": "a"})
    twice = keeper.post("/agencies", told)

    assert made.status_code == 201
    assert made.told["id"] == "chi-cuc-kiem-lam-tinh-gia-lai"
    assert (made.told["parent"]["id"], made.told["code"]) == ("snv", "H21.15")
    assert again.told == made.told
    assert twice.status_code == 409
    assert "Đã có cơ quan" in twice.told["errors"][0]["says"]
    assert Agency.objects.filter(short_name="Chi cục Kiểm lâm").count() == 1
    assert AuditRecord.objects.get(act="create_agency").actor.endswith("|Vũ Anh (API: thử)")


@pytest.mark.parametrize(
    ("changed", "status", "said"),
    [
        ({"parent": "khong-co"}, 422, "không phải định danh"),
        ({"code": "H21/15"}, 409, "viết chưa đúng cách"),
        ({"name": "– –"}, 409, "không có chữ cái"),
        ({"name": "  "}, 422, "còn trống"),
        ({"short_name": "x" * 121}, 422, "dài quá 120"),
        ({"id": "Sở"}, 422, "chưa theo mô tả"),
        ({"type": "ministry"}, 422, "giá trị cho phép"),
    ],
)
def test_an_agency_that_cannot_be_is_refused(
    keeper: Asker, changed: dict[str, str], status: int, said: str
) -> None:
    refused = keeper.post("/agencies", NEW | changed)

    assert refused.status_code == status
    assert said in refused.told["errors"][0]["says"]
    assert Agency.objects.count() == 3


def test_what_is_left_out_of_a_description_stays(keeper: Asker) -> None:
    keeper.patch("/agencies/sts", {"place_name": "Quy Nhơn", "code": "H21.15"})

    told = keeper.patch("/agencies/sts", {"code": ""}).told

    assert (told["place_name"], told["code"]) == ("Quy Nhơn", "")


def test_a_renamed_agency_is_a_new_one_that_came_from_the_old(keeper: Asker) -> None:
    keeper.post("/agencies/xa-hai-dong/move", {"parent": "sts", "on": "2026-07-01"})
    made = keeper.post("/agencies/sts/rename", RENAMED).told

    old = keeper.get("/agencies/sts/history").told
    new = keeper.get(f"/agencies/{made['id']}/history").told

    assert [(one["successor"]["id"], one["kind"], one["on"]) for one in old["became"]] == [
        (made["id"], "renamed", "2027-01-01")
    ]
    assert new["came_from"] == old["became"]
    below = keeper.get("/agencies/xa-hai-dong/history").told["places"]
    assert [(p["parent"]["id"], p["valid_from"], p["valid_to"]) for p in below] == [
        ("sts", "2026-07-01", "2026-12-31"),
        (made["id"], "2027-01-01", None),
    ]


def test_a_merged_agency_tells_what_became_of_it(keeper: Asker) -> None:
    told = keeper.post("/agencies/sts/merge", {"into": "snv", "on": "2027-01-01"}).told

    assert [(one["successor"]["id"], one["kind"]) for one in told["became"]] == [("snv", "merged_into")]
    assert Agency.objects.get(pk="sts").valid_to == date(2026, 12, 31)
    again = keeper.post("/agencies/sts/merge", {"into": "snv", "on": "2027-02-01"})
    assert again.status_code == 409
    assert "không hoạt động vào ngày 01/02/2027" in again.told["errors"][0]["says"]


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/agencies/sts/merge", {"into": "sts", "on": "2027-01-01"}, 409),
        ("/agencies/sts/merge", {"into": "khong-co", "on": "2027-01-01"}, 422),
        ("/agencies/sts/move", {"parent": "sts", "on": "2027-01-01"}, 409),
        ("/agencies/sts/move", {"parent": "khong-co", "on": "2027-01-01"}, 422),
        ("/agencies/sts/move", {"parent": "snv", "on": "0001-01-01"}, 422),
        ("/agencies/khong-co/move", {"parent": "snv", "on": "2027-01-01"}, 404),
        ("/agencies/khong-co/merge", {"into": "snv", "on": "2027-01-01"}, 404),
        ("/agencies/khong-co/rename", RENAMED, 404),
    ],
)
def test_a_change_that_cannot_be_is_refused(
    keeper: Asker, path: str, body: dict[str, str], status: int
) -> None:
    assert keeper.post(path, body).status_code == status
    assert not AgencyPlace.objects.exists()


def test_two_agencies_never_stand_under_each_other(keeper: Asker) -> None:
    keeper.post("/agencies/sts/move", {"parent": "snv", "on": "2027-01-01"})

    refused = keeper.post("/agencies/snv/move", {"parent": "sts", "on": "2027-01-01"})

    assert refused.status_code == 409
    assert refused.told["errors"][0]["code"] == "IllegalHierarchy"
    assert AgencyPlace.objects.count() == 1


def test_who_does_not_keep_agencies_reads_them_and_changes_none(here: Province, program: Program) -> None:
    admin = program(Role.AGENCY_ADMIN)

    assert admin.get("/agencies/snv/history").status_code == 200
    assert admin.get("/agencies/khong-co/history").status_code == 404
    for path, body in (("/agencies", NEW), ("/agencies/sts/rename", RENAMED)):
        assert admin.post(path, body).status_code == 403
    assert admin.patch("/agencies/sts", {"code": "H21.15"}).status_code == 403


def test_a_long_list_of_agencies_asks_no_more_of_the_database(here: Province, program: Program) -> None:
    viewer = program(Role.VIEWER)
    viewer.get("/agencies")  # from now on the key's last use is known
    counts = []
    for more in (0, 30):
        for number in range(more):
            made = agency(f"don-vi-{number}", f"Đơn vị {number}")
            AgencyPlace.objects.create(agency=made, parent=here.department)
        with CaptureQueriesContext(connection) as asked:
            assert viewer.get("/agencies?on=2026-12-15").status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 6
