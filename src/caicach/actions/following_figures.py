"""Findings kept with a submission follow its figures at once: a save has judged these already, and the rest waits."""

from collections.abc import Collection, Iterator
from typing import Any

from caicach.actions.checking import in_step
from caicach.actions.judging import explained_by, stored
from caicach.actions.statements import form_of
from caicach.actions.words import check_book
from caicach.core.checks.findings import Finding, Severity
from caicach.core.checks.of_figures import needs_figures_alone
from caicach.core.documents.placing import WorkedOn, Workplace
from caicach.store.models import Submission


def follow_figures(submission: Submission, found: tuple[Finding, ...]) -> bool:
    """Keep what was found about the figures in place of what was kept of them; findings of words stay until the whole is
    judged, which they say is due. Whether anything changed; nothing does where another judged the whole meanwhile."""
    of_figures = list(_of_figures(submission, found))
    facts = {finding["fact"] for finding in of_figures}
    others = [kept for kept in submission.findings if not _is_replaced(kept, facts)]
    findings = [*of_figures, *others]
    if _names(findings) == _names(submission.findings):
        return False
    columns = {"findings": findings, "judged_content": "", **_counts(submission, findings)}
    if not in_step(submission).update(**columns):
        return False
    for column, value in columns.items():
        setattr(submission, column, value)
    return True


def asks_for_judging(submission: Submission, rows: Collection[str]) -> bool:
    """Whether a finding of words is about one of these rows, so that a change of them may have mended it."""
    by_id = form_of(submission).by_id
    codes = {by_id[row].code for row in rows if row in by_id}
    return any(
        not codes.isdisjoint(kept["codes"])
        for kept in submission.findings
        if not _is_of_figures(kept["check"])
    )


def _of_figures(submission: Submission, found: tuple[Finding, ...]) -> Iterator[dict[str, Any]]:
    rows = form_of(submission).by_code
    for finding in found:
        row = rows.get(finding.place.code or "")
        yield stored(finding, Workplace(WorkedOn.CELL, row.id if row else "", finding.place.text))


def _is_replaced(kept: dict[str, Any], facts: Collection[str]) -> bool:
    return kept["fact"] in facts or _is_of_figures(kept["check"])


def _is_of_figures(check: str) -> bool:
    known = check_book().by_id.get(check)
    return known is not None and needs_figures_alone(known)


def _names(findings: list[dict[str, Any]]) -> set[tuple[str, str, str, str]]:
    """What tells whether the same is found: check, fact, how grave, which numbers."""
    return {(f["check"], f["fact"], f["severity"], f["arithmetic"]) for f in findings}


def _counts(submission: Submission, findings: list[dict[str, Any]]) -> dict[str, int]:
    by = {level: [f for f in findings if f["severity"] == level] for level in Severity}
    explained = explained_by(submission)
    unexplained = [f for f in by[Severity.WARNING] if (f["check"], f["fact"]) not in explained]
    return {
        "errors": len(by[Severity.ERROR]),
        "warnings": len(by[Severity.WARNING]),
        "hints": len(by[Severity.HINT]),
        "unexplained": len(unexplained),
    }
