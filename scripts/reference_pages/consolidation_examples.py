"""docs/reference/consolidation-examples.md: how each row consolidates, from the same cases the tests run."""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from caicach.core.catalogue.catalogue import Catalogue
from reference_pages.tables import table


# The cases are tests; the manual shows them so that a reader who knows no Python can check a rule.
sys.path.append(str(Path(__file__).parents[2] / "tests"))

from factories.consolidation_cases import ConsolidationCase, consolidation_cases


HEADINGS = ("What it shows", "Given", "Consolidated")
PLAN = ("missing", "prefer", "after_succession", "as_of", "bases", "leads")


def consolidation_examples(catalogue: Catalogue) -> str:
    """Every case under its subject, with what is given and what comes of it."""
    parts = [
        "# Examples of consolidation",
        (
            "A province `tinh` with departments (`so-…`, `van-phong` the lead), a district `huyen` until 30/6/2025 and two "
            "communes. Figures stand by the code of their row; a row not named is blank; the form is that of 2023, or of two "
            "levels for 2025. After a figure stand the agencies in each state, and the doubts said with it."
        ),
    ]
    for subject, cases in groupby(consolidation_cases(), key=lambda case: case.subject):
        parts += [f"## {subject.capitalize()}", table(HEADINGS, (_row(case) for case in cases))]
    return "\n\n".join(parts)


def _row(case: ConsolidationCase) -> tuple[str, ...]:
    return case.title, "<br>".join(_given(case)), "<br>".join(_figures(case))


def _given(case: ConsolidationCase) -> Iterator[str]:
    for agency, said in case.entry["given"].items():
        yield f"{agency}: {_listed(said) or 'an empty form'}"
    for field in PLAN:
        if field in case.entry:
            yield f"{field}: {_plain(case.entry[field])}"
    if "frozen" in case.entry:
        yield f"frozen with {_listed(case.entry['frozen'])}"


def _figures(case: ConsolidationCase) -> Iterator[str]:
    for code, said in case.entry["figures"].items():
        rest = {key: value for key, value in said.items() if key != "value"}
        yield f"{code} = {said['value']}{f' ({_listed(rest)})' if rest else ''}"
    for node, figures in case.entry.get("at", {}).items():
        yield f"at {node}: {_listed(figures)}"
    for code, change in case.entry.get("changes", {}).items():
        because = {key: value for key, value in change.items() if key not in ("before", "after")}
        yield f"{code} would go {change['before']} → {change['after']}: {_listed(because)}"
    for agency, reason in case.entry.get("excluded", {}).items():
        yield f"{agency} left out: {reason}"


def _listed(said: dict[str, object]) -> str:
    return ", ".join(f"{key} {_plain(value)}" for key, value in said.items())


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return _listed(value) or "nobody"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
