"""Checking a submission: everything, as the paper it would make; or its figures alone, at once."""

from pathlib import Path
from tempfile import TemporaryDirectory

from caicach import library
from caicach.actions.papers import official_document
from caicach.actions.statements import period_of
from caicach.actions.words import check_book, content
from caicach.core.catalogue.filing import Filing
from caicach.core.checks.check import Subject
from caicach.core.checks.findings import Finding, Severity
from caicach.core.checks.run import judge
from caicach.core.ground.agencies import AgencyType
from caicach.core.submissions.statuses import Status
from caicach.store.models import Submission


def filing_of(submission: Submission) -> Filing:
    """The submission as a report that was read: what the officer signs is what is judged."""
    document = official_document(submission)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        library.write(document, path)
        return library.read(path, period_of(submission.duty), AgencyType(submission.duty.agency.type))


def findings_of(submission: Submission) -> tuple[Finding, ...]:
    """Every finding about the submission as it stands, with the agency's last report of an earlier period to
    compare with."""
    earlier = tuple(filing_of(before) for before in earlier_than(submission)[:1])
    return judge(Subject(filing_of(submission), content(), earlier), check_book())


def earlier_than(submission: Submission) -> list[Submission]:
    """The agency's issued reports of earlier periods, newest first, one a period."""
    duty = submission.duty
    issued = Submission.objects.filter(
        duty__agency=duty.agency_id, duty__regime=duty.regime, duty__cutoff_on__lt=duty.cutoff_on
    ).exclude(status__in=(Status.REPLACED, Status.CANCELLED, Status.DRAFTING))
    return list(
        issued.filter(issued_at__isnull=False)
        .select_related("duty__agency", "duty__receiver", "sheet")
        .order_by("-duty__cutoff_on", "-version")[:4]
    )


def explained_by(submission: Submission) -> frozenset[tuple[str, str]]:
    """The findings the agency gave words for: check id and fact."""
    return frozenset(submission.explanations.values_list("check_id", "fact"))


def counts_of(findings: tuple[Finding, ...], explained: frozenset[tuple[str, str]]) -> dict[str, int]:
    """The columns a submission keeps of its findings: `errors`, `warnings`, `hints`, and warnings unexplained."""
    by = {severity: [f for f in findings if f.severity is severity] for severity in Severity}
    unexplained = [f for f in by[Severity.WARNING] if (f.check, f.fact) not in explained]
    return {
        "errors": len(by[Severity.ERROR]),
        "warnings": len(by[Severity.WARNING]),
        "hints": len(by[Severity.HINT]),
        "unexplained": len(unexplained),
    }
