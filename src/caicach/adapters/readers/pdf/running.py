"""What repeats on every page and is no part of the text: page numbers, running heads."""

import re
from collections import Counter

from caicach.adapters.readers.pdf.lines import Line
from caicach.adapters.readers.pdf.unruled_header import in_headers


_NUMBER = re.compile(
    r"[-–\s]*(?:(?:Trang|Page)\s*)?[0-9]{1,4}(?:\s*[/|]\s*[0-9]{1,4})?[-–\s]*", re.IGNORECASE
)
_DIGITS = re.compile("[0-9]+")
_EDGE = 0.1  # of the page's height
_FEWEST_PAGES = 3  # of a document of two pages, both


def without_running(pages: list[list[Line]], heights: list[float]) -> list[list[Line]]:
    """The lines of each page without page numbers and without heads or feet that most pages repeat; the repeated
    header of a table is none."""
    least = 2 if len(pages) == 2 else max(_FEWEST_PAGES, len(pages) // 2)
    seen = Counter(key for lines, height in zip(pages, heights, strict=True) for key in _keys(lines, height))
    repeated = {key for key, count in seen.items() if count >= least}
    return [
        [
            line
            for line, is_header in zip(lines, in_headers(lines), strict=True)
            if is_header or not _is_running(line, height, repeated)
        ]
        for lines, height in zip(pages, heights, strict=True)
    ]


def _keys(lines: list[Line], height: float) -> set[tuple[str, int]]:
    return {_key(line) for line in lines if _is_at_edge(line, height)}


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.top / 4)


def _is_at_edge(line: Line, height: float) -> bool:
    return line.bottom < height * _EDGE or line.top > height * (1 - _EDGE)


def _is_running(line: Line, height: float, repeated: set[tuple[str, int]]) -> bool:
    if not _is_at_edge(line, height):
        return False
    return _NUMBER.fullmatch(line.text) is not None or _key(line) in repeated
