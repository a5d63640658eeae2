"""Saying a passage: the first pattern that fits, filled with figures; a blank for what is missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from caicach.core.catalogue.indicators import RateOf
from caicach.core.documents.conditions import Condition
from caicach.core.documents.figures import SettledFigures
from caicach.core.documents.official import Blank, BodyLine, Inline, LineRole
from caicach.core.documents.outline import OutlinePassage, Pattern, SentencePart
from caicach.core.documents.statement import Reference
from caicach.core.documents.templates import (
    Ask,
    FigureOf,
    Fraction,
    Name,
    Optional,
    Piece,
    PillarTitle,
    RateBetween,
    RestOf,
    Template,
)
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import ValueState
from caicach.core.ground.words import Messages


Inlines = tuple[Inline, ...]
LISTED_ROWS = 3


@dataclass(frozen=True)
class Speaker:
    """Everything a sentence may draw on: the figures, the names known of the statement, words of the product."""

    figures: SettledFigures
    names: Mapping[str, Inline]
    messages: Messages

    @property
    def agency_type(self) -> AgencyType | None:
        """The type of agency the figures were settled for."""
        return self.figures.agency_type

    def fill(self, template: Template, parts: Inlines = ()) -> Inlines | None:
        """The pattern printed; None when a figure outside an optional fragment cannot be."""
        filled: list[Inline] = []
        for piece in template.pieces:
            inlines = self._fill_piece(piece, parts)
            if inlines is None:
                return None
            filled += inlines
        return joined(filled)

    def _fill_piece(self, piece: Piece, parts: Inlines) -> Inlines | None:
        match piece:
            case str():
                return (piece,)
            case Optional(template):
                return self.fill(template) or ()
            case Ask(template):
                return (Blank(self.say(template)),)
            case PillarTitle(letter):
                return (next(p.title for p in self.figures.form.pillars if p.letter == letter),)
            case Name("parts"):
                return parts
            case Name(name):
                return (self.names[name],)
            case _:
                return self._figures(piece)

    def _figures(self, piece: FigureOf | RateBetween | Fraction | RestOf) -> Inlines | None:
        """The figure, or for a fraction both; None when one cannot be printed."""
        match piece:
            case FigureOf(indicator):
                figure = self.figures.in_prose(indicator)
            case RateBetween(part, whole):
                figure = self.figures.rate_in_prose(part, whole)
            case RestOf(whole, taken):
                figure = self.figures.rest_in_prose(whole, taken)
            case Fraction(part, whole):
                both = self.figures.in_fraction(part, whole)
                return None if both is None else (both[0], "/", both[1])
        return None if figure is None else (figure,)

    def say(self, template: Template) -> str:
        """The pattern as plain text, a blank in it as `[prompt]`."""
        return BodyLine(LineRole.BODY, self.fill(template) or ()).text

    def refer(self, reference: Reference) -> Inline:
        """The figure a person referred to; the number they wrote where it cannot be printed, and where they wrote
        none a blank that says why."""
        figure = self.figures.by_tag(reference.tag)
        if figure is not None or not reference.is_token:
            return figure or reference.text
        row = self.figures.form.by_id.get(reference.indicator)
        if row is None:
            return Blank(self.messages.say("documents.figure_unknown", tag=reference.tag).vi)
        is_silent = self.figures.value(row.id).state is ValueState.NOT_REPORTED
        return self._blank(
            "documents.rows_missing" if is_silent else "documents.figure_not_printed", [row.id]
        )

    def speak(self, passage: OutlinePassage) -> tuple[BodyLine, ...]:
        """The passage as lines: none when nothing is to be said, else one with a blank for each missing row."""
        if not self._is_for_this_agency(passage):
            return ()
        said = next((s for s in map(self._pattern, passage.patterns) if s is not None), ())
        gap = self._gap(passage)
        if not said and gap is None:
            return ()
        after: Inlines = () if gap is None else ((" ", gap) if said else (gap,))
        mark = "- " if passage.role is LineRole.ITEM else ""
        return (BodyLine(passage.role, joined((mark, *capitalised(said), *after))),)

    def _is_for_this_agency(self, passage: OutlinePassage) -> bool:
        """Whether the agency answers for these rows, by its type or for its province; while its type is not known,
        whether it did."""
        if passage.only_for and self.agency_type is None:
            return any(map(self.figures.number, passage.reports))
        if passage.only_for and self.agency_type not in passage.only_for:
            return bool(passage.reports) and self.figures.led.issuperset(passage.reports)
        return not passage.reports or not all(map(self.figures.is_foreign, passage.reports))

    def _pattern(self, pattern: Pattern) -> Inlines | None:
        if not self._all_hold(pattern.when):
            return None
        if not pattern.parts:
            return self.fill(pattern.say)
        parts = [said for said in map(self._part, pattern.parts) if said is not None]
        return self.fill(pattern.say, enumerated(parts)) if parts else None

    def _part(self, part: SentencePart) -> Inlines | None:
        return self.fill(part.say) if self._all_hold(part.when) else None

    def _all_hold(self, conditions: Iterable[Condition]) -> bool:
        return all(condition.holds(self.figures) for condition in conditions)

    def _gap(self, passage: OutlinePassage) -> Blank | None:
        """A blank naming the rows nobody reported; else the rows whose part is more than its whole."""
        silent = [r for r in passage.reports if self.figures.value(r).state is ValueState.NOT_REPORTED]
        if silent:
            return self._blank("documents.rows_missing", silent)
        wrong = self.figures.exceed(passage.pairs | self._pairs_of_rates(passage))
        return self._blank("documents.rows_disagree", wrong) if wrong and passage.reports else None

    def _pairs_of_rates(self, passage: OutlinePassage) -> frozenset[tuple[str, str]]:
        """Part and whole of each rate the passage prints."""
        formulas = (
            self.figures.form.by_id[row].formula
            for row in passage.indicators & self.figures.form.by_id.keys()
        )
        return frozenset((f.part, f.whole) for f in formulas if isinstance(f, RateOf))

    def _blank(self, key: str, rows: Sequence[str]) -> Blank:
        known = self.figures.form.by_id
        named = "; ".join(f"{known[row].code} “{known[row].label}”" for row in rows[:LISTED_ROWS])
        more = len(rows) - LISTED_ROWS
        if more > 0:
            named = self.messages.say("documents.rows_and_more", rows=named, more=more).vi
        return Blank(self.messages.say(key, rows=named).vi)


def enumerated(parts: list[Inlines]) -> Inlines:
    """The fragments one after another: two with `và` between them, more with `; `."""
    listed: list[Inline] = []
    for part in parts:
        listed += [" và " if len(parts) == 2 else "; ", *part] if listed else part
    return joined(listed)


def joined(inlines: Iterable[Inline]) -> Inlines:
    """The same words with neighbouring texts as one."""
    whole: list[Inline] = []
    for inline in inlines:
        last = whole[-1] if whole else None
        if isinstance(inline, str) and isinstance(last, str):
            whole[-1] = last + inline
        elif inline != "":
            whole.append(inline)
    return tuple(whole)


def capitalised(inlines: Inlines) -> Inlines:
    """The same words beginning with a capital letter."""
    if inlines and isinstance(inlines[0], str):
        return (inlines[0][:1].upper() + inlines[0][1:], *inlines[1:])
    return inlines
