"""Composing the official document: head, body said from the figures, appendix, and the data the file carries."""

from collections.abc import Container, Iterable, Iterator, Mapping
from enum import StrEnum

from caicach.core.documents.annexes import statistics_annex
from caicach.core.documents.figures import SettledFigures, carried_value
from caicach.core.documents.mastheads import PrintedHead, printed_head
from caicach.core.documents.numbering import numbered
from caicach.core.documents.official import Annex, BodyLine, Figure, Inline, LineRole, OfficialDocument
from caicach.core.documents.outline import Division, Outline, OutlinePassage
from caicach.core.documents.sentences import Speaker, capitalised, joined
from caicach.core.documents.statement import OPENING, Correction, KeptParagraph, Reference, Statement
from caicach.core.documents.titles import is_for, speaker_for
from caicach.core.ground.words import Messages


class Narrative(StrEnum):
    """Whose words the body is: the outline's alone; a person's first and the outline's on rows they are silent
    about; or a person's alone in each division they wrote, the outline's in the others."""

    COMPOSE = "compose"
    KEEP = "keep"
    WRITTEN = "written"


def compose(
    statement: Statement, outline: Outline, messages: Messages, narrative: Narrative = Narrative.KEEP
) -> OfficialDocument:
    """The official document of this statement. Every number in it is a figure reported, or a rate of two; what
    nobody reported is a blank; a total that disagrees with its parts stays as reported."""
    speaker = speaker_for(statement, outline, messages)
    head = printed_head(statement, outline.letterhead, speaker)
    body = tuple(_body(statement, outline, speaker, narrative))
    annex = statistics_annex(
        speaker.figures,
        statement.notes,
        speaker.say(outline.letterhead.annex_name).upper(),
        speaker.say(outline.letterhead.annex_reference),
        messages,
    )
    return _document(statement, outline, speaker, head, body, annex)


def said_by_outline(
    statement: Statement, outline: Outline, messages: Messages, keys: Container[str]
) -> Mapping[str, tuple[BodyLine, ...]]:
    """What the outline says of the figures in these divisions, as if nobody had written there."""
    speaker = speaker_for(statement, outline, messages)
    said: dict[str, tuple[BodyLine, ...]] = {}
    if OPENING in keys:
        said[OPENING] = (_opening(outline, speaker),)
    for division in outline.divisions:
        if division.key in keys:
            passages = _unsaid(division, frozenset(), False, speaker)
            said[division.key] = tuple(line for passage in passages for line in speaker.speak(passage))
    return said


def _document(
    statement: Statement,
    outline: Outline,
    speaker: Speaker,
    head: PrintedHead,
    body: tuple[BodyLine, ...],
    annex: Annex,
) -> OfficialDocument:
    return OfficialDocument(
        parent_agency=head.parent_agency,
        issuer=head.issuer,
        number=statement.masthead.number,
        symbol=head.symbol,
        place=head.place,
        dated=head.dated,
        kind=outline.letterhead.kind,
        subject=speaker.say(outline.subject),
        addressees=head.addressees,
        body=body,
        capacity=head.capacity,
        position=head.position,
        signatory=head.signatory,
        recipients=head.recipients,
        annexes=(annex,),
        carried=_carried(statement, speaker.figures, body, annex),
    )


def _body(
    statement: Statement, outline: Outline, speaker: Speaker, narrative: Narrative
) -> Iterator[BodyLine]:
    kept = {} if narrative is Narrative.COMPOSE else statement.kept
    opening = kept.get(OPENING)
    yield _kept_line(opening[0], speaker) if opening else _opening(outline, speaker)
    parts = [part for part in outline.parts if is_for(part, speaker)]
    for place, part in enumerate(parts, 1):
        yield from _division(part, (place,), speaker, kept, narrative)
    yield BodyLine(LineRole.BODY, speaker.fill(outline.closing) or ())


def _opening(outline: Outline, speaker: Speaker) -> BodyLine:
    return BodyLine(LineRole.BODY, speaker.fill(outline.opening) or ())


def _division(
    division: Division,
    places: tuple[int, ...],
    speaker: Speaker,
    kept: Mapping[str, tuple[KeptParagraph, ...]],
    narrative: Narrative,
) -> Iterator[BodyLine]:
    """The heading, a person's paragraphs, then what the outline says of rows they do not speak of."""
    title = capitalised(speaker.fill(division.title) or ())
    yield BodyLine(division.role, joined((numbered(division.role, places), *_cased(division.role, title))))
    paragraphs = kept.get(division.key, ())
    spoken = frozenset(indicator for paragraph in paragraphs for indicator in paragraph.speaks_of)
    kept_lines = [_kept_line(paragraph, speaker) for paragraph in paragraphs]
    yield from kept_lines
    texts = {line.text for line in kept_lines}
    is_settled = bool(paragraphs) and narrative is Narrative.WRITTEN
    for passage in () if is_settled else _unsaid(division, spoken, bool(paragraphs), speaker):
        yield from (line for line in speaker.speak(passage) if line.text not in texts)
    under = [child for child in division.divisions if is_for(child, speaker)]
    for place, child in enumerate(under, 1):
        yield from _division(child, (*places, place), speaker, kept, narrative)


def _unsaid(
    division: Division, spoken: frozenset[str], has_own_words: bool, speaker: Speaker
) -> Iterator[OutlinePassage]:
    """The passages still to be said. Where a person wrote, neither what the person speaks of nor the request to
    write; while the type of agency is not known, of those about the same rows only the first."""
    answered: set[str] = set()
    for passage in division.passages:
        rows = set(passage.reports)
        is_said = has_own_words and (not passage.indicators or bool(spoken & (rows or passage.indicators)))
        is_repeated = speaker.agency_type is None and bool(rows) and rows <= answered
        if not is_said and not is_repeated:
            yield passage
        answered |= rows


def _cased(role: LineRole, inlines: Iterable[Inline]) -> Iterable[Inline]:
    """The title of a part is printed in capitals (Decree 30/2020, Annex I)."""
    return (i.upper() if isinstance(i, str) and role is LineRole.PART else i for i in inlines)


def _kept_line(paragraph: KeptParagraph, speaker: Speaker) -> BodyLine:
    """A person's paragraph with its figures printed from the observations."""
    inlines: list[Inline] = []
    for inline in paragraph.inlines:
        if isinstance(inline, Reference):
            inlines.append(speaker.refer(inline))
        elif isinstance(inline, Correction):
            inlines.append(inline.text)
        else:
            inlines.append(inline)
    line = joined(inlines)
    is_item = bool(line) and isinstance(line[0], str) and line[0].startswith("- ")
    return BodyLine(LineRole.ITEM if is_item else LineRole.BODY, line)


def _carried(
    statement: Statement, figures: SettledFigures, body: tuple[BodyLine, ...], annex: Annex
) -> Mapping[str, object]:
    """The data the file takes along, as plain JSON: reading it back gives these observations and figures."""
    printed = [inline for line in body for inline in line.inlines] + [row.value for row in annex.rows]
    period = statement.period
    return {
        "caicach": 1,
        "form_version": statement.form.id,
        "agency": statement.agency_name,
        "short_name": statement.short_name,
        "abbreviation": statement.abbreviation,
        "province": statement.province,
        "agency_type": statement.agency_type.value if statement.agency_type else None,
        "period": period.id if period else None,
        "observations": {row: carried_value(value) for row, value in figures.values.items()},
        "notes": dict(statement.notes),
        **({"tallies": dict(statement.tallies)} if statement.tallies else {}),
        "figures": {inline.tag: inline.text for inline in printed if isinstance(inline, Figure)},
    }
