"""Rows one agency answers for its whole province: open to it on its page of figures, another department's hidden."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from caicach.actions.judging import findings_of
from caicach.actions.statements import led_by
from caicach.api.endpoints.figures import figures_of
from caicach.core.submissions.roles import Role
from caicach.store.models import Agency, Duty, Submission
from factories.figures import FORM, put, row
from factories.portal import Province, agency


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_moment")]
OFFICE, LED = "gia-lai-van-phong-ubnd", "G.8.2.1"


@pytest.fixture
def other(made: Province) -> Submission:
    return made.start()


@pytest.fixture
def office(made: Province) -> Submission:
    """The same department, were it the office of the people's committee."""
    office: Agency = agency(
        OFFICE, "Văn phòng Ủy ban nhân dân tỉnh Gia Lai", short_name="Văn phòng UBND tỉnh"
    )
    Duty.objects.filter(pk=made.duty.pk).update(agency=office)
    for user in made.people.values():
        user.memberships.filter(agency=made.department).update(agency=office)
    made.duty.refresh_from_db()
    return made.start()


def _row(client: Client, submission: Submission, code: str) -> str:
    page = client.get(f"/bao-cao/{submission.pk}/so-lieu/").content.decode()
    found = re.search(rf'<tr class="([^"]*)" id="{row(code)}"', page)
    assert found is not None
    return found[1]


def test_the_lead_sees_its_rows_open(
    made: Province, office: Submission, client_of: Callable[[object], Client]
) -> None:
    officer = client_of(made.user(Role.OFFICER))

    assert "is-other" not in _row(officer, office, LED)
    assert "is-other" not in _row(officer, office, "G.8.2")
    assert "is-other" in _row(officer, office, "A.3.2")


def test_another_department_does_not(
    made: Province, other: Submission, client_of: Callable[[object], Client]
) -> None:
    assert "is-other" in _row(client_of(made.user(Role.OFFICER)), other, LED)


def test_the_lead_is_not_warned_where_it_leads(made: Province, office: Submission) -> None:
    put(office, made.user(Role.OFFICER), G_8_2_1=10, A_3_2=4)

    assert _foreign(office) == ["A.3.2"]


def test_another_department_is(made: Province, other: Submission) -> None:
    put(other, made.user(Role.OFFICER), G_8_2_1=10, A_3_2=4)

    assert _foreign(other) == ["A.3.2", LED]


def _foreign(submission: Submission) -> list[str | None]:
    submission = Submission.objects.get(pk=submission.pk)
    return [finding.place.code for finding in findings_of(submission) if finding.check == "K177"]


def test_before_its_first_day_an_agency_leads_nothing(made: Province, office: Submission) -> None:
    office.duty.agency_id, day = "gia-lai-so-khoa-hoc-truyen-thong", office.duty.cutoff_on
    architecture = FORM.by_code["G.1"].id

    assert architecture in led_by(office)
    office.duty.cutoff_on = day.replace(year=2024)
    assert architecture not in led_by(office)


def test_the_interface_says_which_rows_are_the_agency_s_own(made: Province, office: Submission) -> None:
    own = {cell.code for cell in figures_of(office, only_filled=False).cells if cell.applies}

    assert {LED, "G.8.2", "A.1"} <= own
    assert "A.3.2" not in own
