"""Two versions side by side, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from caicach.core.catalogue.indicators import FormVersion
from caicach.core.documents.figures import cell_number
from caicach.core.ground.numbers import vietnamese_number
from caicach.core.ground.values import ValueState
from caicach.core.submissions.differences import Stretch, figure_differences, text_differences
from caicach.core.submissions.editing import CellContent
from caicach.store.cells import cells_of
from caicach.store.models import Submission
from caicach.web.words import say


Differing = tuple[Stretch, ...]


@dataclass(frozen=True)
class FigureRow:
    """A row that differs, as people read it; `change` is the difference of two numbers, empty where there is none."""

    code: str
    label: str
    before: str
    after: str
    change: str
    indicator: str


@dataclass(frozen=True)
class TextRow:
    """A division whose words differ."""

    key: str
    title: str
    stretches: Differing


def shown_value(cell: CellContent) -> str:
    """The value as people read it: `1.234`, `không phát sinh`."""
    number = cell.value.number
    if cell.value.state is ValueState.REPORTED and number is not None:
        return vietnamese_number(number)
    return say(f"web.history.value_{cell.value.state.value}")


def figure_rows(before: Submission, after: Submission, form: FormVersion) -> list[FigureRow]:
    """The rows of the form that differ, in printed order."""
    found = figure_differences(cells_of(before.sheet.cells), cells_of(after.sheet.cells))
    by_row = {difference.indicator: difference for difference in found}
    rows = []
    for indicator in form.indicators:
        if indicator.id not in by_row:
            continue
        old, new = by_row[indicator.id].before, by_row[indicator.id].after
        change = ""
        if old.value.number is not None and new.value.number is not None:
            change = _signed(cell_number(indicator, new.value.number - old.value.number))
        rows.append(
            FigureRow(
                indicator.code, indicator.label, shown_value(old), shown_value(new), change, indicator.id
            )
        )
    return rows


def _signed(number: str) -> str:
    return number if number.startswith("-") else f"+{number}"


def text_rows(before: dict[str, str], after: dict[str, str], titles: dict[str, str]) -> list[TextRow]:
    """The divisions whose words differ, in printed order."""
    keys: Iterable[str] = [key for key in titles if before.get(key, "") != after.get(key, "")]
    return [
        TextRow(key, titles[key], text_difference(before.get(key, ""), after.get(key, ""))) for key in keys
    ]


def text_difference(before: str, after: str) -> Differing:
    """Word by word."""
    return text_differences(before, after)
