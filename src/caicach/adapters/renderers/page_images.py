"""The pages of a PDF as pictures, for a screen that shows them one under another."""

import io
from threading import Lock

import pypdfium2


SCALE = 2  # twice the 72 points of an inch: letters of 11 points stay sharp when zoomed
_GUARD = Lock()  # pdfium works for one thread at a time


def count_pages(pdf: bytes) -> int:
    """How many pages the PDF has."""
    with _GUARD:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def page_image(pdf: bytes, number: int) -> bytes:
    """The page of that number, from 1, as a PNG; IndexError when the PDF has no such page."""
    with _GUARD:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if not 1 <= number <= len(document):
                raise IndexError(number)
            picture = document[number - 1].render(scale=SCALE).to_pil()
        finally:
            document.close()
    written = io.BytesIO()
    picture.convert("P", palette=1, colors=32).save(written, "PNG", compress_level=4)
    return written.getvalue()
