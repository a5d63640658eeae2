"""The pages of a PDF as pictures, for a screen that shows them one under another."""

import io
from functools import cache
from threading import Lock

import pypdfium2
from PIL import Image


SCALE = 2  # twice the 72 points of an inch: letters of 11 points stay sharp when zoomed
_GUARD = Lock()  # pdfium works for one thread at a time
_FINE = range(0, 256, 17)  # shades of the edges of letters
_COARSE = range(0, 256, 51)


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
    few = picture.convert("RGB").quantize(palette=_palette(), dither=Image.Dither.NONE)
    few.save(written, "PNG", compress_level=4)
    return written.getvalue()


@cache
def _palette() -> Image.Image:
    """Shades of black on white and on the yellow of what is still to be written, and a few of every other colour;
    finding the best colours of each page anew would take ten times as long as drawing it."""
    colours = [(v, v, v) for v in _FINE] + [(v, v, 0) for v in _FINE]
    colours += [(red, green, blue) for red in _COARSE for green in _COARSE for blue in _COARSE]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in colours for part in colour])
    return palette
