"""docs/reference/check-examples.md: what each kind of check finds, from the same cases the tests run."""

import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from caicach.adapters.content.checks import load_checks
from caicach.core.catalogue.catalogue import Catalogue
from reference_pages.tables import table


# The cases are tests; the manual shows them so that a reader who knows no Python can check a rule.
sys.path.append(str(Path(__file__).parents[2] / "tests"))

from factories.check_cases import CheckCase, check_cases, findings_of


HEADINGS = ("Given", "Found", "")
BESIDE_FIGURES = (
    "agency_type",
    "form",
    "units",
    "leaves_out",
    "labels",
    "scores",
    "doubts",
    "unbound",
    "earlier",
)


def check_examples(catalogue: Catalogue) -> str:
    """For each kind the cases of the first check that uses it, with the sentences officers see."""
    book = load_checks().by_id
    parts = [
        "# Examples of checks",
        (
            "Each kind of check about the appendix, shown on the cases of one published check. Figures stand by the code "
            "of their row; a row not named is blank, the agency a department, the form that of 2023, unless said."
        ),
    ]
    by_kind = sorted(check_cases(), key=lambda case: (book[case.check].kind, case.check, case.number))
    for kind, cases in groupby(by_kind, key=lambda case: book[case.check].kind):
        first, *rest = cases
        shown = [first, *(case for case in rest if case.check == first.check)]
        rule = book[first.check].rule.describe().vi
        parts += [f"## `{kind}`", f"{first.check}: {rule}", table(HEADINGS, (_row(case) for case in shown))]
    return "\n\n".join(parts)


def _row(case: CheckCase) -> tuple[str, ...]:
    found = [f"{finding.severity.value}: {finding.message.vi}" for finding in findings_of(case)]
    return "; ".join(_given(case)) or "the empty form", "<br>".join(found) or "nothing", case.outcome


def _given(case: CheckCase) -> Iterable[str]:
    for code, text in case.entry["given"].items():
        yield f"{code} {text}" if text in {"blank", "withheld"} else f"{code} = {text}"
    for field in BESIDE_FIGURES:
        if field in case.entry:
            yield f"{field.replace('_', ' ')}: {case.entry[field]}"
