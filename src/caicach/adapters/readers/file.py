"""The one door for files: whatever a person drops here becomes a FoundDocument or one clear sentence."""

from dataclasses import replace
from pathlib import Path

from caicach.adapters.readers import notes, refusals
from caicach.adapters.readers.deadline import DeadlinePassed, deadline
from caicach.adapters.readers.doc.reader import read_doc
from caicach.adapters.readers.docx.reader import read_word_package
from caicach.adapters.readers.kinds import ENCRYPTED, PACKAGE_SIGNATURE, Kind, kind_of_bytes, kind_of_package
from caicach.adapters.readers.limits import FILE_BYTES, READING_SECONDS
from caicach.adapters.readers.package import Package, open_package
from caicach.adapters.readers.text.reader import read_text
from caicach.adapters.readers.through_libreoffice import read_through_libreoffice
from caicach.adapters.readers.xlsx.reader import read_sheets, read_workbook
from caicach.core.ground.words import Words
from caicach.core.reading.found import Cell, FoundDocument, Table


_SUFFIXES = {
    Kind.DOCX: (".docx", ".docm", ".dotx", ".dotm"),
    Kind.XLSX: (".xlsx", ".xlsm", ".xltx", ".xltm"),
    Kind.XLSB: (".xlsb",),
    Kind.XLS: (".xls", ".xlt"),
    Kind.ODS: (".ods",),
    Kind.PDF: (".pdf",),
    Kind.DOC: (".doc", ".dot"),
    Kind.ODT: (".odt", ".ott"),
    Kind.RTF: (".rtf", ".doc"),
}


def read_file(path: Path) -> FoundDocument:
    """The document in the file, chosen by content. Only ever reads; follows no link; runs no macro.

    UnreadableInput, with what happened and what to do, for everything that is not a readable document.
    """
    return read_bytes(bytes_in(path), path.name)


def read_bytes(data: bytes, name: str) -> FoundDocument:
    """The document in the bytes of a file of that name."""
    try:
        with deadline(READING_SECONDS):
            return _document(data, name)
    except DeadlinePassed as error:
        raise refusals.too_slow(name, READING_SECONDS) from error


def _document(data: bytes, name: str) -> FoundDocument:
    if name.startswith("~$"):
        raise refusals.lock_file(name)
    if not data:
        raise refusals.empty(name)
    if len(data) > FILE_BYTES:
        raise refusals.too_large(name, len(data))
    package = open_package(data, name) if data.startswith(PACKAGE_SIGNATURE) else None
    kind = kind_of_bytes(data) if package is None else kind_of_package(package)
    if kind is ENCRYPTED:
        raise refusals.encrypted(name)
    if isinstance(kind, Words):
        raise refusals.unsupported(name, kind)
    found = _read(kind, data, name, package)
    if not _has_text(found):
        raise refusals.without_text(name)
    return _with_name_note(found, kind, name)


def _read(kind: Kind, data: bytes, name: str, package: Package | None) -> FoundDocument:
    if package is not None and kind is Kind.DOCX:
        return read_word_package(package, name)
    if package is not None and kind is Kind.XLSX:
        return read_workbook(package, name)
    if kind is Kind.TEXT:
        return read_text(data, name)
    if kind is Kind.PDF:
        from caicach.adapters.readers.pdf.reader import read_pdf  # half a second that only a PDF is worth

        return read_pdf(data, name)
    if kind in (Kind.XLS, Kind.XLSB, Kind.ODS):
        return read_sheets(data, name, kind)
    return read_doc(data, name) if kind is Kind.DOC else read_through_libreoffice(data, name, kind)


def bytes_in(path: Path) -> bytes:
    """The file's bytes. UnreadableInput for what is no file, and for what is too large before reading it."""
    try:
        if not path.exists():
            raise refusals.missing(path)
        if not path.is_file():
            raise refusals.not_a_file(path)
        size = path.stat().st_size
        if size > FILE_BYTES:
            raise refusals.too_large(path.name, size)
        return path.read_bytes()
    except PermissionError as error:
        raise refusals.forbidden(path) from error
    except (OSError, ValueError) as error:
        raise refusals.missing(path) from error


def _has_text(found: FoundDocument) -> bool:
    return any(_block_has_text(block) for block in found.blocks)


def _block_has_text(block: object) -> bool:
    if isinstance(block, Table):
        return any(_cell_has_text(cell) for row in block.rows for cell in row)
    return True


def _cell_has_text(cell: Cell) -> bool:
    return bool(cell.text.strip())


def _with_name_note(found: FoundDocument, kind: Kind, name: str) -> FoundDocument:
    """The document, with a note when its name promises another kind."""
    suffix = Path(name).suffix.lower()
    promised = [each for each, suffixes in _SUFFIXES.items() if suffix in suffixes]
    if promised and kind not in promised:
        return replace(found, notes=(notes.named_otherwise(suffix, kind.title), *found.notes))
    return found
