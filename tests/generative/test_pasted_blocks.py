"""Whatever is pasted, no typed text is lost and no value invented."""

import re

from hypothesis import given
from hypothesis import strategies as st

from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.indicators import RateOf
from caicach.core.ground.text import fold, squash
from caicach.core.submissions.blocks import lines_of
from caicach.core.submissions.pasting import Pasting, paste
from caicach.core.submissions.typed import understood


CATALOGUE = load_catalogue()
FORM = CATALOGUE.form("two-level")
SHOWN = [i.id for i in FORM.indicators if i.takes_value and not isinstance(i.formula, RateOf)]

numbers = st.from_regex(r"[0-9]{1,4}([.,][0-9]{1,3})?%?", fullmatch=True)
words = st.sampled_from(
    ["", "-", "x", "Có", "khoảng 5", "1/2", "Văn bản", "=A1", "12 (3 mới)", '5" x', "ghi chú"]
)
codes = st.sampled_from(
    [i.code for i in FORM.indicators] + [i.code[2:] for i in FORM.indicators] + ["A", "9.9"]
)
labels = st.sampled_from([i.label for i in FORM.indicators])
cells = st.one_of(numbers, words, codes, labels, st.text(max_size=6))
blocks = st.lists(st.lists(cells, min_size=1, max_size=5), min_size=1, max_size=12)


def _pasted(text: str, at: str) -> Pasting:
    return paste(lines_of(text), FORM, at, SHOWN)


@given(st.text(alphabet=st.sampled_from('ab"\t\n\r 1'), max_size=40))
def test_every_letter_of_the_clipboard_stands_in_some_cell(text: str) -> None:
    cells = "".join(cell for line in lines_of(text) for cell in line.cells)

    assert re.sub(r'[\s"]', "", cells) == re.sub(r'[\s"]', "", text)


@given(blocks, st.sampled_from(SHOWN))
def test_every_text_is_placed_or_left_over_or_names_its_row(block: list[list[str]], at: str) -> None:
    text = "\n".join("\t".join(line) for line in block)

    pasting = _pasted(text, at)

    for line in lines_of(text):
        told = [squash(t) for p in pasting.placed if p.line == line.number for t in (p.text, p.note)]
        told += [squash(t) for u in pasting.left if u.line == line.number for t in u.texts]
        lost = [cell for cell in map(squash, line.cells) if cell and cell not in told]
        assert all(pasting.by_code and not _is_value_of_its_line(cell, line.cells) for cell in lost)


def _is_value_of_its_line(cell: str, cells: tuple[str, ...]) -> bool:
    """Codes, labels and units say where the value goes; anything else must have been told."""
    is_code = cell == squash(cells[0])
    is_label = any(fold(cell) == fold(i.label) for i in FORM.indicators)
    is_unit = any(
        fold(cell) in (fold(i.printed_unit), fold(i.unit.printed if i.unit else "")) for i in FORM.indicators
    )
    return not (is_code or is_label or is_unit)


@given(blocks, st.sampled_from(SHOWN))
def test_every_placed_text_stands_in_its_line(block: list[list[str]], at: str) -> None:
    text = "\n".join("\t".join(line) for line in block)
    lines = {line.number: line for line in lines_of(text)}

    for placed in _pasted(text, at).placed:
        stands = [squash(cell) for cell in lines[placed.line].cells]
        assert squash(placed.text) in [*stands, ""]
        assert placed.note in [*stands, ""]


@given(st.one_of(numbers, words, st.text(max_size=8)), st.sampled_from(SHOWN))
def test_a_text_is_understood_or_kept_and_no_digit_is_added(text: str, row: str) -> None:
    cell = understood(text, FORM.by_id[row], CATALOGUE.messages)

    if cell.typed:
        assert (cell.typed, cell.value.number) == (squash(text), None)
    elif cell.value.number is not None and any(c.isdigit() for c in text):
        assert set(f"{cell.value.number:f}") - set(".-") <= set(text)
