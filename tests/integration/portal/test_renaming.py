"""An agency under a new name: what is open goes on under it, what was issued keeps the name of its day."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from caicach.actions.acting import actor_of
from caicach.actions.agencies import rename_agency
from caicach.actions.effects import content_hash
from caicach.actions.papers import official_document
from caicach.actions.periods import open_coming
from caicach.core.submissions.roles import Role
from caicach.store.models import Agency, Delegation, Duty, Submission
from factories.portal import ALL_THE_WAY, NOW, TODAY, Province, province


pytestmark = pytest.mark.django_db
ClientOf = Callable[[object], Client]
ON = date(2027, 1, 1)
EVE = date(2026, 12, 31)
OLD, NEW = "Sở Thủy sản tỉnh Gia Lai", "Sở Thủy sản và Biển tỉnh Gia Lai"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Province:
    monkeypatch.setattr("caicach.web.clock.now", lambda: NOW)
    return province()


def renamed(made: Province, on: date, agency: str = "sts", name: str = NEW) -> Agency:
    """The agency under its new name from the day."""
    who = {"actor": made.actor(Role.SYSTEM_ADMIN), "now": NOW}
    short = name.removesuffix(" tỉnh Gia Lai")
    return rename_agency(agency_id=agency, name=name, short_name=short, abbreviation="", on=on, **who)


def test_what_is_open_goes_on_under_the_new_name_and_remembers_the_old(
    made: Province, client_of: ClientOf
) -> None:
    submission = made.ready()

    new = renamed(made, TODAY)

    officer, receiver = (client_of(made.user(role)) for role in (Role.OFFICER, Role.RECEIVER))
    page = officer.get(f"/bao-cao/{submission.pk}/").content.decode()
    history = officer.get(f"/bao-cao/{submission.pk}/lich-su/").content.decode()
    board = receiver.get("/theo-doi/").content.decode()
    paper = official_document(Submission.objects.get(pk=submission.pk))
    assert Duty.objects.get(pk=made.duty.pk).agency == new
    assert new.short_name in page
    assert new.short_name in board
    assert f"Cơ quan đổi tên: {OLD} → {NEW}" in history
    assert paper.issuer.casefold() == new.short_name.casefold()
    assert made.through(submission, *ALL_THE_WAY).status == "accepted"


def test_what_was_issued_keeps_the_name_of_its_day(made: Province) -> None:
    submission = made.through(made.ready(), *ALL_THE_WAY)
    sealed = submission.content_hash

    renamed(made, TODAY)

    kept = Submission.objects.get(pk=submission.pk)
    assert (kept.duty.agency_id, content_hash(kept)) == ("sts", sealed)
    assert OLD.casefold().startswith(official_document(kept).issuer.casefold())


def test_a_name_of_a_day_to_come_is_borne_from_that_day_by_one_duty(made: Province) -> None:
    made.start()
    new = renamed(made, ON)
    open_coming(now=NOW, today=EVE)
    before = Duty.objects.get(pk=made.duty.pk).agency_id

    open_coming(now=NOW, today=ON)
    open_coming(now=NOW, today=ON)

    of_period = Duty.objects.filter(period=made.duty.period, agency__in=("sts", new.pk))
    assert before == "sts"
    assert [(duty.pk, duty.agency_id) for duty in of_period] == [(made.duty.pk, new.pk)]


def test_an_agency_renamed_twice_bears_its_last_name(made: Province) -> None:
    between = renamed(made, TODAY)
    last = renamed(made, ON, between.pk, "Sở Biển tỉnh Gia Lai")

    open_coming(now=NOW, today=ON)

    assert Duty.objects.get(pk=made.duty.pk).agency == last


def test_a_duty_nobody_has_begun_under_the_new_name_gives_way(made: Province) -> None:
    work = made.start()
    new = renamed(made, ON)
    Duty.objects.create(
        **{f: getattr(made.duty, f) for f in ("regime", "period", "kind", "year", "from_on", "cutoff_on", "opens_on", "due_on")},
        agency=new,
    )  # fmt: skip

    open_coming(now=NOW, today=ON)

    (duty,) = Duty.objects.filter(agency__in=("sts", new.pk), period=made.duty.period)
    assert (duty.agency, duty.submissions.get()) == (new, work)


def test_a_receiver_under_a_new_name_receives_what_was_on_its_way(made: Province) -> None:
    submission = made.through(made.ready(), *ALL_THE_WAY[:4])

    new = renamed(made, TODAY, "snv", "Sở Nội vụ và Lao động tỉnh Gia Lai")

    assert Submission.objects.get(pk=submission.pk).duty.receiver == new
    assert made.through(submission, *ALL_THE_WAY[4:]).status == "accepted"


def test_a_role_lent_is_lent_under_the_new_name_too(made: Province) -> None:
    lent = {"role": Role.HEAD, "from_on": TODAY, "until": date(2027, 1, 9), "reason": "Đi công tác"}
    head, viewer = made.user(Role.HEAD), made.user(Role.VIEWER)
    Delegation.objects.create(giver=head, taker=viewer, agency=made.department, created_at=NOW, **lent)

    new = renamed(made, ON)

    assert new.pk in actor_of(viewer, ON).agencies(Role.HEAD)
