"""Findings, and the words an agency gives for those it stands by."""

from typing import Any

from ninja import Router

from caicach.actions.checking import is_worked_on, refresh_findings
from caicach.actions.explanations import explain
from caicach.actions.standing import find_submission
from caicach.api.endpoint import endpoint
from caicach.api.requests import Request
from caicach.api.shapes import content as shapes
from caicach.api.shapes.common import person_name
from caicach.api.words import language
from caicach.core.submissions.acts import Act
from caicach.store.models import Explanation


router = Router(tags=["findings"])


@endpoint(router, "GET", "/submissions/{submission}/findings", act=Act.USE_API, answer=shapes.Findings)
def read_findings(request: Request, submission: int) -> shapes.Findings:
    """What the checks find: of what stands there now while it is worked on, as frozen since it was presented."""
    _, standing = find_submission(pk=submission, actor=request.actor, today=request.today)
    found = refresh_findings(submission_id=submission, actor=request.actor, now=request.now)
    explained = {(e.check_id, e.fact): e.text for e in found.explanations.all()}
    return shapes.Findings(
        submission=found.pk,
        frozen=not is_worked_on(standing),
        judged_at=found.judged_at,
        errors=found.errors,
        warnings=found.warnings,
        hints=found.hints,
        unexplained=found.unexplained,
        findings=[_finding(stored, explained) for stored in found.findings],
    )


@endpoint(
    router, "GET", "/submissions/{submission}/explanations", act=Act.USE_API, answer=shapes.Explanations
)
def list_explanations(request: Request, submission: int) -> shapes.Explanations:
    """The words given so far."""
    found, _ = find_submission(pk=submission, actor=request.actor, today=request.today)
    rows = found.explanations.select_related("by").order_by("pk")
    return shapes.Explanations(explanations=[_explanation(row) for row in rows])


@endpoint(router, "PUT", "/submissions/{submission}/explanations", act=Act.EXPLAIN, answer=shapes.Explanation)
def explain_finding(request: Request, submission: int, given: shapes.ExplanationGiven) -> shapes.Explanation:
    """Explain one finding; an empty text takes the words back."""
    made = explain(
        submission_id=submission,
        check=given.check,
        fact=given.fact,
        text=given.text,
        actor=request.actor,
        by=request.user,
        now=request.now,
    )
    if made is None:
        return shapes.Explanation(check=given.check, fact=given.fact, text="", by=None, at=None)
    return _explanation(made)


def _finding(stored: dict[str, Any], explained: dict[tuple[str, str], str]) -> shapes.Finding:
    told = stored | (stored.get("en", {}) if language() == "en" else {})
    named = {name: told.get(name) for name in shapes.Finding.model_fields if name != "explanation"}
    return shapes.Finding(**named, explanation=explained.get((stored["check"], stored["fact"])))


def _explanation(row: Explanation) -> shapes.Explanation:
    return shapes.Explanation(
        check=row.check_id, fact=row.fact, text=row.text, by=person_name(row.by), at=row.at
    )
