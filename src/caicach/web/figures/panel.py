"""Everything about one cell: who changed it when and why, remarks, what it means, what was reported before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caicach.actions.standing import NotFound
from caicach.core.catalogue.indicators import Indicator, RateOf
from caicach.core.submissions.editing import CellContent
from caicach.core.submissions.typed import shown_in
from caicach.store.cells import cell_of
from caicach.store.models import FigureChange, Remark
from caicach.web.figures.earlier import EarlierFigures
from caicach.web.figures.sheet import Sheet, sheet_of
from caicach.web.figures.whose import label_of
from caicach.web.requests import Request
from caicach.web.submissions.opening import open_submission
from caicach.web.words import message, say


MOST_CHANGES = 50


@dataclass(frozen=True)
class Change:
    """One change as people read it."""

    who: str
    at: datetime
    before: str
    after: str
    why: str
    origin: str


@login_required
@require_GET
def panel(request: Request, pk: int, row: str) -> HttpResponse:
    """The side panel of one row."""
    sheet = sheet_of(open_submission(request, pk))
    indicator = sheet.form.by_id.get(row)
    if indicator is None:
        raise NotFound(message("web.figures.no_such_row"), message("web.figures.no_such_row_do"))
    cell = sheet.cell(row)
    context = {
        "opened": sheet.opened,
        "row": indicator,
        "cell": cell,
        "text": text_of(
            indicator, {"state": cell.value.state, "value": cell.value.number, "typed": cell.typed}
        ),
        "formula": formula_of(indicator, sheet),
        "changes": changes_of(sheet, indicator),
        "remarks": list(_remarks(sheet, row)),
        "reports": [
            (label_of(period, one), _said(indicator, one), one.compares(indicator) and not one.part.did_more)
            for period in sheet.earlier.periods
            for one in period.parts
            if one.has(indicator)
        ],
    }
    return render(request, "figures/panel.htmx.html", context)


def _said(row: Indicator, then: EarlierFigures) -> str:
    return shown_in(row, then.value(row)) or say("web.figures.state_not_reported")


def changes_of(sheet: Sheet, row: Indicator) -> list[Change]:
    """The last changes of the cell, newest first. One query."""
    return told_changes(row, FigureChange.objects.filter(submission=sheet.opened.submission), MOST_CHANGES)


def told_changes(row: Indicator, kept: QuerySet[FigureChange], most: int) -> list[Change]:
    """Of the changes kept, the last in the row, newest first and no more than `most`. One query."""
    rows = kept.filter(indicator=row.id).select_related("by").order_by("-at", "-id")
    return [
        Change(
            change.by.get_full_name(),
            change.at,
            text_of(row, change.before),
            text_of(row, change.after),
            change.why,
            change.after.get("origin", ""),
        )
        for change in rows[:most]
    ]


def text_of(row: Indicator, stored: Mapping[str, Any]) -> str:
    """A stored content as people read it: the number, the name of the state, or the text as typed."""
    cell = cell_of(stored)
    if cell.typed:
        return f"“{cell.typed}”"
    if cell.value.number is not None:
        return shown_in(row, cell.value) + _list_of(cell)
    return say(f"web.figures.state_{cell.value.state.value}")


def _list_of(cell: CellContent) -> str:
    return f" ({say('web.lists.part', count=cell.listed.count)})" if cell.listed else ""


def formula_of(row: Indicator, sheet: Sheet) -> str:
    """`A.2.2 : A.2.1 × 100`; nothing for a row that is filled in."""
    if not isinstance(row.formula, RateOf):
        return ""
    part, whole = sheet.form.by_id[row.formula.part], sheet.form.by_id[row.formula.whole]
    return f"{part.code} : {whole.code} × 100"


def _remarks(sheet: Sheet, row: str) -> Any:
    remarks = Remark.objects.filter(submission=sheet.opened.submission, kind=Remark.Kind.CELL, place=row)
    return remarks.select_related("by", "answered_by", "agency")
