"""What was read from a file, to be taken value by value, all that is sure at once, or section by section; the head item
by item."""

from decimal import InvalidOperation

from django.contrib import messages as told
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from caicach.actions.heads import HeadConflict
from caicach.actions.heads import take_head as save_from_file
from caicach.actions.narratives import SectionConflict, save_sections
from caicach.actions.packages import take_figures
from caicach.actions.standing import NotFound
from caicach.core.submissions.decide import NotNow
from caicach.core.submissions.editing import Merged
from caicach.store.models import FileReading
from caicach.web.errors.statuses import status_of
from caicach.web.figures.sheet import sheet_of
from caicach.web.from_file.comparing import Comparison
from caicach.web.requests import Request, whole_number
from caicach.web.submissions.opening import Opened, open_submission
from caicach.web.words import message, say


@login_required
@require_http_methods(["GET", "POST"])
def reading(request: Request, pk: int, reading: int) -> HttpResponse:
    """The page; a post takes the figures that were chosen."""
    opened = open_submission(request, pk)
    comparison = compare(opened, reading)
    if request.method != "POST":
        return _page(request, comparison)
    unsaid = _unsaid(request, comparison)
    if unsaid is not None:
        return _page(request, comparison, error=unsaid)
    merged = _take(request, comparison)
    if not merged.conflicts:
        told.success(request, say("web.from_file.taken", count=len(merged.changed)))
        return redirect("reading", pk, reading)
    error = NotNow(
        message("submissions.cell_conflict", count=len(merged.conflicts)),
        message("web.from_file.conflict_do"),
    )
    return _page(request, compare(opened, reading), error=error)


def _unsaid(request: Request, comparison: Comparison) -> NotNow | None:
    """Why nothing is taken from another's file: that it is meant was not said."""
    if not comparison.is_of_another or request.POST.get("of_another") == "yes":
        return None
    return NotNow(message("web.from_file.of_another_unsaid"), message("web.from_file.of_another_unsaid_do"))


def compare(opened: Opened, reading: int) -> Comparison:
    """The reading beside the sheet as it stands. NotFound for one of another submission."""
    found = (
        FileReading.objects.select_related("file", "by")
        .filter(pk=reading, submission=opened.submission)
        .first()
    )
    if found is None:
        raise NotFound(message("web.from_file.no_reading"), message("web.from_file.no_reading_do"))
    return Comparison(found, sheet_of(opened))


def _take(request: Request, comparison: Comparison) -> Merged:
    chosen = (
        [figure.row.id for figure in comparison.sure]
        if "all_sure" in request.POST
        else request.POST.getlist("take")
    )
    taken = {row: request.POST.get(f"seen-{row}", "") for row in chosen}
    try:
        edits = tuple(comparison.edits(taken))
    except (ValueError, InvalidOperation) as error:
        raise NotNow(message("web.errors.bad_request"), message("web.errors.bad_request_do")) from error
    return take_figures(
        reading=comparison.reading,
        edits=edits,
        actor=request.actor,
        by=request.user,
        now=request.now,
        why=say("web.from_file.why", name=comparison.reading.file.name),
    )


@login_required
@require_POST
def take_section(request: Request, pk: int, reading: int) -> HttpResponse:
    """Take the file's paragraphs for one division, made on the revision that was shown."""
    comparison = compare(open_submission(request, pk), reading)
    key = request.POST.get("key", "")
    if key not in {one["key"] for one in comparison.told["sections"]}:
        raise NotFound(message("web.from_file.no_section"), message("web.from_file.no_reading_do"))
    try:
        _write(request, comparison, {key: whole_number(request.POST.get("revision", ""))})
    except SectionConflict as conflict:
        return _page(request, comparison, error=conflict)
    told.success(request, say("web.from_file.section_taken"))
    return redirect("reading", pk, reading)


@login_required
@require_POST
def take_sections(request: Request, pk: int, reading: int) -> HttpResponse:
    """Take the file's paragraphs for every division in which nobody has written."""
    comparison = compare(open_submission(request, pk), reading)
    seen = {section.key: section.revision for section in comparison.unwritten}
    try:
        _write(request, comparison, seen)
    except SectionConflict as conflict:
        return _page(request, compare(comparison.sheet.opened, reading), error=conflict)
    told.success(request, say("web.from_file.sections_taken", count=len(seen)))
    return redirect("reading", pk, reading)


@login_required
@require_POST
def take_head(request: Request, pk: int, reading: int) -> HttpResponse:
    """Take items of head and foot: those chosen, or all that are sure; made on the head that was shown."""
    comparison = compare(open_submission(request, pk), reading)
    unsaid = _unsaid(request, comparison)
    if unsaid is not None:
        return _page(request, comparison, error=unsaid)
    names = comparison.sure_head if "all_sure" in request.POST else request.POST.getlist("take")
    try:
        taken = save_from_file(
            reading=comparison.reading,
            names=names,
            seen=request.POST.get("seen", ""),
            actor=request.actor,
            now=request.now,
        )
    except HeadConflict as conflict:
        return _page(request, compare(comparison.sheet.opened, reading), error=conflict)
    told.success(request, say("web.from_file.head_taken", count=len(taken)))
    return redirect("reading", pk, reading)


def _write(request: Request, comparison: Comparison, seen: dict[str, int]) -> None:
    texts = {section["key"]: section["text"] for section in comparison.told["sections"]}
    save_sections(
        submission_id=comparison.reading.submission_id,
        texts={key: (texts[key], revision) for key, revision in seen.items()},
        actor=request.actor,
        by=request.user,
        now=request.now,
    )


def _page(request: Request, comparison: Comparison, error: NotNow | None = None) -> HttpResponse:
    opened = comparison.sheet.opened
    context = {
        "opened": opened,
        "comparison": comparison,
        "reading": comparison.reading,
        "told": comparison.told,
        "refusal": comparison.sheet.refusal,
        "error": error,
    }
    status = status_of(error) if error else 200
    return render(request, "from_file/reading.html", context, status=status)
