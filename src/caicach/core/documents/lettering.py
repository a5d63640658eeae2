"""How wide a line is in bold Times, so that the rule under it can be a share of its length.

Word draws no rule "half as long as the line above": the renderer has to know the length. Times New Roman, Times
and Liberation Serif share these widths, and a Vietnamese letter is as wide as its base letter.
"""

import unicodedata
from functools import cache


_UPPER = (722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944)
_UPPER_REST = (722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667)
_LOWER = (500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833)
_LOWER_REST = (556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444)
_WIDTHS = (
    dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", _UPPER + _UPPER_REST, strict=True))
    | dict(zip("abcdefghijklmnopqrstuvwxyz", _LOWER + _LOWER_REST, strict=True))
    | {" ": 250, ".": 250, ",": 250, "-": 333, ";": 333, ":": 333, "(": 333, ")": 333, "/": 278}
)
_OTHER = 500
_SLACK = 0.5  # millimetres a side, because another font of these widths may differ a little
_MM_PER_POINT = 25.4 / 72


def width_mm(text: str, size: int) -> float:
    """The width of one line of bold text of `size` points, in millimetres."""
    return sum(_letter(char) for char in text) * size / 1000 * _MM_PER_POINT


def longest_line_mm(text: str, size: int, column: float) -> float:
    """The width of the longest line, in millimetres, when the text is broken at spaces to fit a column."""
    return min(max(width_mm(line, size) for line in broken_lines(text, size, column)), column)


def balanced_side_mm(text: str, size: int, column: float) -> float:
    """How far to indent a centred text on both sides so that its lines are about equally long, without one more
    line: no line of one word under a full one. Zero for a text that fits on one line."""
    lines = len(broken_lines(text, size, column))
    if lines == 1:
        return 0.0
    narrow = column
    while narrow > column / 2 and len(broken_lines(text, size, narrow - 1)) == lines:
        narrow -= 1
    return max(0.0, (column - narrow) / 2 - _SLACK)


def broken_lines(text: str, size: int, column: float) -> tuple[str, ...]:
    """The lines of a text broken at spaces to fit a column of that many millimetres; at least one line."""
    lines = []
    for line in text.splitlines() or [""]:
        filled = ""
        for word in line.split():
            longer = f"{filled} {word}".strip()
            if filled and width_mm(longer, size) > column:
                lines.append(filled)
                longer = word
            filled = longer
        lines.append(filled)
    return tuple(lines)


@cache
def _letter(char: str) -> int:
    base = unicodedata.normalize("NFD", char)[0].replace("Đ", "D").replace("đ", "d")
    return _WIDTHS.get(base, _OTHER)
