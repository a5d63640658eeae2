"""That a figure is not the number of what is listed behind it."""

from caicach.core.catalogue.indicators import Indicator
from caicach.core.submissions.editing import CellContent
from caicach.core.submissions.typed import shown_in
from caicach.web.words import say


def list_doubt(row: Indicator, cell: CellContent) -> str:
    """That the figure is not the number of what is listed behind it; nothing where it is, or nothing is listed."""
    if cell.listed is None or cell.value.number == cell.listed.count:
        return ""
    text = shown_in(row, cell.value) or say("web.figures.state_not_reported")
    return say("web.lists.doubt", text=text, count=cell.listed.count) + " " + say("web.lists.doubt_do")
