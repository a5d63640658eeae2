"""Findings as JSON: the object `caicach check FILE --json` prints. Names and shapes are kept."""

from collections.abc import Sequence

from caicach.adapters.exchange.places import place_as_json
from caicach.core.checks.findings import Finding
from caicach.core.checks.judgement import Judgement
from caicach.core.ground.errors import CaicachError


def judgement_as_json(judgement: Judgement, language: str = "vi") -> dict[str, object]:
    """One file: `summary` and `findings`; for a file that could not be read `ok` false and `errors`."""
    if judgement.error:
        return {"file": judgement.path} | error_as_json(judgement.error, language)
    summary = judgement.summary
    return {
        "file": judgement.path,
        "form_version": judgement.form_version,
        "period": judgement.period.id if judgement.period else None,
        "agency": judgement.agency,
        "summary": {"errors": summary.errors, "warnings": summary.warnings, "hints": summary.hints},
        "findings": [finding_as_json(finding, language) for finding in judgement.findings],
    }


def overall_as_json(judgements: Sequence[Judgement], language: str = "vi") -> dict[str, object]:
    """Many files: the summaries added up, how many could not be read, and each file's own object."""
    read = [judgement.summary for judgement in judgements if not judgement.error]
    summary = {
        "errors": sum(one.errors for one in read),
        "warnings": sum(one.warnings for one in read),
        "hints": sum(one.hints for one in read),
        "unreadable": len(judgements) - len(read),
    }
    return {"summary": summary, "files": [judgement_as_json(one, language) for one in judgements]}


def error_as_json(error: CaicachError, language: str = "vi") -> dict[str, object]:
    """The one shape of an error for CLI, web and API."""
    entry = {
        "code": type(error).__name__,
        "says": error.says.say(language),
        "do": error.do.say(language),
        "context": {name: str(value) for name, value in error.context.items()},
    }
    return {"ok": False, "errors": [entry]}


def finding_as_json(finding: Finding, language: str = "vi") -> dict[str, object]:
    """One finding with its place, its arithmetic and its fix; empty texts stay empty strings."""
    return {
        "check": finding.check,
        "family": finding.family.value,
        "severity": finding.severity.value,
        "message": finding.message.say(language),
        "place": place_as_json(finding.place.text, finding.place.code, finding.place.where, language)
        | {"section": finding.place.section},
        "found": finding.found,
        "expected": finding.expected,
        "arithmetic": finding.arithmetic,
        "codes": list(finding.codes),
        "suggestion": finding.suggestion.say(language),
        "reference": finding.reference.say(language),
        "also": list(finding.also),
    }
