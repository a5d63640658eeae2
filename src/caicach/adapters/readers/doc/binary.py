"""The text of a .doc with the properties of each paragraph: piece table and formatted disk pages ([MS-DOC] 2.4)."""

import struct
from bisect import bisect_right
from dataclasses import dataclass

from caicach.adapters.readers.doc.compound import CompoundFile, NotCompound
from caicach.adapters.readers.doc.properties import PLAIN, ParagraphProperties, paragraph_properties


_MAGIC, _WORD_97 = 0xA5EC, 0x00C1
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_TEXT_LENGTH, _PAGES_OF_PARAGRAPHS, _PIECES = 0x4C, 0x102, 0x1A2
_PAGE = 512
_COMPRESSED = 0x40000000
_ENDS = frozenset("\r\x07\x0c")


class IsEncrypted(ValueError):
    """A password protects the document."""


@dataclass(frozen=True, slots=True)
class RawParagraph:
    """A paragraph as stored: its text with control codes, the code that ends it, and its properties."""

    text: str
    end: str
    properties: ParagraphProperties


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text: its characters and where they lie in the file, `width` bytes each."""

    text: str
    offset: int
    width: int


def raw_paragraphs(data: bytes) -> list[RawParagraph]:
    """The paragraphs of the main text in order. NotCompound or IsEncrypted when there is no way to read them."""
    file = CompoundFile(data)
    document = file.stream("WordDocument")
    if document is None or len(document) < _PIECES + 8:
        raise NotCompound("no WordDocument stream")
    magic, version = struct.unpack_from("<HH", document)
    (flags,) = struct.unpack_from("<H", document, 0x0A)
    if flags & _ENCRYPTED:
        raise IsEncrypted
    if magic != _MAGIC or version < _WORD_97:
        raise NotCompound(f"Word version {version:#x}")
    table = file.stream("1Table" if flags & _SECOND_TABLE else "0Table")
    if table is None:
        raise NotCompound("no table stream")
    return _paragraphs(_pieces(document, table), _Properties(document, table))


def _pieces(document: bytes, table: bytes) -> list[_Piece]:
    """The main text in pieces, in order of characters."""
    (left,) = struct.unpack_from("<i", document, _TEXT_LENGTH)
    at, size = struct.unpack_from("<II", document, _PIECES)
    places = _piece_table(table[at : at + size])
    count = (len(places) - 4) // 12
    if count < 1:
        raise NotCompound("no piece table")
    bounds = struct.unpack_from(f"<{count + 1}I", places)
    pieces = []
    for number in range(count):
        (where,) = struct.unpack_from("<I", places, 4 * (count + 1) + 8 * number + 2)
        length = min(bounds[number + 1] - bounds[number], left)
        if length <= 0:
            break
        left -= length
        pieces.append(_piece(document, where, length))
    return pieces


def _piece(document: bytes, where: int, length: int) -> _Piece:
    if where & _COMPRESSED:
        offset = (where & ~_COMPRESSED) // 2
        return _Piece(document[offset : offset + length].decode("cp1252", "replace"), offset, 1)
    text = document[where : where + 2 * length].decode("utf-16-le", "replace")
    return _Piece(text, where, 2)


def _piece_table(complex_part: bytes) -> bytes:
    """The table of pieces, after the property lists that may stand before it."""
    at = 0
    while at + 5 <= len(complex_part):
        if complex_part[at] == 2:
            (size,) = struct.unpack_from("<I", complex_part, at + 1)
            return complex_part[at + 5 : at + 5 + size]
        (size,) = struct.unpack_from("<H", complex_part, at + 1)
        at += 3 + size
    raise NotCompound("no piece table")


class _Properties:
    """Properties of the paragraph that holds a byte of the file."""

    def __init__(self, document: bytes, table: bytes) -> None:
        at, size = struct.unpack_from("<II", document, _PAGES_OF_PARAGRAPHS)
        plc = table[at : at + size]
        count = max((len(plc) - 4) // 8, 0)
        pages = struct.unpack_from(f"<{count}I", plc, 4 * (count + 1)) if count else ()
        self._starts: list[int] = []
        self._modifiers: list[bytes] = []
        self._read: dict[bytes, ParagraphProperties] = {}
        for page in pages:
            self._add(document[(page & 0x3FFFFF) * _PAGE :][:_PAGE])

    def _add(self, page: bytes) -> None:
        if len(page) < _PAGE:
            return
        count = page[-1]
        if 4 * (count + 1) + 13 * count > _PAGE:
            return
        starts = struct.unpack_from(f"<{count + 1}I", page)
        for number in range(count):
            self._starts.append(starts[number])
            self._modifiers.append(_modifiers(page, page[4 * (count + 1) + 13 * number] * 2))

    def at(self, offset: int) -> ParagraphProperties:
        """The properties at that byte; plain ones where the file says nothing."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0:
            return PLAIN
        modifiers = self._modifiers[place]
        if modifiers not in self._read:
            self._read[modifiers] = paragraph_properties(modifiers)
        return self._read[modifiers]


def _modifiers(page: bytes, at: int) -> bytes:
    """The property list at that place of a page, without the style number before it."""
    if at == 0:
        return b""
    size = page[at] * 2 - 1
    start = at + 1
    if page[at] == 0:
        size, start = page[at + 1] * 2, at + 2
    return page[start + 2 : start + size]


def _paragraphs(pieces: list[_Piece], properties: _Properties) -> list[RawParagraph]:
    found: list[RawParagraph] = []
    text: list[str] = []
    for piece in pieces:
        for place, letter in enumerate(piece.text):
            if letter not in _ENDS:
                text.append(letter)
                continue
            at = properties.at(piece.offset + place * piece.width)
            found.append(RawParagraph("".join(text), letter, at))
            text.clear()
    if text:
        found.append(RawParagraph("".join(text), "\r", PLAIN))
    return found
