"""A document of ours as reading its .docx would find it, without writing and reading one.

What is judged is the paper itself: the same blocks, addresses, marks and carried data. A test holds that every finding
is the same as after the detour over a file.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from caicach.core.documents import printed, wording
from caicach.core.documents.as_found_pieces import (
    LEGEND,
    LINES,
    SUBTITLE,
    TITLE,
    CellLine,
    Style,
    cell,
    page_setup,
    paragraph,
    unstyled,
)
from caicach.core.documents.layout import LAYOUT
from caicach.core.documents.official import Annex, AnnexRow, Inline, OfficialDocument, RowRole
from caicach.core.reading.found import Address, Block, Cell, FoundDocument, Table


NAME = "report.docx"
_SIZES = LAYOUT.sizes
_MANY_ADDRESSEES = LAYOUT.paragraph_gap * 2


@dataclass(frozen=True)
class AsFound:
    """The document as found, and by block which line of the body each paragraph of the text is."""

    found: FoundDocument
    lines: Mapping[int, int]


@dataclass
class _Pages:
    blocks: list[Block] = field(default_factory=list)
    lines: dict[int, int] = field(default_factory=dict)

    @property
    def place(self) -> int:
        return len(self.blocks)

    def say(self, text: str, style: Style) -> None:
        self.put((text,), style)

    def put(self, inlines: tuple[Inline, ...], style: Style) -> bool:
        """Whether there was anything to be seen."""
        found = paragraph(inlines, style, self.place)
        if found is not None:
            self.blocks.append(found)
        return found is not None

    def table(self, rows: Iterable[tuple[Cell, ...]]) -> None:
        self.blocks.append(Table(tuple(rows), Address(self.place)))


def found_of(document: OfficialDocument) -> FoundDocument:
    """The document as it would be read back from its own .docx."""
    return as_found(document).found


def as_found(document: OfficialDocument) -> AsFound:
    """The same, with the way back from a paragraph to the line of the body it is."""
    pages = _Pages()
    pages.table(_header(document, pages.place))
    pages.say(document.kind.upper(), TITLE)
    pages.say(document.subject, SUBTITLE)
    _addressees(document, pages)
    for place, line in enumerate(document.body):
        if pages.put(line.inlines, LINES[line.role]):
            pages.lines[pages.place - 1] = place
    pages.table(_signature(document, pages.place))
    for annex in document.annexes:
        _annex(annex, pages)
    setups = (page_setup(),) * (1 + len(document.annexes))
    found = FoundDocument(NAME, "docx", tuple(pages.blocks), setups, (), document.carried)
    return AsFound(found, pages.lines)


def _header(document: OfficialDocument, block: int) -> Iterator[tuple[Cell, ...]]:
    """Who issues and the nation, number and date under them; three columns where a long date begins further left."""
    agencies = (
        CellLine((document.parent_agency.upper(),)),
        CellLine((printed.issuer(document).text,), bold=True),
    )
    nation = (CellLine((wording.NATIONAL_TITLE,), bold=True), CellLine((wording.MOTTO,), bold=True))
    number, date = CellLine((printed.number_line(document),)), CellLine((printed.date_line(document),))
    if printed.number_columns(document)[0] == LAYOUT.header_columns[0]:
        yield _row(block, 0, (agencies, nation))
        yield _row(block, 1, ((number,), (date,)))
    else:
        yield _row(block, 0, (agencies, None, nation))
        yield _row(block, 1, ((number,), (date,), None))


def _row(block: int, row: int, cells: Iterable[tuple[CellLine, ...] | None]) -> tuple[Cell, ...]:
    """A row of a table; None where a cell only continues the one beside or above it."""
    return tuple(
        Cell("", Address(block, row, column), is_continued=True)
        if lines is None
        else cell(lines, Address(block, row, column))
        for column, lines in enumerate(cells)
    )


def _addressees(document: OfficialDocument, pages: _Pages) -> None:
    lines = printed.addressee_lines(document)
    if len(document.addressees) == 1:
        style = unstyled(_SIZES.body, before=_MANY_ADDRESSEES, after=_MANY_ADDRESSEES)
        pages.say(f"{wording.ADDRESSED_TO} {lines[0]}", style)
    elif lines:
        pages.say(wording.ADDRESSED_TO, unstyled(_SIZES.body, centred=False, before=_MANY_ADDRESSEES))
        for line in lines:
            after = _MANY_ADDRESSEES if line is lines[-1] else 0
            pages.say(line, unstyled(_SIZES.body, centred=False, after=after))


def _signature(document: OfficialDocument, block: int) -> Iterator[tuple[Cell, ...]]:
    recipients = (
        CellLine((wording.RECIPIENTS,), bold=True),
        *(CellLine((line,)) for line in printed.list_lines(document.recipients)),
    )
    signer = (*printed.signing_lines(document), document.signatory)
    yield _row(block, 0, (recipients, tuple(CellLine((line,), bold=True) for line in signer)))


def _annex(annex: Annex, pages: _Pages) -> None:
    pages.say(printed.annex_title(annex), unstyled(_SIZES.annex_title, bold=True))
    pages.say(annex.name.upper(), unstyled(_SIZES.annex_title, bold=True))
    pages.say(annex.reference_line, unstyled(_SIZES.annex_reference, italic=True, after=10))
    pages.table(_annex_rows(annex, pages.place))
    pages.say(annex.legend, LEGEND)


def _annex_rows(annex: Annex, block: int) -> Iterator[tuple[Cell, ...]]:
    number, unit, value, note, result = (
        (CellLine((text,), bold=True),)
        for text in (
            wording.ANNEX_NUMBER,
            wording.ANNEX_UNIT,
            wording.ANNEX_VALUE,
            wording.ANNEX_NOTE,
            wording.ANNEX_RESULT,
        )
    )
    label = (CellLine((wording.ANNEX_LABEL,), bold=True), CellLine((wording.ANNEX_LABEL_NOTE,)))
    yield _row(block, 0, (number, label, result, None, note))
    yield _row(block, 1, (None, None, unit, value, None))
    for place, row in enumerate(annex.rows, HEADING_ROWS):
        yield _row(block, place, _annex_cells(row))


HEADING_ROWS = 2


def _annex_cells(row: AnnexRow) -> tuple[tuple[CellLine, ...] | None, ...]:
    bold = row.role is not RowRole.VALUE
    number, label = (CellLine((row.number,), bold),), (CellLine((row.label,), bold),)
    if row.role is RowRole.PILLAR:
        return number, label, None, None, None
    return (
        number,
        label,
        (CellLine((printed.annex_unit(row.unit),)),),
        (CellLine((row.value,)),),
        (CellLine((row.note,)),),
    )
