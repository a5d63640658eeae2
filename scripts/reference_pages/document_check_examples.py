"""docs/reference/document-check-examples.md: what each check of the document finds, from the cases the tests run."""

import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from caicach.adapters.content.checks import load_checks
from caicach.core.catalogue.catalogue import Catalogue
from reference_pages.tables import table


sys.path.append(str(Path(__file__).parents[2] / "tests"))

from factories.document_cases import DocumentCase, document_cases, findings_of


HEADINGS = ("Given", "Found", "")
SAID = ("lines", "annex", "head", "foot", "page", "look", "format", "earlier", "report", "changes", "figures")


def document_check_examples(catalogue: Catalogue) -> str:
    """For each check of the document its cases, with the sentences officers see."""
    book = load_checks().by_id
    parts = [
        "# Examples of checks of the document",
        (
            "Each check is shown on a few lines of an annual report of 2023 by the Ban Dân tộc of Gia Lai, with the usual "
            "head and foot unless said; `bare` is without them and without a known period."
        ),
    ]
    ordered = sorted(document_cases(), key=lambda case: (case.check, case.number))
    for check, cases in groupby(ordered, key=lambda case: case.check):
        title = book[check].title.vi
        parts += [f"## {check}", f"{title}: {book[check].rule.describe().vi}"]
        parts.append(table(HEADINGS, (_row(case) for case in cases)))
    return "\n\n".join(parts)


def _row(case: DocumentCase) -> tuple[str, ...]:
    found = [f"{finding.severity.value}: {finding.message.vi}" for finding in findings_of(case)]
    return (
        "<br>".join(_given(case)) or "the usual head and foot",
        "<br>".join(found) or "nothing",
        case.outcome,
    )


def _given(case: DocumentCase) -> Iterable[str]:
    for flag in ("bare", "headless"):
        if case.entry.get(flag):
            yield flag
    for field in SAID:
        if field in case.entry:
            yield f"{field}: {_shown(case.entry[field])}"


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key} → {text or '(left out)'}" for key, text in value.items()).replace(
            "\n", " / "
        )
    return " / ".join(str(line) for line in value) if isinstance(value, list) else str(value)
