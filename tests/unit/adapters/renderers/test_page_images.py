"""Pages as pictures: few colours, so that they are small, but those that mean something stay what they are."""

import io

import pytest
from PIL import Image

from caicach.adapters.renderers.page_images import page_image


COLOURS = [(255, 255, 255), (255, 255, 0), (0, 0, 0), (255, 0, 0)]
SIDE = 40


def _pdf_of(colours: list[tuple[int, int, int]]) -> bytes:
    picture = Image.new("RGB", (SIDE * len(colours), SIDE))
    for place, colour in enumerate(colours):
        picture.paste(colour, (place * SIDE, 0, (place + 1) * SIDE, SIDE))
    written = io.BytesIO()
    picture.save(written, "PDF")
    return written.getvalue()


def test_paper_ink_and_the_marks_of_what_is_to_be_written_keep_their_colour() -> None:
    shown = Image.open(io.BytesIO(page_image(_pdf_of(COLOURS), 1))).convert("RGB")

    middles = [
        (round(shown.width * (place + 0.5) / len(COLOURS)), shown.height // 2)
        for place in range(len(COLOURS))
    ]
    assert [shown.getpixel(middle) for middle in middles] == COLOURS


@pytest.mark.parametrize("number", [0, 2])
def test_a_page_that_is_not_there(number: int) -> None:
    with pytest.raises(IndexError):
        page_image(_pdf_of(COLOURS), number)
