"""The board as an .xlsx: the rows of the filter, or those chosen."""

from datetime import date, datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from caicach.adapters.renderers.board_xlsx import Column, Sheet, Value, board_workbook
from caicach.core.ground.days import official_moment
from caicach.core.submissions.stages import Stage
from caicach.web.board.acts import chosen
from caicach.web.board.rows import BoardRow
from caicach.web.board.views import Board, board_of
from caicach.web.requests import Request
from caicach.web.templatetags.components import lateness_words
from caicach.web.words import say


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_COLUMNS = (
    ("number", 5, True), ("agency", 42, False), ("type", 16, False), ("stage", 18, False), ("due", 12, True),
    ("original_due", 12, True), ("lateness", 18, False), ("sent_on", 12, True), ("received_on", 12, True),
    ("errors", 8, True), ("unexplained", 12, True), ("reminded_on", 12, True),
)  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def export(request: Request) -> HttpResponse:
    """The workbook to keep; POST with duties chosen exports those alone."""
    board = board_of(request)
    wanted = set(chosen(request)) if request.method == "POST" else set()
    rows = [row for row in board.rows if row.duty.pk in wanted] if wanted else board.shown
    response = HttpResponse(board_workbook(_sheet(request, board, rows)), content_type=XLSX)
    period = board.period.period if board.period else str(request.today.year)
    response["Content-Disposition"] = f'attachment; filename="theo-doi-{period}-{request.today:%Y%m%d}.xlsx"'
    return response


def _sheet(request: Request, board: Board, rows: list[BoardRow]) -> Sheet:
    receiver = next((agency.name for agency in request.agencies if agency.pk in board.receivers), "")
    period = board.period.words if board.period else ""
    at = official_moment(localtime(request.now))
    return Sheet(
        name=say("web.board.export_tab"),
        issuer=receiver.upper(),
        title=say("web.board.export_title", period=period).upper(),
        subtitle=say("web.board.export_at", at=at, count=len(rows)),
        columns=[
            Column(say(f"web.board.column_{name}"), width, centred) for name, width, centred in _COLUMNS
        ],
        rows=[_row(number, row) for number, row in enumerate(rows, 1)],
        summary=_summary(rows),
    )


def _row(number: int, row: BoardRow) -> list[Value]:
    delivered = row.delivered
    return [
        number,
        row.duty.agency.name,
        say(f"terms.agency_{row.duty.agency.type}"),
        say(f"web.board.stage_{row.standing.stage.value}"),
        row.duty.due_on,
        row.original_due_on,
        lateness_words(row.lateness),
        row.standing.first_sent_on,
        _day(delivered.received_at) if delivered else None,
        delivered.errors if delivered else None,
        delivered.unexplained if delivered else None,
        _day(row.reminded_at),
    ]


def _day(moment: datetime | None) -> date | None:
    return localtime(moment).date() if moment else None


def _summary(rows: list[BoardRow]) -> list[tuple[str, int]]:
    stages = [row.standing.stage for row in rows]
    return [(say(f"web.board.stage_{s.value}"), stages.count(s)) for s in Stage if s in stages]
