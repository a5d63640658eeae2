"""Every text a section has had, what changed from one to the next, and putting one back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages as told
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from caicach.actions.narratives import save_section
from caicach.actions.statements import form_of
from caicach.core.submissions.differences import Stretch, text_differences
from caicach.store.models import NarrativeChange
from caicach.web.narrative.readable import readable, row_codes
from caicach.web.narrative.sections import section_of
from caicach.web.requests import Request
from caicach.web.submissions.opening import open_submission
from caicach.web.words import say


MOST_SHOWN = 50


@dataclass(frozen=True)
class Past:
    """One change of the section."""

    id: int
    who: str
    at: datetime
    stretches: tuple[Stretch, ...]
    is_emptied: bool
    is_present: bool


@login_required
@require_GET
def history(request: Request, pk: int, key: str) -> HttpResponse:
    """The changes of the section, newest first; a fragment, or a page for who came by address."""
    opened = open_submission(request, pk)
    section = section_of(opened.submission, key)
    rows = opened.submission.narrative_changes.filter(key=key).select_related("by").order_by("-at", "-id")
    codes = row_codes(form_of(opened.submission))
    past = [_past(row, section.written, codes) for row in rows[:MOST_SHOWN]]
    context = {"opened": opened, "section": section, "past": past, "here": reverse("narrative", args=(pk,))}
    page = "narrative/_history.htmx.html" if request.htmx else "narrative/history.html"
    return render(request, page, context)


@login_required
@require_POST
def restore(request: Request, pk: int, key: str, change: int) -> HttpResponse:
    """Put the text of that change back, as a new change."""
    opened = open_submission(request, pk)
    section = section_of(opened.submission, key)
    past = get_object_or_404(NarrativeChange, pk=change, submission=opened.submission, key=key)
    save_section(
        submission_id=pk,
        key=key,
        text=past.after,
        seen_revision=section.revision,
        actor=request.actor,
        by=request.user,
        now=request.now,
    )
    told.success(request, say("web.narrative.restored", section=section.heading))
    return redirect(f"/bao-cao/{pk}/loi-van/#{key}")


def _past(row: NarrativeChange, present: str, codes: Mapping[str, str]) -> Past:
    before, after = readable(row.before, codes), readable(row.after, codes)
    return Past(
        row.pk, row.by.get_full_name(), row.at, text_differences(before, after), not row.after, row.after == present
    )  # fmt: skip
