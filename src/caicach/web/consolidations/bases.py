"""What agencies had in the base year: a field a number, a block from Excel laid on them, nothing typed ever lost."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages as told
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from caicach.actions.base_figures import BaseSheet, write_bases
from caicach.actions.standing import NotFound
from caicach.actions.words import say as sentence
from caicach.core.ground.text import fold
from caicach.core.submissions.decide import NotNow
from caicach.web.consolidations.base_block import Block, laid
from caicach.web.consolidations.base_fields import (
    NOTHING,
    BaseLine,
    Typed,
    lines_of_sheet,
    places_shown,
    typed_in,
    with_texts,
)
from caicach.web.consolidations.room import Room, open_room
from caicach.web.errors.statuses import status_of
from caicach.web.requests import Request
from caicach.web.words import say


ROWS_A_PAGE = 50
LACKING, ENDED = "con-thieu", "da-ket-thuc"


@login_required
@require_http_methods(["GET", "POST"])
def bases(request: Request, regime: str, period: str) -> HttpResponse:
    """The page; a post saves, or lays a block on the fields to be looked at first."""
    room = open_room(request, regime, period)
    sheet = BaseSheet(room.found)
    if not sheet.rows:
        raise NotFound(sentence("consolidations.no_base_place"), sentence("consolidations.no_base_place_do"))
    if request.method != "POST":
        return _page(request, room, sheet)
    typed = typed_in(sheet, request.POST)
    if request.POST.get("act") == "lay":
        return _lay(request, room, sheet, typed)
    return _save(request, room, sheet, typed)


def _lay(request: Request, room: Room, sheet: BaseSheet, typed: Typed) -> HttpResponse:
    text = request.POST.get("block", "")
    block = laid(sheet, text)
    kept = "" if block.texts and not block.left else text
    return _page(request, room, sheet, with_texts(sheet, typed, block.texts), block=block, block_text=kept)


def _save(request: Request, room: Room, sheet: BaseSheet, typed: Typed) -> HttpResponse:
    block = request.POST.get("block", "")
    if typed.doubts:
        return _page(request, room, sheet, typed, block_text=block, status=422)
    try:
        count = write_bases(
            agency=room.agency.pk,
            regime=room.regime,
            period=room.period,
            numbers=typed.numbers,
            seen=typed.seen,
            actor=request.actor,
            by=request.user,
            now=request.now,
        )
    except NotNow as refused:
        fresh = BaseSheet(open_room(request, room.regime, room.period).found)
        return _page(request, room, fresh, typed, refused=refused, block_text=block)
    told.success(request, say("web.bases.saved" if count else "web.bases.nothing_new", count=count))
    asked = request.GET.copy()
    if request.POST.get("act") == "next":
        asked["page"] = str(request.POST.get("next_page", ""))[:6]
    return HttpResponseRedirect(f"{request.path}?{asked.urlencode()}" if asked else request.path)


def _page(
    request: Request,
    room: Room,
    sheet: BaseSheet,
    typed: Typed = NOTHING,
    *,
    status: int = 200,
    refused: NotNow | None = None,
    block: Block | None = None,
    block_text: str = "",
) -> HttpResponse:
    every = lines_of_sheet(sheet, typed)
    wanted, words = request.GET.get("loc", ""), request.GET.get("q", "").strip()[:100]
    page = Paginator(_fitting(every, wanted, words), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "room": room,
        "rows": sheet.rows,
        "page": page,
        "lines": places_shown(every, typed) if typed.texts else page.object_list,
        "is_typed": bool(typed.texts),
        "doubts": len(typed.doubts),
        "counts": _counts(every),
        "wanted": wanted if wanted in (LACKING, ENDED) else "",
        "words": words,
        "pasted": block,
        "block_text": block_text,
        "refused": refused,
        "back": f"{request.path}?{urlencode(room.choices_in_address)}",
    }
    code = status_of(refused) if refused else status
    return render(request, "consolidations/bases.html", context, status=code)


def _fitting(lines: Sequence[BaseLine], wanted: str, words: str) -> list[BaseLine]:
    tests: dict[str, Any] = {LACKING: lambda line: line.is_lacking, ENDED: lambda line: line.is_before}
    fits = tests.get(wanted, lambda _: True)
    return [line for line in lines if fits(line) and fold(words) in fold(line.agency.name)]


def _counts(lines: Sequence[BaseLine]) -> list[tuple[str, int]]:
    """How many agencies each filter finds."""
    return [
        ("", len(lines)),
        (LACKING, sum(line.is_lacking for line in lines)),
        (ENDED, sum(line.is_before for line in lines)),
    ]
