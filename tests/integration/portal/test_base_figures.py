"""Figures of the base year: written once, measured against in every period, frozen with the plan."""

from datetime import date
from decimal import Decimal

import pytest

from caicach.actions.base_figures import BaseSheet, write_bases
from caicach.actions.consolidated import consolidated
from caicach.actions.consolidation_delta import carried_out_again, delta_of
from caicach.actions.freezing import freeze
from caicach.actions.standing import NotFound
from caicach.core.consolidation.delta_of_rules import BaseChanged
from caicach.core.consolidation.figures import Doubt
from caicach.core.ground.values import ValueState, reported
from caicach.core.submissions.decide import NotNow, NotPermitted
from caicach.core.submissions.roles import Role
from caicach.store.directory import stored_directory
from caicach.store.models import Agency, AgencySuccession, BaseFigure, Duty
from factories.consolidating import WHERE, Consolidating, consolidating, logged
from factories.figures import row
from factories.portal import agency


pytestmark = pytest.mark.django_db
RATE, OF = row("D.2.5"), row("D.2.1")


@pytest.fixture
def here() -> Consolidating:
    """Two communes with their posts of today; the second came of a commune that ended."""
    made = consolidating(2)
    old = agency("xa-cu", "Ủy ban nhân dân xã Cũ", "commune", valid_to=date(2025, 6, 30))
    AgencySuccession.objects.create(
        predecessor=old, successor=Agency.objects.get(pk="xa-so-1"), kind="merged_into", on=date(2025, 7, 1)
    )
    duties = list(Duty.objects.filter(agency__id__startswith="xa-so-").order_by("agency_id"))
    made.send(duties[0], {"D.2.1": 80}, "accepted")
    made.send(duties[1], {"D.2.1": 45}, "accepted")
    return made


def write(here: Consolidating, numbers: dict[str, int | None], **more: object) -> int:
    """Posts of 2015 by agency."""
    made = {(id_, OF): None if number is None else Decimal(number) for id_, number in numbers.items()}
    return write_bases(**WHERE, numbers=made, **here.who(), **more)


def rate() -> object:
    return consolidated(**WHERE).result.figures[RATE]


def test_the_reduction_is_of_those_whose_base_is_known(here: Consolidating) -> None:
    assert Doubt.NO_BASE in rate().doubts

    assert write(here, {"xa-so-0": 100}) == 1
    assert rate().value == reported(Decimal("20.00"))
    assert rate().total.reported == 1
    write(here, {"xa-cu": 150})

    assert rate().value == reported(Decimal("50.00"))
    assert rate().total.reported == 2


def test_agencies_that_ended_stand_after_those_that_followed(here: Consolidating) -> None:
    write(here, {"xa-cu": 150})
    sheet = BaseSheet(consolidated(**WHERE))

    listed = [(one.id, is_before) for one, is_before in sheet.agencies]
    assert listed.index(("xa-cu", True)) == listed.index(("xa-so-1", False)) + 1
    assert [(one.way.indicator.code, one.year) for one in sheet.rows] == [
        ("D.1.5.4", 2015),
        ("D.2.5", 2015),
        ("D.3.4", 2015),
    ]
    assert sheet.added("xa-so-1", sheet.rows[1]) == 150


def test_what_was_frozen_is_carried_out_again_with_its_bases(here: Consolidating) -> None:
    write(here, {"xa-so-0": 100})
    frozen = freeze(**WHERE, **here.who())
    assert frozen.submission.sheet.cells[RATE]["value"] == "20.00"

    write(here, {"xa-so-0": 160})

    assert frozen.plan["bases"] == {OF: {"xa-so-0": "100"}}
    assert carried_out_again(frozen, stored_directory()).figures[RATE].value == reported(Decimal("20.00"))
    (change,) = delta_of(frozen, {}, stored_directory()).changes
    assert (change.row, change.before, change.after) == (
        RATE,
        reported(Decimal("20.00")),
        reported(Decimal("50.00")),
    )
    assert change.bases == (BaseChanged("xa-so-0", OF, Decimal(100), Decimal(160)),)
    assert (change.because, change.how) == ((), ())


def test_a_freeze_of_before_there_were_bases_is_carried_out_again(here: Consolidating) -> None:
    frozen = freeze(**WHERE, **here.who())
    del frozen.plan["bases"]
    write(here, {"xa-so-0": 100})

    assert carried_out_again(frozen, stored_directory()).figures[RATE].value.state is ValueState.NOT_REPORTED


def test_bases_make_another_seal_and_none_the_old_one(here: Consolidating) -> None:
    first = freeze(**WHERE, **here.who())
    write(here, {"xa-so-0": 100})
    second = freeze(**WHERE, **here.who())
    write(here, {"xa-so-0": None})
    third = freeze(**WHERE, **here.who())

    assert first.inputs_hash == third.inputs_hash != second.inputs_hash
    assert BaseFigure.objects.count() == 0


def test_writing_is_logged_with_what_was_before_and_nothing_twice(here: Consolidating) -> None:
    write(here, {"xa-so-0": 100})
    assert write(here, {"xa-so-0": 100}) == 0
    assert write(here, {"xa-so-0": 90, "xa-cu": 7}) == 2

    first, second = [entry for entry in logged("consolidate") if entry.details["what"] == "write_bases"]
    assert first.details["bases"] == f"xa-so-0 {OF}: – → 100"
    assert second.details["bases"] == f"xa-cu {OF}: – → 7; xa-so-0 {OF}: 100 → 90"


def test_nobody_writes_over_what_they_have_not_seen(here: Consolidating) -> None:
    write(here, {"xa-so-0": 100})

    with pytest.raises(NotNow, match="Số 0000"):
        write(here, {"xa-so-0": 90, "xa-so-1": 5}, seen={("xa-so-0", OF): None})

    assert BaseFigure.objects.get().number == 100
    assert write(here, {"xa-so-0": 100}, seen={("xa-so-0", OF): None}) == 0


@pytest.mark.parametrize("number", [-1, 10**12])
def test_a_number_that_is_none_is_refused(here: Consolidating, number: int) -> None:
    with pytest.raises(NotNow, match="năm gốc"):
        write(here, {"xa-so-0": number})


def test_a_number_stands_only_where_one_is_asked(here: Consolidating) -> None:
    for place in (("snv-khac", OF), ("xa-so-0", row("A.1"))):
        with pytest.raises(NotFound):
            write_bases(**WHERE, numbers={place: Decimal(1)}, **here.who())
    with pytest.raises(NotFound):
        write_bases(**WHERE | {"period": "2020-year"}, numbers={}, **here.who())


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.CLERK, Role.VIEWER])
def test_only_whoever_consolidates_writes(here: Consolidating, role: Role) -> None:
    who = {"actor": here.small.actor(role), "by": here.small.user(role), "now": here.who()["now"]}

    with pytest.raises(NotPermitted):
        write_bases(**WHERE, numbers={("xa-so-0", OF): Decimal(1)}, **who)
