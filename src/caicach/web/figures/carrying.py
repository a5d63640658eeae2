"""Stock figures of the last period as proposals: what stood at the last cut-off often still stands. Figures of several
agencies, or of one that did more, are nobody's to carry over."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caicach.core.catalogue.indicators import Indicator, Nature
from caicach.core.ground.values import Value, ValueState
from caicach.core.submissions.editing import CellContent
from caicach.core.submissions.typed import shown_in
from caicach.web.figures.earlier import EarlierFigures
from caicach.web.figures.sheet import Sheet, sheet_of
from caicach.web.figures.whose import label_of
from caicach.web.figures.wire import content_json
from caicach.web.requests import Request
from caicach.web.submissions.opening import open_submission


@dataclass(frozen=True)
class Proposal:
    """A row still blank and what the last report said there."""

    row: Indicator
    value: Value

    @property
    def text(self) -> str:
        """The value as its cell shows it."""
        return shown_in(self.row, self.value)

    @property
    def cell(self) -> dict[str, object]:
        """What the cell becomes when the proposal is taken."""
        return content_json(CellContent(self.value))


@login_required
@require_GET
def carry(request: Request, pk: int) -> HttpResponse:
    """The proposals, each to be taken or left."""
    sheet = sheet_of(open_submission(request, pk))
    last = sheet.earlier.last
    whole = last.whole if last else None
    context = {
        "period": label_of(last) if last else "",
        "proposals": proposals_of(sheet, whole) if whole else [],
    }
    return render(request, "figures/carry.htmx.html", context)


def proposals_of(sheet: Sheet, last: EarlierFigures) -> list[Proposal]:
    """The blank rows of stock figures that mean the same now and were reported last time."""
    return [
        Proposal(row, last.value(row))
        for row in sheet.form.indicators
        if row.nature is Nature.STOCK
        and sheet.is_asked(row)
        and not sheet.is_filled(row)
        and not sheet.cell(row.id).typed
        and last.compares(row)
        and last.value(row).state is not ValueState.NOT_REPORTED
    ]
