"""A pasted block, laid on the form for the person to look at before anything is written."""

from django.http import JsonResponse
from django.views.decorators.http import require_POST

from caicach.actions.statements import form_of
from caicach.actions.words import messages
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.submissions.blocks import lines_of
from caicach.core.submissions.pasting import Placed, Unplaced, paste
from caicach.core.submissions.typed import shown_in, understood
from caicach.web.figures.answers import answers_json, sent, unreadable
from caicach.web.figures.wire import Json
from caicach.web.requests import Request
from caicach.web.submissions.opening import open_submission
from caicach.web.words import say, spoken


MOST_LETTERS = 200_000


@answers_json
@require_POST
def place(request: Request, pk: int) -> JsonResponse:
    """Where each text of the block goes and what it says there; which lines found no place, and why."""
    form = form_of(open_submission(request, pk).submission)
    body = sent(request)
    text, at, shown = body.get("text"), body.get("at"), body.get("shown")
    if (
        not isinstance(text, str)
        or len(text) > MOST_LETTERS
        or at not in form.by_id
        or not isinstance(shown, list)
    ):
        raise unreadable()
    pasting = paste(lines_of(text), form, str(at), [row for row in shown if row in form.by_id])
    return JsonResponse(
        {
            "ok": True,
            "by_code": pasting.by_code,
            "placed": [_placed_json(placed, form) for placed in pasting.placed],
            "left": [_left_json(left) for left in pasting.left],
        }
    )


def _placed_json(placed: Placed, form: FormVersion) -> Json:
    row = form.by_id[placed.indicator]
    cell = understood(placed.text, row, messages())
    return {
        "row": row.id,
        "code": row.code,
        "label": row.label,
        "text": placed.text,
        "note": placed.note,
        "says": shown_in(row, cell.value) if not cell.typed else "",
        "doubt": spoken(cell.doubt) if cell.doubt else "",
    }


def _left_json(left: Unplaced) -> Json:
    return {
        "line": left.line,
        "texts": list(left.texts),
        "why": say(f"web.figures.left_{left.why.value}"),
    }
