"""Writing a section: the editor, saving it, and what happens when another saved it first."""

import json

from django.contrib import messages as told
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from caicach.actions.narratives import SectionConflict, save_section
from caicach.actions.statements import form_of
from caicach.core.submissions.decide import Refused
from caicach.core.submissions.differences import text_differences
from caicach.store.models import NarrativeSection
from caicach.web.errors.statuses import status_of
from caicach.web.narrative.desks import Desk, beside_of, desk_of
from caicach.web.narrative.pages import page_context, section_shown
from caicach.web.narrative.readable import readable, row_codes
from caicach.web.narrative.sections import Section, figure_names, section_of
from caicach.web.requests import Request, whole_number
from caicach.web.submissions.opening import Opened, open_submission
from caicach.web.words import say


@login_required
@require_GET
def editor(request: Request, pk: int, key: str) -> HttpResponse:
    """The section with its editor open, as a fragment; on the page for who came by address."""
    opened = open_submission(request, pk)
    if not request.htmx:
        return redirect(f"/bao-cao/{pk}/loi-van/?muc={key}#{key}")
    section = section_of(opened.submission, key)
    if not opened.can_edit or not section.text.can_be_written:
        return section_shown(request, opened, section)
    return _desk(request, opened, desk_of(opened, section, section.written))


@login_required
@require_POST
def save(request: Request, pk: int, key: str) -> HttpResponse:
    """Keep the text. What was not kept comes back in the editor, beside what another wrote if that was why."""
    opened = open_submission(request, pk)
    section = section_of(opened.submission, key)
    text = request.POST.get("text", "").replace("\r\n", "\n")
    revision = whole_number(request.POST.get("revision", ""))
    try:
        save_section(
            submission_id=pk,
            key=key,
            text=text,
            seen_revision=revision,
            actor=request.actor,
            by=request.user,
            now=request.now,
        )
    except Refused as refused:
        return _refused(request, opened, section, text, revision, refused)
    if not request.htmx:
        told.success(request, say("web.narrative.saved", section=section.heading))
        return redirect(f"/bao-cao/{pk}/loi-van/#{key}")
    opened = open_submission(request, pk)
    response = section_shown(request, opened, section_of(opened.submission, key))
    note = {"says": say("web.narrative.saved", section=section.heading), "do": ""}
    response["HX-Trigger-After-Settle"] = json.dumps(
        {"caicach:note": note, "caicach:written": {"key": key}, "caicach:judge": True}
    )
    return response


@login_required
@require_GET
def others(request: Request, pk: int, key: str) -> HttpResponse:
    """Whether another saved the section since revision `?ban=`; nothing when nobody did."""
    opened = open_submission(request, pk)
    row = (
        NarrativeSection.objects.select_related("changed_by")
        .filter(submission=opened.submission, key=key)
        .first()
    )
    is_newer = row is not None and row.revision > whole_number(request.GET.get("ban", ""))
    return render(request, "narrative/_others.htmx.html", {"row": row if is_newer else None})


def _refused(
    request: Request, opened: Opened, section: Section, text: str, revision: int, refused: Refused
) -> HttpResponse:
    if isinstance(refused, SectionConflict):
        section = section_of(open_submission(request, opened.submission.pk).submission, section.key)
        theirs, codes = str(refused.context["theirs"]), row_codes(form_of(opened.submission))
        desk = Desk(
            section, text, int(str(refused.context["revision"])), beside_of(opened.submission), theirs,
            text_differences(readable(theirs, codes), readable(text, codes)), refused,
        )  # fmt: skip
    else:
        desk = Desk(section, text, revision, beside_of(opened.submission), refused=refused)
    if request.htmx:
        return _desk(request, opened, desk, status=422)
    context = page_context(request, opened) | {"desk": desk}
    return render(request, "narrative/narrative.html", context, status=status_of(refused))


def _desk(request: Request, opened: Opened, desk: Desk, status: int = 200) -> HttpResponse:
    names = figure_names(form_of(opened.submission))
    context = {"opened": opened, "desk": desk, "section": desk.section, "names": names}
    return render(request, "narrative/_desk.html", context, status=status)
