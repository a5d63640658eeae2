"""The lines of an official document that are put together from its facts: number, date, recipients, signatory."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from caicach.core.documents import wording
from caicach.core.documents.layout import LAYOUT
from caicach.core.documents.lettering import balanced_side_mm, longest_line_mm, width_mm
from caicach.core.documents.official import Annex, DateToPrint, ListAnnex, OfficialDocument


_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CODE = re.compile(r"[ \t]*=[ \t]*(\d)")
_ITALIC_TO_BOLD = 0.95  # an italic line is about this much of the same line in bold
_UPRIGHT_TO_BOLD = 0.96
_BLANK = " " * 6
_COMMITTEE = "ỦY BAN NHÂN DÂN "


def printable(text: str) -> str:
    """The text without characters that no file of a document can hold."""
    return _UNPRINTABLE.sub("", text)


def number_line(document: OfficialDocument) -> str:
    """`Số: 05/BC-BDT`; room for the number while there is none. Numbers below 10 take a leading zero."""
    number = _BLANK if document.number is None else document.number.strip()
    if len(number) == 1 and number.isdigit():
        number = f"0{number}"
    return f"{wording.NUMBER_WORD} {number}/{document.symbol}"


def date_line(document: OfficialDocument) -> str:
    """`Gia Lai, ngày 05 tháng 02 năm 2024`, with room where a part is not yet known."""
    return f"{document.place}, {date_words(document.dated)}"


def date_words(dated: DateToPrint) -> str:
    """Days below 10 and the months 1 and 2 take a leading zero, as the decree has it."""
    day = _BLANK if dated.day is None else f"{dated.day:02d}"
    month = _BLANK if dated.month is None else f"{dated.month:02d}" if dated.month < 3 else str(dated.month)
    year = _BLANK if dated.year is None else str(dated.year)
    return f"ngày {day} tháng {month} năm {year}"


def list_lines(items: tuple[str, ...]) -> tuple[str, ...]:
    """Each item as `- …;`, the last one as `- ….`, whatever dash or stop it already carried."""
    bare = [item.strip().lstrip("-–").strip().rstrip(";.").rstrip() for item in items]
    last = len(bare) - 1
    return tuple(f"- {item}{'.' if place == last else ';'}" for place, item in enumerate(bare))


def addressee_lines(document: OfficialDocument) -> tuple[str, ...]:
    """One addressee as it is, to stand after `Kính gửi:`; several as a list."""
    if len(document.addressees) == 1:
        return (document.addressees[0].strip().rstrip(".;"),)
    return list_lines(document.addressees)


def title_in_one_line(document: OfficialDocument) -> str:
    """Kind and subject as a file's properties show them."""
    return " ".join(f"{document.kind} {document.subject}".split())


def annex_unit(unit: str) -> str:
    """The unit as printed; a code list (`Có = 1 Không = 0`) breaks between its codes, not inside one."""
    return _CODE.sub("\u00a0=\u00a0\\1", unit)


def signing_lines(document: OfficialDocument) -> tuple[str, ...]:
    """Capacity and position in capitals, a line each, as far as they stand: `KT. GIÁM ĐỐC`, `PHÓ GIÁM ĐỐC`."""
    lines = [*document.capacity.splitlines(), *document.position.splitlines()]
    return tuple(line.strip().upper() for line in lines if line.strip())


def annex_title(annex: Annex) -> str:
    """`Phụ lục`, with its Roman number where there are several."""
    return wording.ANNEX if annex.number is None else f"{wording.ANNEX} {annex.number}"


@dataclass(frozen=True, slots=True)
class Centred:
    """A centred text of the head, bold: what it says, how far it is indented on both sides so that its lines are
    about equal, and how long the rule under it is. In millimetres."""

    text: str
    side: float
    rule: float


def parent_agency(document: OfficialDocument) -> Centred:
    """The agency above the issuing one, in capitals; empty where there is none."""
    return _agency(document.parent_agency, _UPRIGHT_TO_BOLD)


def issuer(document: OfficialDocument) -> Centred:
    """The issuing agency, in capitals; a people's committee too long for one line breaks before its place."""
    whole = _agency(document.issuer, 1)
    column = LAYOUT.header_columns[0] - LAYOUT.header_gap
    if width_mm(whole.text, LAYOUT.sizes.agency) <= column or not whole.text.startswith(_COMMITTEE):
        return whole
    return _agency(whole.text.replace(_COMMITTEE, f"{_COMMITTEE.strip()}\n", 1), 1)


def number_columns(document: OfficialDocument) -> tuple[float, float]:
    """The widths for number and date, in millimetres: those of the header, unless a long place name needs more."""
    left, right = LAYOUT.header_columns
    date = width_mm(date_line(document), LAYOUT.sizes.number) * _ITALIC_TO_BOLD + LAYOUT.header_gap
    number = width_mm(number_line(document), LAYOUT.sizes.number)
    if date <= right:
        return left, right
    narrow = max(left + right - date, min(number, left))
    return narrow, left + right - narrow


def subject(document: OfficialDocument) -> Centred:
    """What the document is about."""
    return _centred(document.subject, LAYOUT.sizes.title, LAYOUT.page.text_width)


def annex_name(annex: Annex | ListAnnex) -> Centred:
    """The name of an appendix, in capitals."""
    return _centred(annex.name.upper(), LAYOUT.sizes.annex_title, LAYOUT.page.text_width)


def _agency(name: str, of_bold: float) -> Centred:
    """A name in the left column, in letters that are `of_bold` as wide as bold ones."""
    column = LAYOUT.header_columns[0] - LAYOUT.header_gap
    found = _centred(name.upper(), LAYOUT.sizes.agency, column / of_bold)
    return replace(found, side=found.side * of_bold + LAYOUT.header_gap / 2)


@lru_cache(
    maxsize=512
)  # the names of the appendices and of the agencies of a province are measured over and over
def _centred(text: str, size: int, column: float) -> Centred:
    side = balanced_side_mm(text, size, column)
    return Centred(text, side, LAYOUT.rule_share * longest_line_mm(text, size, column - 2 * side))


def motto_rule_mm() -> float:
    """How long the rule under the motto is: as long as the motto."""
    return longest_line_mm(wording.MOTTO, LAYOUT.sizes.motto, LAYOUT.header_columns[1])
