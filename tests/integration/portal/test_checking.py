"""Findings follow the content while it is worked on, know where they are mended, and freeze when presented."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from caicach.actions.checking import is_fresh, refresh_findings
from caicach.actions.explanations import explain
from caicach.actions.figures import save_cells
from caicach.actions.judging import judged
from caicach.actions.narratives import save_section
from caicach.core.documents.placing import WorkedOn
from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Role
from caicach.store.models import Submission
from factories.portal import NOW, Province, edit, province
from factories.portal_text import explain_all, with_a_warning


pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Province:
    return province()


def figures(here: Province, submission: Submission, **values: int) -> None:
    edits = tuple(edit(row.replace("_", "-"), number) for row, number in values.items())
    save_cells(
        submission_id=submission.pk,
        edits=edits,
        actor=here.actor(Role.OFFICER),
        by=here.user(Role.OFFICER),
        now=NOW,
    )


def write(here: Province, submission: Submission, key: str, text: str) -> None:
    save_section(
        submission_id=submission.pk, key=key, text=text, seen_revision=0, actor=here.actor(Role.OFFICER),
        by=here.user(Role.OFFICER), now=NOW,
    )  # fmt: skip


def refreshed(here: Province, submission: Submission, role: Role = Role.OFFICER) -> Submission:
    return refresh_findings(submission_id=submission.pk, actor=here.actor(role), now=NOW)


def test_findings_follow_the_content(here: Province) -> None:
    submission = here.start()
    figures(here, submission, plan_tasks_set=10, plan_tasks_completed=12)

    first = refreshed(here, submission)
    was_fresh = is_fresh(first)
    figures(here, submission, steering_documents=4)

    assert first.errors >= 1
    assert was_fresh
    assert not is_fresh(Submission.objects.get(pk=submission.pk))
    assert is_fresh(refreshed(here, submission))


def test_findings_made_with_other_content_are_made_anew(
    here: Province, monkeypatch: pytest.MonkeyPatch
) -> None:
    submission = refreshed(here, here.start())
    monkeypatch.setattr("caicach.actions.judging.content_mark", lambda: "changed")

    was_fresh = is_fresh(submission)
    again = refreshed(here, submission)

    assert not was_fresh
    assert is_fresh(again)


def test_refreshing_what_is_fresh_judges_nothing(here: Province) -> None:
    submission = refreshed(here, here.start())

    with CaptureQueriesContext(
        connection,
    ) as queries:
        again = refreshed(here, submission)

    assert again.judged_at == NOW
    assert len(queries) == 9


def test_cell_sentence_and_head_each_lead_to_where_they_are_mended(here: Province) -> None:
    submission = here.start()
    figures(here, submission, plan_tasks_set=10, plan_tasks_completed=12)
    write(
        here, submission, "institutions", "Trong năm 2019 đã ban hành 05 văn bản quy phạm pháp luật cuả Sở."
    )

    outcome = judged(Submission.objects.get(pk=submission.pk))

    places = {(place.kind, place.key) for place in outcome.workplaces}
    assert {place for place in places if place[1].startswith("plan-")} == {
        (WorkedOn.CELL, "plan-tasks-completed")
    }
    assert "cuả" in {place.words for place in outcome.workplaces if place.key == "institutions"}
    assert (WorkedOn.HEAD, "") in places
    assert len(outcome.stored) == len(outcome.findings)
    assert all(finding["en"]["message"] for finding in outcome.stored)


def test_explaining_a_warning_counts_it_and_taking_back_counts_again(here: Province) -> None:
    submission = refreshed(here, here.start())
    warning = next(f for f in submission.findings if f["severity"] == "warning")
    before = submission.unexplained

    def said(text: str) -> int:
        explain(
            submission_id=submission.pk, check=warning["check"], fact=warning["fact"], text=text,
            actor=here.actor(Role.OFFICER), by=here.user(Role.OFFICER), now=NOW,
        )  # fmt: skip
        return Submission.objects.get(pk=submission.pk).unexplained

    assert said("Số liệu đã đối chiếu với sổ theo dõi.") == before - 1
    assert said("") == before


def test_findings_are_frozen_when_presented(here: Province) -> None:
    submission = here.start()
    with_a_warning(here, submission)
    explain_all(here, submission)
    before = refreshed(here, submission)

    presented = here.act(submission, Act.PRESENT, Role.OFFICER)

    assert {finding["severity"] for finding in presented.findings} >= {"warning"}
    assert presented.findings == before.findings
    assert refreshed(here, presented, Role.HEAD).findings == before.findings
    assert presented.judged_at == NOW


def test_checking_again_reads_each_thing_once(here: Province) -> None:
    submission = here.start()

    with CaptureQueriesContext(connection) as queries:
        refreshed(here, submission)

    asked = [query["sql"] for query in queries]
    assert len(asked) == 11
    for table in ("store_narrativesection", "store_figuresheet", "store_agencysuccession"):
        assert sum(f'FROM "{table}"' in sql for sql in asked) == 1, table
