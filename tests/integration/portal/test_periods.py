"""Opening periods from content and the hierarchy of the day."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from caicach.actions.periods import coming_periods, open_by_hand, open_coming
from caicach.core.submissions.decide import NotPermitted
from caicach.core.submissions.roles import Role
from caicach.store.models import AgencyPlace, AgencySuccession, AuditRecord, Duty
from factories.portal import NOW, TODAY, Province, agency, province


pytestmark = pytest.mark.django_db
EARLY = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
EARLY_DAY = date(2026, 11, 25)


@pytest.fixture
def small() -> Province:
    """The province with its hierarchy and no duty yet."""
    made = province()
    Duty.objects.all().delete()
    top = agency("ubnd", "Ủy ban nhân dân tỉnh Gia Lai", "province")
    for below in (made.home_affairs, made.department, made.commune):
        AgencyPlace.objects.create(agency=below, parent=top)
    return made


def test_job_opens_the_period_that_begins_soon_for_every_level(small: Province) -> None:
    open_coming(now=EARLY, today=EARLY_DAY)

    days = dict(Duty.objects.filter(period="2026-year").values_list("agency_id", "due_on"))
    assert days == {
        "snv": date(2026, 12, 19),
        "sts": date(2026, 12, 16),
        "xa-hai-dong": date(2026, 12, 15),
        "ubnd": date(2026, 12, 20),
    }
    assert set(Duty.objects.values_list("opens_on", "frozen_on")) == {(date(2026, 12, 1), date(2026, 12, 31))}


def test_duties_are_owed_to_the_receiver_of_the_province(small: Province) -> None:
    open_coming(now=EARLY, today=EARLY_DAY)

    to = dict(Duty.objects.values_list("agency_id", "receiver_id"))
    assert to == {"snv": "ubnd", "sts": "snv", "xa-hai-dong": "snv", "ubnd": None}


def test_job_run_twice_opens_nothing_new_and_logs_once(small: Province) -> None:
    open_coming(now=EARLY, today=EARLY_DAY)

    again = open_coming(now=EARLY, today=EARLY_DAY)

    assert again == []
    assert AuditRecord.objects.filter(act="open_period").count() == 1


def test_agency_founded_after_opening_is_opened_by_the_next_run(small: Province) -> None:
    open_coming(now=EARLY, today=EARLY_DAY)
    new = agency("xa-moi", "Ủy ban nhân dân xã Mới", "commune", valid_from=date(2026, 12, 1))
    AgencyPlace.objects.create(agency=new, parent_id="ubnd", valid_from=date(2026, 12, 1))

    opened = open_coming(now=NOW, today=TODAY)

    assert [duty.agency_id for duty in opened] == ["xa-moi"]


def test_agency_merged_within_the_period_owes_nothing_itself(small: Province) -> None:
    old = agency("cu", "Sở Cũ tỉnh Gia Lai", valid_to=date(2026, 6, 30))
    AgencyPlace.objects.create(agency=old, parent_id="ubnd", valid_to=date(2026, 6, 30))
    AgencySuccession.objects.create(
        predecessor=old, successor=small.department, kind="merged_into", on=date(2026, 7, 1)
    )

    open_coming(now=EARLY, today=EARLY_DAY)

    assert not Duty.objects.filter(agency=old).exists()
    owed = {duty.agency: duty for duty in coming_periods(EARLY_DAY)[0].owed}
    assert owed["sts"].in_place_of == ("cu",)


def test_receiver_opens_a_period_for_the_agencies_that_report_to_it(small: Province) -> None:
    opened = open_by_hand(
        regime="cchc-province",
        period="2027-quarter_one",
        actor=small.actor(Role.RECEIVER),
        now=EARLY,
        today=EARLY_DAY,
    )

    assert {duty.agency_id for duty in opened} == {"sts", "xa-hai-dong"}
    assert AuditRecord.objects.get(act="open_period").actor.endswith("Hoàng Thị Ý")


def test_officer_cannot_open_a_period(small: Province) -> None:
    with pytest.raises(NotPermitted):
        open_by_hand(
            regime="cchc-province",
            period="2026-year",
            actor=small.actor(Role.OFFICER),
            now=EARLY,
            today=EARLY_DAY,
        )

    assert not Duty.objects.exists()


def test_opening_many_agencies_takes_hardly_more_queries(
    small: Province, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(40) as few:
        open_coming(now=EARLY, today=EARLY_DAY)
    Duty.objects.all().delete()
    for number in range(200):
        commune = agency(f"xa-{number}", f"Ủy ban nhân dân xã {number}", "commune")
        AgencyPlace.objects.create(agency=commune, parent_id="ubnd")

    with django_assert_max_num_queries(len(few) + 10):
        open_coming(now=EARLY, today=EARLY_DAY)

    assert Duty.objects.count() == 204
