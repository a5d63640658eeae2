"""Findings as JSON: the object `caicach check FILE --json` prints. Names and shapes are kept."""

from collections import Counter
from collections.abc import Iterable

from caicach.adapters.exchange.places import place_as_json
from caicach.core.checks.findings import Finding, Severity


def summary_as_json(findings: Iterable[Finding]) -> dict[str, int]:
    """How many errors, warnings and hints."""
    counted = Counter(finding.severity for finding in findings)
    return {f"{severity.value}s": counted[severity] for severity in Severity}


def finding_as_json(finding: Finding, language: str = "vi") -> dict[str, object]:
    """One finding with its place, its arithmetic and its fix; empty texts stay empty strings."""
    return {
        "check": finding.check,
        "family": finding.family.value,
        "severity": finding.severity.value,
        "message": finding.message.say(language),
        "place": place_as_json(finding.place.text, finding.place.code, finding.place.where, language),
        "found": finding.found,
        "expected": finding.expected,
        "arithmetic": finding.arithmetic,
        "codes": list(finding.codes),
        "suggestion": finding.suggestion.say(language),
        "reference": finding.reference.say(language),
        "also": list(finding.also),
    }
