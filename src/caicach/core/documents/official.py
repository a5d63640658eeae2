"""The printed thing as a value; .docx and .pdf are two renderings of it. Decree 30/2020, Annex I."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in the text or a cell: what is printed, and the tag of the observation it stands for."""

    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class Blank:
    """Something only a person can write; printed so that it is noticed. `prompt` says what belongs here."""

    prompt: str


Inline = str | Figure | Blank


class LineRole(StrEnum):
    """What a line of the body is; Decree 30/2020 gives each its look."""

    PART = "part"  # I. CÔNG TÁC …
    CLAUSE = "clause"  # 1. Về tổ chức …
    POINT = "point"  # 2.1. …
    BODY = "body"
    ITEM = "item"  # - …
    GROUND = "ground"  # Căn cứ …


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One paragraph of the body."""

    role: LineRole
    inlines: tuple[Inline, ...]

    @property
    def text(self) -> str:
        """The paragraph as plain text; a blank as its prompt in square brackets."""
        return "".join(
            i if isinstance(i, str) else i.text if isinstance(i, Figure) else f"[{i.prompt}]"
            for i in self.inlines
        )


class RowRole(StrEnum):
    """What a row of the appendix is: a pillar's title, an unnumbered sub-heading, a numbered heading, a value."""

    PILLAR = "pillar"
    SUB_HEADING = "sub_heading"
    HEADING = "heading"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One printed row: STT, label, unit, value (a Figure where one is reported), note."""

    role: RowRole
    number: str
    label: str
    unit: str
    value: Inline
    note: str


@dataclass(frozen=True, slots=True)
class Annex:
    """An appendix: Roman number (None when it is the only one), name, italic reference line, rows, a legend of
    the marks used (`-` không phát sinh …), empty when none is."""

    number: str | None
    name: str
    reference_line: str
    rows: tuple[AnnexRow, ...]
    legend: str = ""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a list: its heading, its width in millimetres, whether its content stands in the middle."""

    heading: str
    width: float
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class ListAnnex:
    """A list after the appendices: who has not reported, what agencies wrote. `title` is `Phụ lục II`, or that it is a paper
    to work with; a row of one cell is a heading over those that follow; lines of a cell are parted by line feeds."""

    title: str
    name: str
    reference_line: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class DateToPrint:
    """The date line; a day, month or year that is None stays blank until issue."""

    day: int | None
    month: int | None
    year: int | None


@dataclass(frozen=True)
class OfficialDocument:
    """Everything printed, in order. `number` None prints blank until issue. `carried` is the data the file takes
    along: plain JSON values, so that reading the file back loses nothing."""

    parent_agency: str
    issuer: str
    number: str | None
    symbol: str
    place: str
    dated: DateToPrint
    kind: str
    subject: str
    addressees: tuple[str, ...]
    body: tuple[BodyLine, ...]
    capacity: str
    position: str
    signatory: str
    recipients: tuple[str, ...]
    annexes: tuple[Annex, ...]
    carried: Mapping[str, object]
    lists: tuple[ListAnnex, ...] = ()
