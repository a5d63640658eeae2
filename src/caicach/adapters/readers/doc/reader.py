"""A .doc as found: through LibreOffice for numbers and looks, straight from the file where that loses text."""

from caicach.adapters.readers import notes, refusals
from caicach.adapters.readers.doc.blocks import doc_blocks
from caicach.adapters.readers.doc.compound import NotCompound
from caicach.adapters.readers.kinds import Kind
from caicach.adapters.readers.through_libreoffice import libreoffice, read_through_libreoffice
from caicach.core.ground.errors import UnreadableInput
from caicach.core.reading.found import FoundDocument


_KEPT_SHARE = 0.95  # of the filled cells: LibreOffice 7.4 melts some tables of .doc files into one paragraph


def read_doc(data: bytes, name: str) -> FoundDocument:
    """The document in the bytes of a .doc. The note says which way was taken when it was not LibreOffice's."""
    try:
        direct = _read_directly(data, name)
    except NotCompound as error:
        if libreoffice() is None:
            raise refusals.damaged(name, Kind.DOC.title, str(error)) from error
        return read_through_libreoffice(data, name, Kind.DOC)
    if libreoffice() is None:
        return direct
    try:
        converted = read_through_libreoffice(data, name, Kind.DOC)
    except UnreadableInput:
        return direct
    kept_tables = _filled_cells(converted) >= _KEPT_SHARE * _filled_cells(direct)
    return converted if kept_tables else direct


def _read_directly(data: bytes, name: str) -> FoundDocument:
    blocks, legacy = doc_blocks(data, name)
    said = [notes.READ_WITHOUT_LIBREOFFICE]
    if legacy is not None:
        said.append(notes.converted_from([legacy.family]))
    return FoundDocument(name, Kind.DOC.format_name, blocks, notes=tuple(said))


def _filled_cells(found: FoundDocument) -> int:
    return sum(bool(cell.text) for table in found.tables for row in table.rows for cell in row)
