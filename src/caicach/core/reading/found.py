"""What a file holds, before anyone asks what it means: blocks in order, each with its address."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from caicach.core.ground.words import Words


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """Where a paragraph or a cell stands: block by order in the document, row and column from 0, page from 1. `file` is
    set where a document is made of several files, `before` then counts the blocks of the files before this one."""

    block: int
    row: int | None = None
    column: int | None = None
    page: int | None = None
    sheet: str | None = None
    file: str | None = None
    before: int = 0

    @property
    def block_in_file(self) -> int:
        """The block by its order in its own file."""
        return self.block - self.before

    @property
    def words(self) -> Words:
        """`đoạn 12`, `bảng, dòng 5, cột 4`, `ô D5, trang tính “Phụ lục”, tệp “phu-luc.xlsx”`."""
        inside = self._inside
        if self.file is None:
            return inside
        return Words(f"{inside.vi}, tệp “{self.file}”", f"{inside.en}, file “{self.file}”")

    @property
    def _inside(self) -> Words:
        if self.sheet is not None and self.row is not None and self.column is not None:
            cell = f"{column_letters(self.column)}{self.row + 1}"
            return Words(f"ô {cell}, trang tính “{self.sheet}”", f"cell {cell}, sheet “{self.sheet}”")
        vi, en = (f", trang {self.page}", f", page {self.page}") if self.page else ("", "")
        if self.row is not None and self.column is not None:
            row, column = self.row + 1, self.column + 1
            return Words(f"bảng, dòng {row}, cột {column}{vi}", f"table, row {row}, column {column}{en}")
        number = self.block_in_file + 1
        return Words(f"đoạn {number}{vi}", f"paragraph {number}{en}")


def column_letters(column: int) -> str:
    """The letters of a spreadsheet column counted from 0: A, B, … Z, AA."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class Alignment(StrEnum):
    """How a paragraph lies between its margins."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFIED = "justified"


@dataclass(frozen=True, slots=True)
class TextFormat:
    """How a paragraph looks, as far as the file says; None where it does not. `bold` and `italic` hold for
    all its visible text; sizes in points, indents in millimetres."""

    font: str | None = None
    size_pt: Decimal | None = None
    bold: bool | None = None
    italic: bool | None = None
    alignment: Alignment | None = None
    first_line_mm: Decimal | None = None
    before_pt: Decimal | None = None
    after_pt: Decimal | None = None
    line_spacing: Decimal | None = None


@dataclass(frozen=True, slots=True)
class FigureSpan:
    """A piece of a paragraph or cell that our own writer marked as a reference: tag and [start, end) in the text."""

    tag: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class BlankSpan:
    """A place our own writer left for a person, brackets included, at [start, end) of a paragraph's text."""

    prompt: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in NFC. `heading` is the level the file's style gives (1 outermost), None for body text;
    `blanks` are the places left for a person, set aside from the text (see `blanks`)."""

    text: str
    address: Address
    heading: int | None = None
    style: str | None = None
    format: TextFormat | None = None
    figures: tuple[FigureSpan, ...] = ()
    blanks: tuple[BlankSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in NFC; `is_continued` when it only continues a merged cell to its left or above (text then empty)."""

    text: str
    address: Address
    is_bold: bool = False
    is_continued: bool = False
    figures: tuple[FigureSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, every row of one width: merged cells are filled with continued ones."""

    rows: tuple[tuple[Cell, ...], ...]
    address: Address


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Paper and margins of one section, in millimetres; where page numbers stand (`top_centre`, `bottom`, …)."""

    width_mm: Decimal
    height_mm: Decimal
    top_mm: Decimal
    bottom_mm: Decimal
    left_mm: Decimal
    right_mm: Decimal
    page_number: str | None = None
    hides_first_number: bool | None = None


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A whole file as found. `name` is its file name, `format` one of docx, xlsx, xls, ods, pdf, doc, odt, rtf,
    text.

    `notes` say what reading had to do (converted from an old encoding, text of page 3 missing);
    `page_setups` is empty where the format has none; `carried` is the data our own writer put inside, or None.
    """

    name: str
    format: str
    blocks: tuple[Block, ...]
    page_setups: tuple[PageSetup, ...] = ()
    notes: tuple[Words, ...] = ()
    carried: Mapping[str, object] | None = None

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs outside tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))
