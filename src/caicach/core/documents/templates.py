"""Sentence patterns: words with places for figures, for rates, for known names and for what a person writes.

In content a pattern is one line of text: `{A.2.1}` prints a figure, `{A.5.6/A.5.5}` the rate of two figures,
`{A.5.6 : A.5.5}` the two as a fraction, `{A.5.5 - A.5.6 - A.5.7}` what is left of a total (ids stand where codes
stand here), `{period}` a name known from the statement, `[nêu tên phòng]` a blank for a person, `< … >` a fragment that is
left out when a figure in it cannot be printed.
"""

import re
from dataclasses import dataclass


# What a statement may know: the agency in a sentence and in full, who did what the figures tell (`doer`: the agency, or
# the whole province where they are of many), its abbreviation, the period and the one after it, whom it reports to, its
# province, how the appendix is called, number, symbol and day of issue; `parts` is where a sentence's fragments go.
_OF_THE_AGENCY = ("agency", "agency_full", "doer", "abbreviation", "superior", "province", "province_name")
_OF_THE_PAPER = ("period", "next_period", "annex", "issue_number", "issue_day", "symbol")
NAMES = frozenset((*_OF_THE_AGENCY, *_OF_THE_PAPER, "parts"))


@dataclass(frozen=True, slots=True)
class FigureOf:
    """The figure of one indicator, by permanent id."""

    indicator: str


@dataclass(frozen=True, slots=True)
class RateBetween:
    """part / whole as a percentage; both are indicator ids. Printed only when 0 <= part <= whole and whole > 0."""

    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class Fraction:
    """part/whole as two figures, `2/3`; printed only when part <= whole."""

    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class RestOf:
    """What is left of a total when its parts are taken away, where the form has no row for it; printed when > 0."""

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PillarTitle:
    """The title of a pillar in the form in force, by its letter."""

    letter: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name the statement knows, one of NAMES."""

    name: str

    def __post_init__(self) -> None:
        if self.name not in NAMES:
            raise ValueError(f"no such name: {self.name}")


@dataclass(frozen=True, slots=True)
class Ask:
    """What only a person can write; the prompt may itself hold names."""

    prompt: "Template"


@dataclass(frozen=True, slots=True)
class Optional:
    """A fragment left out when one of its figures cannot be printed."""

    template: "Template"


Piece = str | FigureOf | RateBetween | Fraction | RestOf | PillarTitle | Name | Ask | Optional


@dataclass(frozen=True, slots=True)
class Template:
    """A pattern taken apart, in the order it is printed."""

    pieces: tuple[Piece, ...]

    @property
    def indicators(self) -> frozenset[str]:
        """Every indicator the pattern may print."""
        return frozenset(indicator for piece in self.pieces for indicator in _indicators(piece))

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Every part and whole the pattern prints together."""
        return frozenset(pair for piece in self.pieces for pair in _pairs(piece))

    @property
    def asks_for_parts(self) -> bool:
        """Whether the pattern has a place for its parts."""
        return Name("parts") in self.pieces


def _indicators(piece: Piece) -> frozenset[str]:
    match piece:
        case FigureOf(indicator):
            return frozenset({indicator})
        case RateBetween(part, whole) | Fraction(part, whole):
            return frozenset({part, whole})
        case RestOf(whole, parts):
            return frozenset({whole, *parts})
        case Ask(template) | Optional(template):
            return template.indicators
        case _:
            return frozenset()


def _pairs(piece: Piece) -> frozenset[tuple[str, str]]:
    match piece:
        case RateBetween(part, whole) | Fraction(part, whole):
            return frozenset({(part, whole)})
        case Ask(template) | Optional(template):
            return template.pairs
        case _:
            return frozenset()


_PLACES = re.compile(r"\{([^{}]+)\}|\[([^\[\]]+)\]|<([^<>]+)>")


def parse_template(text: str) -> Template:
    """The pattern taken apart; ValueError names a bracket left open or a name nobody knows."""
    pieces: list[Piece] = []
    end = 0
    for place in _PLACES.finditer(text):
        pieces.append(text[end : place.start()])
        pieces.append(_piece(*place.groups()))
        end = place.end()
    pieces.append(text[end:])
    stray = next((p for p in pieces if isinstance(p, str) and set(p) & set("{}[]<>")), None)
    if stray is not None:
        raise ValueError(f"a bracket is left open: {stray!r}")
    return Template(tuple(piece for piece in pieces if piece != ""))


def _piece(braced: str | None, asked: str | None, optional: str | None) -> Piece:
    if asked is not None:
        return Ask(parse_template(asked))
    if optional is not None:
        return Optional(parse_template(optional))
    reference = (braced or "").strip()
    if reference.startswith("pillar "):
        return PillarTitle(reference.removeprefix("pillar "))
    if "/" in reference:
        part, whole = reference.split("/")
        return RateBetween(part.strip(), whole.strip())
    if " - " in reference:
        whole, *parts = (term.strip() for term in reference.split(" - "))
        return RestOf(whole, tuple(parts))
    if ":" in reference:
        part, whole = reference.split(":")
        return Fraction(part.strip(), whole.strip())
    return Name(reference) if reference in NAMES else FigureOf(reference)
