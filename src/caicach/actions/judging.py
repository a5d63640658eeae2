"""Checking a submission as the paper it would make, and keeping what was found beside it."""

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from caicach import library
from caicach.actions.papers import official_document
from caicach.actions.statements import led_by, period_of, statement_of
from caicach.actions.words import check_book, content, messages
from caicach.adapters.content.mark import content_mark
from caicach.adapters.content.outlines import outline_for
from caicach.adapters.exchange.findings_json import finding_as_json
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.understand import understand
from caicach.core.checks.check import Subject
from caicach.core.checks.findings import Finding, Severity, Stage
from caicach.core.checks.run import judge
from caicach.core.documents.as_found import as_found
from caicach.core.documents.compose import Narrative
from caicach.core.documents.official import OfficialDocument
from caicach.core.documents.placing import Workplace, keys_of_lines, workplace_of
from caicach.core.documents.titles import titles_of
from caicach.core.ground.agencies import AgencyType
from caicach.store.earlier import issued_before
from caicach.store.models import Submission


MOST_EARLIER_KEPT = 64
GIVEN_AT_ISSUE = frozenset({"K400", "K403"})  # number and day of the paper, which the clerk gives


@dataclass(frozen=True)
class Judged:
    """Every finding about a submission, and where each is mended."""

    findings: tuple[Finding, ...]
    workplaces: tuple[Workplace, ...]

    @property
    def stored(self) -> list[dict[str, Any]]:
        """The findings as the submission keeps them: in both languages, each with its workplace."""
        return [stored(*pair) for pair in zip(self.findings, self.workplaces, strict=True)]


def judged(submission: Submission, before: Sequence[Submission] | None = None) -> Judged:
    """The submission as it stands, judged as what is to be sent, beside the last report of an earlier period: `before`,
    where it was asked for already."""
    statement = statement_of(submission)
    document = library.compose_official(statement, Narrative.WRITTEN)
    paper = as_found(document)
    agency_type = AgencyType(submission.duty.agency.type)
    filing = understand(paper.found, content(), period_of(submission.duty), agency_type, statement.led)
    beside = compared_with(submission) if before is None else before
    earlier = tuple(_earlier_filing(one) for one in beside)
    found = judge(Subject(filing, content(), earlier), check_book(), Stage.SENDING)
    findings = tuple(finding for finding in found if _is_told(finding, submission))
    titles = titles_of(statement, outline_for(period_of(submission.duty).kind), messages())
    keys = keys_of_lines(document.body, titles)
    return Judged(findings, tuple(workplace_of(finding, filing, paper, keys) for finding in findings))


def _is_told(finding: Finding, submission: Submission) -> bool:
    """Whether it is for the people of the agency: that number and day are still missing they know until issue."""
    return finding.check not in GIVEN_AT_ISSUE or submission.issued_at is not None


def findings_of(submission: Submission) -> tuple[Finding, ...]:
    """Every finding about the submission as it stands."""
    return judged(submission).findings


def filing_of(submission: Submission, document: OfficialDocument | None = None) -> Filing:
    """The submission as a report that was read: what the officer signs is what is judged; `document` is its paper
    where it is at hand already."""
    found = as_found(document or official_document(submission)).found
    duty = submission.duty
    return understand(found, content(), period_of(duty), AgencyType(duty.agency.type), led_by(submission))


_earlier: OrderedDict[tuple[int, str], Filing] = OrderedDict()
_guard = Lock()


def _earlier_filing(issued: Submission) -> Filing:
    """The filing of an issued report, but for what its sentences claim: that is compared with nothing. It never changes,
    so this process understands it once."""
    key = (issued.pk, issued.content_hash)
    with _guard:
        if key in _earlier:
            _earlier.move_to_end(key)
            return _earlier[key]
    found = as_found(official_document(issued)).found
    agency_type = AgencyType(issued.duty.agency.type)
    period, led = period_of(issued.duty), led_by(issued)
    filing = understand(found, content(), period, agency_type, led, reads_claims=False)
    with _guard:
        _earlier[key] = filing
        while len(_earlier) > MOST_EARLIER_KEPT:
            _earlier.popitem(last=False)
    return filing


def compared_with(submission: Submission) -> list[Submission]:
    """The last issued report of an earlier period, the agency's own or of the one it was then; none where it was several
    or did more, for then neither figures nor words of that report say what to expect of this."""
    wholes = (period.whole for period in issued_before(submission, 1))
    return [part.report for part in wholes if part and part.report]


def basis_of(of_content: str, before: Sequence[Submission]) -> str:
    """What a judgement rests on, as one hash: the content, the earlier report beside it, the checks and
    words it was made with."""
    parts = (of_content, *(f"{one.pk}:{one.content_hash}" for one in before), content_mark())
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


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


def stored(finding: Finding, workplace: Workplace) -> dict[str, Any]:
    """The finding as a submission keeps it."""
    english = finding_as_json(finding, "en")
    return finding_as_json(finding) | {
        "fact": finding.fact,
        "en": {name: english[name] for name in ("message", "suggestion", "reference")},
        "work": {"kind": workplace.kind.value, "key": workplace.key, "words": workplace.words},
    }
