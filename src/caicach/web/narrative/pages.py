"""The page of the text: every section as it will be printed, how each stands, and the figures that can live in it."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET

from caicach.actions.checking import is_worked_on
from caicach.actions.papers import official_document
from caicach.actions.statements import form_of, statement_of
from caicach.core.documents.divisions import TextState
from caicach.core.documents.figures import PROSE, settled_of
from caicach.core.ground.text import fold
from caicach.web.narrative.desks import desk_of
from caicach.web.narrative.heads import head_form
from caicach.web.narrative.sections import (
    Section,
    figure_names,
    printed_figures,
    section_of,
    sections_of,
)
from caicach.web.requests import Request
from caicach.web.submissions.opening import Opened, open_submission


@login_required
@require_GET
def narrative(request: Request, pk: int) -> HttpResponse:
    """The whole text; `?muc=<key>` with the editor of that section open."""
    opened = open_submission(request, pk)
    context = page_context(request, opened)
    asked = next(
        (s for s in context["sections"] if s.key == request.GET.get("muc") and s.text.can_be_written), None
    )
    if asked is not None and opened.can_edit:
        context["desk"] = desk_of(opened, asked, asked.written)
    return render(request, "narrative/narrative.html", context)


@login_required
@require_GET
def sections(request: Request, pk: int) -> HttpResponse:
    """The list of sections beside the text, asked again now and then; `?tu=` marks what others changed since."""
    opened = open_submission(request, pk)
    context = page_context(request, opened)
    return render(
        request, "narrative/_sections.html", context | {"since": _moment(request.GET.get("tu", ""))}
    )


@login_required
@require_GET
def section(request: Request, pk: int, key: str) -> HttpResponse:
    """One section to read."""
    opened = open_submission(request, pk)
    return section_shown(request, opened, section_of(opened.submission, key))


def section_shown(request: Request, opened: Opened, one: Section) -> HttpResponse:
    """The section as a fragment."""
    names = figure_names(form_of(opened.submission))
    context = {"opened": opened, "section": one, "names": names, "page_address": request.path}
    return render(request, "narrative/_section.html", context)


@login_required
@require_GET
def figures(request: Request, pk: int) -> HttpResponse:
    """Every figure that can live in the text, with what it prints now."""
    submission = open_submission(request, pk).submission
    statement = statement_of(submission)
    settled = settled_of(statement)
    rows = []
    for row in statement.form.indicators:
        if row.takes_value and not settled.is_foreign(row.id):
            figure = settled.in_prose(row.id)
            rows.append(
                {
                    "tag": f"{row.id}:{PROSE}",
                    "code": row.code,
                    "label": row.label,
                    "text": figure.text if figure else "",
                    "search": fold(f"{row.code} {row.label}"),
                }
            )
    return JsonResponse({"rows": rows, "printed": printed_figures(sections_of(submission))})


def page_context(request: Request, opened: Opened) -> dict[str, Any]:
    """What the page and its list of sections are made of; the paper is made once for all of it."""
    document = official_document(opened.submission)
    listed = sections_of(opened.submission, document)
    states = [s.state for s in listed if not s.is_heading_only]
    return {
        "opened": opened,
        "sections": listed,
        "names": figure_names(form_of(opened.submission)),
        "follows": is_worked_on(opened.standing),
        "blanks": sum(s.text.blanks for s in listed),
        "written": sum(s.text.is_written for s in listed),
        "to_write": sum(state is TextState.TO_WRITE for state in states),
        "head_form": head_form(opened, document),
        "loaded_at": request.now,
    }


def _moment(text: str) -> datetime | None:
    try:
        return parse_datetime(text)
    except ValueError:
        return None
