"""A PDF opened within bounds: passwords, compressed bombs and damage named before any page is laid out."""

import io
import logging
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import PDFStream, resolve1
from pdfplumber.utils.exceptions import PdfminerException

from caicach.adapters.readers import limits, refusals
from caicach.adapters.readers.carried import EMBEDDED_FILE
from caicach.adapters.readers.xml import json_object
from caicach.core.ground.errors import CaicachError
from caicach.core.ground.words import Words


# The parser reports every oddity of a file to the log; a person who reads a report has no use for them.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

_STREAM = re.compile(rb"stream\r?\n")
_ZLIB_HEADS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_MAX_NAMES = 1_000


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Any]:
    """The pdfplumber document, for as long as the block lasts.

    The parsers below raise anything at all on a damaged file; here every such error becomes one refusal.
    """
    _refuse_bombs(data, name)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            _refuse_many_pages(pdf, name)
            yield pdf
    except CaicachError:
        raise
    except Exception as error:
        if isinstance(error, PDFPasswordIncorrect) or _is_password(error):
            raise refusals.encrypted(name) from error
        raise refusals.damaged(name, "PDF", f"{type(error).__name__}: {error}") from error


def _is_password(error: Exception) -> bool:
    wrapped = isinstance(error, PdfminerException) and error.args
    return bool(wrapped) and isinstance(error.args[0], PDFPasswordIncorrect)


def _refuse_many_pages(pdf: Any, name: str) -> None:
    if len(pdf.pages) > limits.PDF_PAGES:
        count = len(pdf.pages)
        raise refusals.too_costly(name, Words(f"có tới {count} trang", f"it has {count} pages"))


def _refuse_bombs(data: bytes, name: str) -> None:
    """Unpack every compressed stream once, counting, before a parser unpacks it into memory for good."""
    left = limits.PDF_STREAM_BYTES
    for match in _STREAM.finditer(data):
        if data[match.end() : match.end() + 2] not in _ZLIB_HEADS:
            continue
        left -= _unpacked_size(memoryview(data)[match.end() :], left)
        if left <= 0:
            megabytes = limits.PDF_STREAM_BYTES // limits.MEGABYTE
            raise refusals.too_costly(
                name,
                Words(
                    f"giải nén ra quá {megabytes} MB (bom nén)",
                    f"it unpacks to more than {megabytes} MB (a compression bomb)",
                ),
            )


def _unpacked_size(packed: memoryview, most: int) -> int:
    unpacker, size, chunk = zlib.decompressobj(), 0, 64 * 1024
    for start in range(0, len(packed), chunk):
        try:
            size += len(unpacker.decompress(packed[start : start + chunk]))
        except zlib.error:
            return size
        if unpacker.eof or size > most:
            return size
    return size


def refuse_heavy_page(page: Any, name: str) -> None:
    """Refuse a page whose drawing instructions are longer than any page of text or tables."""
    contents = resolve1(page.page_obj.contents) if page.page_obj.contents else []
    streams = [resolve1(each) for each in (contents if isinstance(contents, list) else [contents])]
    size = sum(len(stream.get_data()) for stream in streams if isinstance(stream, PDFStream))
    if size > limits.PDF_PAGE_CONTENT_BYTES:
        number = page.page_number
        raise refusals.too_costly(
            name, Words(f"trang {number} quá phức tạp", f"page {number} is too complex to lay out")
        )


def carried_in_pdf(pdf: Any) -> Mapping[str, object] | None:
    """The JSON object in the embedded file caicach.json; None when there is none or it is broken."""
    names = resolve1(resolve1(pdf.doc.catalog.get("Names")) or {})
    tree = names.get("EmbeddedFiles") if isinstance(names, dict) else None
    for specification in _leaves(tree):
        if not isinstance(specification, dict):
            continue
        named = {_text(resolve1(specification.get(key))) for key in ("F", "UF")}
        files = resolve1(specification.get("EF"))
        stream = resolve1(files.get("F") or files.get("UF")) if isinstance(files, dict) else None
        if EMBEDDED_FILE in named and isinstance(stream, PDFStream):
            data = stream.get_data()
            return json_object(data) if len(data) <= limits.CARRIED_BYTES else None
    return None


def _leaves(tree: Any) -> Iterator[Any]:
    """The values of a name tree; a circle ends after a thousand nodes."""
    nodes, visited = [tree], 0
    while nodes and visited < _MAX_NAMES:
        node, visited = resolve1(nodes.pop()), visited + 1
        if isinstance(node, dict):
            nodes.extend(resolve1(node.get("Kids")) or ())
            for value in (resolve1(node.get("Names")) or ())[1::2]:
                yield resolve1(value)


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode(
            "utf-16" if value.startswith((b"\xfe\xff", b"\xff\xfe")) else "latin-1", "replace"
        )
    return str(value)
