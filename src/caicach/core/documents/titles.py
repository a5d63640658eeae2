"""The headings of a report by division, as this agency's paper prints them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from caicach.core.documents.figures import settled_of
from caicach.core.documents.mastheads import head_of
from caicach.core.documents.names import names_of
from caicach.core.documents.numbering import numbered
from caicach.core.documents.outline import Division, Outline
from caicach.core.documents.sentences import Speaker
from caicach.core.documents.statement import Statement
from caicach.core.ground.words import Messages


@dataclass(frozen=True, slots=True)
class PrintedTitle:
    """A heading: `number` as printed (`I.`, `2.1.`), `title` in sentence case, `level` 1 for a part."""

    key: str
    number: str
    title: str
    level: int


def titles_of(statement: Statement, outline: Outline, messages: Messages) -> Mapping[str, PrintedTitle]:
    """Every heading this agency's report has, by division, in printed order."""
    speaker = speaker_for(statement, outline, messages)
    return {title.key: title for title in _under(outline.parts, (), speaker)}


def speaker_for(statement: Statement, outline: Outline, messages: Messages) -> Speaker:
    """Who says the sentences of this statement: its figures settled, its names known."""
    head = head_of(statement, outline.letterhead)
    return Speaker(settled_of(statement), names_of(statement, head, messages), messages)


def _under(
    divisions: tuple[Division, ...], above: tuple[int, ...], speaker: Speaker
) -> Iterator[PrintedTitle]:
    for place, division in enumerate((d for d in divisions if is_for(d, speaker)), 1):
        places = (*above, place)
        number = numbered(division.role, places).strip()
        yield PrintedTitle(division.key, number, speaker.say(division.title), len(places))
        yield from _under(division.divisions, places, speaker)


def is_for(division: Division, speaker: Speaker) -> bool:
    """Whether this agency's report has the division; while its type is not known, it has all."""
    return not division.only_for or speaker.agency_type is None or speaker.agency_type in division.only_for
