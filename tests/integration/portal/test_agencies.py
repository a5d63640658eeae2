"""Agencies in time: creating, renaming, merging, moving; the past stays as it was."""

from datetime import date

import pytest

from caicach.actions.acting import actor_of
from caicach.actions.agencies import (
    Particulars,
    create_agency,
    describe_agency,
    id_from,
    load_agencies,
    merge_agency,
    move_agency,
    rename_agency,
)
from caicach.adapters.content.load import load_catalogue
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.hierarchy import IllegalHierarchy
from caicach.core.submissions.decide import NotNow, NotPermitted
from caicach.core.submissions.roles import Role
from caicach.store.directory import stored_directory
from caicach.store.models import Agency, AgencyPlace, AuditRecord, Membership
from factories.portal import NOW, TODAY, Province, province


pytestmark = pytest.mark.django_db
ON = date(2027, 1, 1)
EVE = date(2026, 12, 31)


@pytest.fixture
def made() -> Province:
    return province()


def _by(made: Province, role: Role = Role.SYSTEM_ADMIN) -> dict[str, object]:
    return {"actor": made.actor(role), "now": NOW}


def test_the_directory_of_content_is_stored_whole_and_once(made: Province) -> None:
    directory = load_catalogue().directory

    loaded = load_agencies(directory=directory, now=NOW, today=TODAY)
    again = load_agencies(directory=directory, now=NOW, today=TODAY)

    stored = stored_directory()
    assert (loaded, again) == (len(directory.agencies), 0)
    assert len(stored.children_on("gia-lai-merged", TODAY)) == len(
        directory.children_on("gia-lai-merged", TODAY)
    )
    assert [a.id for a in stored.successors_on("gia-lai-ban-dan-toc", TODAY)] == [
        "gia-lai-so-dan-toc-ton-giao"
    ]
    assert Agency.objects.get(pk="gia-lai-merged").code_102 == "000.00.00.H21"


def test_a_new_agency_stands_in_its_place(made: Province) -> None:
    told = Particulars(
        "Chi cục Kiểm lâm tỉnh Gia Lai", "Chi cục", AgencyType.DEPARTMENT, parent="snv", code="H21.15.1"
    )

    agency = create_agency(particulars=told, **_by(made))

    assert agency.pk == id_from(told.name) == "chi-cuc-kiem-lam-tinh-gia-lai"
    assert stored_directory().parent_on(agency.pk, TODAY).id == "snv"
    assert AuditRecord.objects.get(act="create_agency").agency == agency.pk


def test_an_agency_created_twice_or_with_a_code_of_no_notation_is_refused(made: Province) -> None:
    told = Particulars("Sở Thử", "Sở Thử", AgencyType.DEPARTMENT)
    create_agency(particulars=told, **_by(made))

    with pytest.raises(NotNow, match="Đã có cơ quan"):
        create_agency(particulars=told, **_by(made))
    with pytest.raises(NotNow, match="viết chưa đúng cách"):
        describe_agency(agency_id="sts", place_name="", code="h21-15", code_102="", **_by(made))


def test_a_renamed_agency_is_followed_by_one_of_the_new_name_with_its_people(made: Province) -> None:
    AgencyPlace.objects.create(agency=made.department, parent=made.home_affairs)
    AgencyPlace.objects.create(agency=made.commune, parent=made.department)

    new = rename_agency(
        agency_id="sts", name="Sở Thủy sản và Biển tỉnh Gia Lai", short_name="Sở Thủy sản và Biển",
        abbreviation="STSB", on=ON, **_by(made),
    )  # fmt: skip

    stored, old = stored_directory(), Agency.objects.get(pk="sts")
    officer = made.user(Role.OFFICER)
    assert (old.name, old.valid_to, new.valid_from) == ("Sở Thủy sản tỉnh Gia Lai", EVE, ON)
    assert [a.id for a in stored.successors_on("sts", ON)] == [new.pk]
    assert stored.parent_on(new.pk, ON).id == "snv"
    assert (stored.parent_on("xa-hai-dong", EVE).id, stored.parent_on("xa-hai-dong", ON).id) == (
        "sts",
        new.pk,
    )
    assert actor_of(officer, ON).agencies(Role.OFFICER) == {"sts", new.pk}
    assert actor_of(officer, date(2027, 6, 1)).agencies(Role.OFFICER) == {new.pk}


def test_a_merged_agency_ends_and_what_stood_under_it_passes_on(made: Province) -> None:
    AgencyPlace.objects.create(agency=made.commune, parent=made.department)

    merge_agency(agency_id="sts", into="snv", on=ON, **_by(made))

    stored = stored_directory()
    assert not stored.agency("sts").is_alive(ON)
    assert [a.id for a in stored.successors_on("sts", ON)] == ["snv"]
    assert stored.parent_on("xa-hai-dong", ON).id == "snv"


def test_a_moved_agency_has_two_places_one_after_the_other(made: Province) -> None:
    AgencyPlace.objects.create(agency=made.commune, parent=made.department)

    move_agency(agency_id="xa-hai-dong", parent="snv", on=ON, **_by(made))

    stored = stored_directory()
    assert [stored.parent_on("xa-hai-dong", day).id for day in (EVE, ON)] == ["sts", "snv"]


def test_a_circle_or_a_merger_of_what_is_no_more_is_refused_and_nothing_is_left_of_it(made: Province) -> None:
    AgencyPlace.objects.create(agency=made.commune, parent=made.department)

    with pytest.raises(IllegalHierarchy):
        move_agency(agency_id="sts", parent="xa-hai-dong", on=ON, **_by(made))
    merge_agency(agency_id="sts", into="snv", on=ON, **_by(made))
    with pytest.raises(NotNow, match="không hoạt động"):
        merge_agency(agency_id="sts", into="snv", on=date(2028, 1, 1), **_by(made))

    assert AgencyPlace.objects.filter(agency="sts").count() == 0
    assert AuditRecord.objects.filter(act="move_agency").count() == 0


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.SYSTEM_ADMIN])
def test_nobody_but_the_system_administrator_changes_agencies(made: Province, role: Role) -> None:
    with pytest.raises(NotPermitted):
        merge_agency(agency_id="sts", into="snv", on=ON, **_by(made, role))


def test_a_name_without_a_letter_is_no_name(made: Province) -> None:
    with pytest.raises(NotNow, match="không có chữ cái"):
        create_agency(particulars=Particulars("– –", "–", AgencyType.DEPARTMENT), **_by(made))


def test_an_agency_is_not_moved_under_or_merged_into_itself(made: Province) -> None:
    with pytest.raises(NotNow, match="chính mình"):
        move_agency(agency_id="sts", parent="sts", on=ON, **_by(made))
    with pytest.raises(NotNow, match="chính mình"):
        merge_agency(agency_id="sts", into="sts", on=ON, **_by(made))


def test_moved_twice_from_the_same_day_the_last_word_counts(made: Province) -> None:
    move_agency(agency_id="sts", parent="snv", on=ON, **_by(made))
    move_agency(agency_id="sts", parent="xa-hai-dong", on=ON, **_by(made))

    places = AgencyPlace.objects.filter(agency="sts").values_list("parent", "valid_from", "valid_to")
    assert list(places) == [("xa-hai-dong", ON, None)]


def test_what_stands_under_an_agency_only_later_goes_to_its_heir_at_once(made: Province) -> None:
    later = date(2027, 6, 1)
    move_agency(agency_id="xa-hai-dong", parent="sts", on=later, **_by(made))

    merge_agency(agency_id="sts", into="snv", on=ON, **_by(made))

    places = AgencyPlace.objects.filter(agency="xa-hai-dong").values_list("parent", "valid_from", "valid_to")
    assert list(places) == [("snv", later, None)]


def test_a_role_that_begins_long_after_its_agency_ended_stops_no_merger(made: Province) -> None:
    Membership.objects.create(
        user=made.user(Role.VIEWER), agency=made.department, role=Role.CLERK, valid_from=date(2028, 1, 1)
    )

    merge_agency(agency_id="sts", into="snv", on=ON, **_by(made))

    assert Agency.objects.get(pk="sts").valid_to == EVE
