"""The form in content is the form a real report printed: every row, every unit, in order."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from caicach.adapters.content.load import load_catalogue
from caicach.core.ground.text import squash


ROOT = Path(__file__).parents[2]
REPORTS = ROOT.parent / "shared" / "reports"


@pytest.fixture(scope="module")
def printed() -> list[tuple[str, str, str]]:
    """Number, label and unit of each row of the real appendix, without its repeated heads."""
    books = sorted(REPORTS.glob("*.xlsx"))
    if not books:
        pytest.skip("the real report is not beside this checkout")
    rows = CalamineWorkbook.from_path(books[0]).get_sheet_by_index(0).to_python()
    cells = [tuple(squash(str(cell)) for cell in row[:3]) for row in rows]
    return [(number, label, unit) for number, label, unit in cells if label and number != "STT"]


def test_coded_rows_are_printed_word_for_word(printed: list[tuple[str, str, str]]) -> None:
    form = load_catalogue().form("2023")
    coded = [row for row in printed if row[0]]

    expected = [(row.code.partition(".")[2], row.printed[0], row.printed_unit) for row in form.indicators]

    assert coded == expected


def test_unnumbered_rows_are_pillar_titles_and_sub_headings(printed: list[tuple[str, str, str]]) -> None:
    form = load_catalogue().form("2023")
    unnumbered = [label for number, label, _ in printed if not number]

    titles = [pillar.printed[-1] for pillar in form.pillars]
    sub_headings = [heading.title for heading in form.sub_headings]

    assert unnumbered == [titles[0], *sub_headings, *titles[1:]]
