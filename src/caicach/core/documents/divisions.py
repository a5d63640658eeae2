"""The text of a report division by division: what is printed now, and what the outline proposes from the figures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from caicach.core.documents.compose import said_by_outline
from caicach.core.documents.official import Blank, BodyLine, OfficialDocument
from caicach.core.documents.outline import Outline
from caicach.core.documents.placing import CLOSING, HEADINGS, keys_of_lines
from caicach.core.documents.statement import OPENING, Statement
from caicach.core.documents.titles import titles_of
from caicach.core.ground.words import Messages


class TextState(StrEnum):
    """Whose words stand in a division, and whether anything is still to be written there."""

    WRITTEN = "written"
    PROPOSED = "proposed"
    TO_WRITE = "to_write"
    SILENT = "silent"  # a heading over others, with no words of its own


@dataclass(frozen=True)
class DivisionText:
    """One division: `printed` are its lines as they will be printed, `proposed` those printed if nobody writes.

    `number` and `title` as printed; both empty for the opening and the closing sentence. `level` is 1 for a part.
    """

    key: str
    number: str
    title: str
    level: int
    printed: tuple[BodyLine, ...]
    proposed: tuple[BodyLine, ...]
    is_written: bool

    @property
    def blanks(self) -> int:
        """How many places of what is printed only a person can write."""
        return sum(isinstance(inline, Blank) for line in self.printed for inline in line.inlines)

    @property
    def state(self) -> TextState:
        """Written with nothing left to write; proposed and whole; something still to be written; no words at all."""
        if self.blanks:
            return TextState.TO_WRITE
        if self.is_written:
            return TextState.WRITTEN
        return TextState.PROPOSED if self.printed else TextState.SILENT

    @property
    def can_be_written(self) -> bool:
        """Whether a person may put words here: everywhere but in the closing sentence."""
        return self.key != CLOSING


def division_texts(
    document: OfficialDocument, statement: Statement, outline: Outline, messages: Messages
) -> tuple[DivisionText, ...]:
    """Every division of this agency's report in printed order, the opening first and the closing last; `document` is
    the paper of the statement, in which a person's words stand alone where they wrote."""
    titles = titles_of(statement, outline, messages)
    printed = lines_by_division(document, titles)
    written = {key for key, paragraphs in statement.kept.items() if paragraphs}
    proposed = {**printed, **said_by_outline(statement, outline, messages, written)}
    heads = {key: (title.number, title.title, title.level) for key, title in titles.items()}
    return tuple(
        DivisionText(
            key,
            *heads.get(key, ("", "", 1)),
            printed=printed.get(key, ()),
            proposed=proposed.get(key, ()),
            is_written=key in written,
        )
        for key in (OPENING, *titles, CLOSING)
    )


def lines_by_division(
    document: OfficialDocument, divisions: Iterable[str]
) -> Mapping[str, tuple[BodyLine, ...]]:
    """The lines of the body under each division, headings left out; `divisions` are the keys in printed order."""
    lines: dict[str, list[BodyLine]] = defaultdict(list)
    for key, line in zip(keys_of_lines(document.body, divisions), document.body, strict=True):
        if line.role not in HEADINGS:
            lines[key].append(line)
    return {key: tuple(of_division) for key, of_division in lines.items()}
