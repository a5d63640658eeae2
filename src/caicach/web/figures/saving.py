"""Saving from the page: each cell as typed is understood here, saved by the action, and told back with the checks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import JsonResponse
from django.views.decorators.http import require_POST

from caicach.actions.figures import save_cells
from caicach.actions.following_figures import asks_for_judging, follow_figures
from caicach.actions.words import messages
from caicach.core.catalogue.indicators import Indicator
from caicach.core.submissions.editing import CellContent, CellEdit, Conflict
from caicach.core.submissions.typed import understood
from caicach.store.cells import cell_of
from caicach.store.models import FigureChange
from caicach.web.figures.answers import answers_json, sent, unreadable
from caicach.web.figures.sheet import Sheet, sheet_of
from caicach.web.figures.wire import Json, cell_json, content_of, sheet_json
from caicach.web.requests import Request
from caicach.web.submissions.opening import open_submission
from caicach.web.submissions.tabs import tabs_of


MOST_EDITS = 500
_LONGEST_NOTE = 1000
_LONGEST_REASON = 500
_SOURCES = {"typed", "carried"}


@dataclass(frozen=True)
class Asked:
    """One change the page asks for, with the reason given, if any."""

    edit: CellEdit
    why: str


@answers_json
@require_POST
def save(request: Request, pk: int) -> JsonResponse:
    """Save the changes that were made on what stands there; tell the others, and where a reason is still wanted."""
    opened = open_submission(request, pk)
    before = sheet_of(opened)
    body = sent(request)
    asked = [_asked(given, before) for given in _edits(body)]
    ready = [one for one in asked if one.why or not _wants_reason(one, before)]
    conflicts: list[Conflict] = []
    for why, edits in _by_reason(ready).items():
        merged = save_cells(
            submission_id=pk, edits=edits, actor=request.actor, by=request.user, now=request.now, why=why
        )
        conflicts += merged.conflicts
    now = sheet_of(opened)
    follows = follow_figures(opened.submission, now.findings) if ready else False
    # A page that knows all but its own changes is told only those.
    only = {one.edit.indicator for one in asked} if body.get("revision") == before.revision else None
    return JsonResponse(
        {
            "ok": True,
            **sheet_json(now, only),
            "conflicts": _conflicts_json(conflicts, now),
            "wants_reason": [one.edit.indicator for one in asked if one not in ready],
            "tabs": tabs_of(request, opened) if follows else "",
            "asks_judging": asks_for_judging(opened.submission, [one.edit.indicator for one in ready]),
        }
    )


def _edits(body: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    edits = body.get("edits")
    if not isinstance(edits, list) or len(edits) > MOST_EDITS:
        raise unreadable()
    return edits


def _asked(given: object, sheet: Sheet) -> Asked:
    """The change as the page sent it; a text is understood by its row."""
    if not isinstance(given, dict) or not isinstance(given.get("seen"), dict):
        raise unreadable()
    row = sheet.form.by_id.get(str(given.get("row")))
    seen = content_of(given["seen"])
    if row is None or seen is None:
        raise unreadable()
    becomes = _from_text(given, row) if "text" in given else content_of(given.get("cell") or {})
    if becomes is None:
        raise unreadable()
    note = str(given.get("note") or "").strip()[:_LONGEST_NOTE]
    source, origin = _source(given, becomes, row, sheet)
    content = CellContent(becomes.value, note, source, origin, becomes.typed)
    return Asked(CellEdit(row.id, seen, content), str(given.get("why") or "").strip()[:_LONGEST_REASON])


def _from_text(given: Mapping[str, Any], row: Indicator) -> CellContent:
    cell = understood(str(given["text"]), row, messages())
    return CellContent(cell.value, typed=cell.typed)


def _source(given: Mapping[str, Any], becomes: CellContent, row: Indicator, sheet: Sheet) -> tuple[str, str]:
    """Where the content comes from: what is undone keeps the origin it had, a new note leaves the origin alone."""
    now = sheet.cell(row.id)
    if becomes.value == now.value and becomes.typed == now.typed:
        return now.source, now.origin
    source, origin = str(given.get("source") or "typed"), str(given.get("origin") or "")[:200]
    if source in _SOURCES:
        return source, origin if source == "carried" else ""
    had = FigureChange.objects.filter(submission=sheet.opened.submission, indicator=row.id)
    stood = (cell_of(part) for pair in had.values_list("before", "after") for part in pair)
    is_own = any((c.value, c.source, c.origin) == (becomes.value, source, origin) for c in stood)
    return (source, origin) if is_own else ("typed", "")


def _wants_reason(one: Asked, sheet: Sheet) -> bool:
    now, becomes = sheet.cell(one.edit.indicator), one.edit.becomes
    is_new = (now.value, now.typed) != (becomes.value, becomes.typed)
    return is_new and sheet.asks_why(one.edit.indicator)


def _by_reason(asked: Iterable[Asked]) -> dict[str, tuple[CellEdit, ...]]:
    edits: dict[str, list[CellEdit]] = defaultdict(list)
    for one in asked:
        edits[one.why].append(one.edit)
    return {why: tuple(group) for why, group in edits.items()}


def _conflicts_json(conflicts: Iterable[Conflict], sheet: Sheet) -> list[Json]:
    """Both contents of each cell, with who wrote the one that stands and when."""
    told = list(conflicts)
    last = _last_changes(sheet, [conflict.indicator for conflict in told]) if told else {}
    return [
        {
            "row": conflict.indicator,
            "theirs": cell_json(sheet.form.by_id[conflict.indicator], conflict.theirs),
            "ours": cell_json(sheet.form.by_id[conflict.indicator], conflict.ours),
            **last.get(conflict.indicator, {"who": "", "at": None}),
        }
        for conflict in told
    ]


def _last_changes(sheet: Sheet, rows: list[str]) -> dict[str, Json]:
    changes = FigureChange.objects.filter(submission=sheet.opened.submission, indicator__in=rows)
    return {
        change.indicator: {"who": change.by.get_full_name(), "at": change.at.isoformat()}
        for change in changes.select_related("by").order_by("at", "id")
    }
