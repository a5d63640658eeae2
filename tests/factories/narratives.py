"""Narratives in a line: a section of text, the figures of the appendix beside it, and what the checks of the text say."""

from collections.abc import Mapping
from dataclasses import replace

from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.claiming import find_claims
from caicach.core.catalogue.claims import Claim
from caicach.core.catalogue.filing import Filing
from caicach.core.checks.check import Subject
from caicach.core.checks.findings import Finding
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.reading.found import Address, Paragraph
from caicach.core.reading.sections import Section
from factories.filings import YEAR_2023, filing


KINDS = (
    "text_accounts",
    "text_parts",
    "text_shares",
    "text_changes",
    "text_contradictions",
    "text_remainders",
    "agrees_with_text",
)
PROCEDURES = "2. Cải cách thủ tục hành chính"


def section(text: str, title: str = PROCEDURES, number: int = 1) -> Section:
    """A section; each line of the text is a paragraph."""
    first = number * 100
    paragraphs = tuple(Paragraph(line, Address(first + at)) for at, line in enumerate(text.split("\n"), 1))
    return Section(str(number), title, 1, (str(number),), Address(first), paragraphs)


def claims_of(text: str, title: str = PROCEDURES) -> tuple[Claim, ...]:
    """The claims of one section."""
    catalogue = load_catalogue()
    return find_claims([section(text, title)], catalogue.form("2023"), catalogue.phrases)


def narrated(
    *sections: Section, given: Mapping[str, str] | None = None, period: ReportingPeriod | None = YEAR_2023
) -> Filing:
    """A filing with these sections; without `given` it has no appendix."""
    catalogue = load_catalogue()
    filed = filing(given or {}, period=period)
    claims = find_claims(sections, filed.form, catalogue.phrases)
    observations = filed.observations if given is not None else {}
    return replace(filed, sections=sections, claims=claims, observations=observations)


def said_of(filed: Filing) -> tuple[Finding, ...]:
    """What the checks of the narrative find, in the order of the checks."""
    subject = Subject(filed, load_catalogue())
    checks = [check for check in load_checks() if check.kind in KINDS]
    return tuple(finding for check in checks for finding in check.rule.judge(check, subject))


def key_of(finding: Finding) -> str:
    """The key of the message a finding says: of those whose fixed words all stand in it, the one with most of them."""
    messages = load_catalogue().messages.by_key
    prefixes = ("account.", "part.", "share.", "change.", "contradiction.", "remainder.", "agrees_with_text.")
    fitting = [
        key
        for key in messages
        if key.startswith(prefixes)
        and not key.endswith("_fix")
        and _fits(messages[key].vi, finding.message.vi)
    ]
    return max(fitting, key=lambda key: len("".join(_fixed_pieces(messages[key].vi))))


def _fits(template: str, message: str) -> bool:
    """Whether the fixed pieces of the template stand in the message in their order."""
    at = 0
    for piece in _fixed_pieces(template):
        found = message.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def _fixed_pieces(template: str) -> list[str]:
    pieces = [part.rpartition("}")[2] for part in template.split("{")]
    return [piece for piece in pieces if piece]
