"""docs/reference/checks.md: every published check, what it says of itself, and its cases."""

from itertools import groupby

from caicach.adapters.content.checks import load_checks
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.checks.check import Check
from caicach.core.checks.findings import Family
from reference_pages.tables import day, doubt, table


HEADINGS = ("Id", "Severity", "Check", "Rule", "From", "Reference", "")


def checks(catalogue: Catalogue) -> str:
    """The checks by family, in Vietnamese: these are the words officers see."""
    book = sorted(load_checks(), key=lambda check: (list(Family).index(check.family), check.id))
    parts = [
        "# Checks",
        (
            f"{len(book)} checks in {len({c.family for c in book})} families. An id never changes and is never used again. An error "
            "blocks sending, a warning wants an explanation, a hint may be ignored. `caicach checks ID` shows one."
        ),
    ]
    for family, members in groupby(book, key=lambda check: check.family):
        title = catalogue.messages.say(f"terms.family_{family.value}")
        parts += [f"## {title.vi} ({title.en})", table(HEADINGS, (_check(check) for check in members))]
    return "\n\n".join(parts)


def _check(check: Check) -> tuple[str, ...]:
    return (
        f"`{check.id}`",
        f"{check.severity.value}{f' ({check.at_sending.value} at sending)' if check.at_sending else ''}",
        check.title.vi,
        check.rule.describe().vi,
        day(check.from_on),
        check.reference.vi,
        doubt(check.unverified),
    )
