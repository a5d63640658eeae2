"""The page of figures: the appendix as on paper, ready to be filled in, or to be read."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from caicach.adapters.content.messages import messages
from caicach.store.models import Remark
from caicach.web.figures.rows import Appendix
from caicach.web.figures.sheet import Sheet, sheet_of
from caicach.web.figures.whose import notes_of
from caicach.web.figures.wire import Json, sheet_json, states_json
from caicach.web.requests import Request
from caicach.web.submissions.opening import open_submission
from caicach.web.words import say, spoken


# The sentences the scripts of the page say; `{name}` is filled in by them.
_SENTENCES = (
    "saved_at", "saving", "unsaved", "lost", "signed_out", "refused", "rejected", "restored", "new_findings",
    "progress", "pillar_progress", "menu", "menu_history", "menu_remark", "menu_note", "remarks_here", "conflict",
    "conflict_unknown", "keep_theirs", "use_ours", "found_expected", "arithmetic", "severity_error", "severity_warning", "severity_hint",
    "take_expected", "take_choice", "paste_title", "paste_by_code", "paste_in_order", "paste_row", "paste_text", "paste_says",
    "paste_left", "paste_line", "paste_write", "paste_none", "paste_lost", "paste_kept", "paste_look", "paste_drop", "fill_zero",
    "fill_none_arose", "fill_question", "fill_nothing", "fill_done", "carry_done", "undone", "redone", "nothing_to_undo", "not_undone", "why_title",
    "why_file", "why_sent_back", "why_label", "why_go_on", "why_again", "why_undo", "people", "people_one", "changed_by",
    "file_mark", "carried_mark", "consolidated_mark", "listed_mark", "unclear", "rows_none", "close", "cancel", "status_changed",
)  # fmt: skip
_REASONS = ("why_source", "why_slip", "why_asked")


@login_required
@require_GET
def figures(request: Request, pk: int) -> HttpResponse:
    """The page. What changes while it is open is drawn by its scripts from the same data the server answers with."""
    opened = open_submission(request, pk)
    sheet = sheet_of(opened)
    context = {
        "opened": opened,
        "sheet": sheet,
        "appendix": Appendix(sheet),
        "refusal": sheet.refusal,
        "columns": 5 + len(sheet.earlier.beside),
        "whose": notes_of(sheet.earlier.beside),
        "several": any(len(period.parts) > 1 for period in sheet.earlier.beside),
        "told": told_to_scripts(request, sheet),
    }
    return render(request, "figures/figures.html", context)


def told_to_scripts(request: Request, sheet: Sheet) -> Json:
    """All the scripts need: addresses, sentences, rows, the sheet as it stands, open remarks by row."""
    submission = sheet.opened.submission
    base = reverse("figures", args=(submission.pk,))
    return {
        "submission": submission.pk,
        "user": request.user.pk,
        "name": request.user.get_full_name(),
        "status": submission.status,
        "isEditable": sheet.refusal is None,
        "addresses": {
            "save": f"{base}luu/",
            "changes": f"{base}moi/",
            "paste": f"{base}dan/",
            "carry": f"{base}mang-sang/",
            "panel": f"{base}o/",
            "remarks": reverse("remarks", args=(submission.pk,)),
        },
        "words": {name: say_raw(f"web.figures.{name}") for name in _SENTENCES},
        "reasons": [say(f"web.figures.{name}") for name in _REASONS],
        "states": states_json(),
        "codes": {
            row.id: [{"value": item.value, "label": item.label} for item in row.codes]
            for row in sheet.form.indicators
            if row.codes
        },
        "remarks": _open_remarks(submission.pk),
        "sheet": sheet_json(sheet),
    }


def say_raw(key: str) -> str:
    """The sentence with its names unfilled."""
    return spoken(messages().by_key[key])


def _open_remarks(submission: int) -> dict[str, int]:
    """How many remarks of each row nobody has answered."""
    rows: dict[str, Any] = {}
    places = Remark.objects.filter(submission=submission, kind=Remark.Kind.CELL, answered_at=None)
    for place in places.values_list("place", flat=True):
        rows[place] = rows.get(place, 0) + 1
    return rows
