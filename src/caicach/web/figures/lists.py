"""The members of a catalogue behind the figure that counts them: pasted as lines, or out of a spreadsheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages as told
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from caicach.actions.following_figures import follow_figures
from caicach.actions.import_sheet import table_in
from caicach.actions.lists import save_list, takes_list
from caicach.actions.standing import NotFound
from caicach.actions.words import messages
from caicach.core.catalogue.indicators import Indicator
from caicach.core.ground.elements import Element
from caicach.core.ground.errors import CaicachError
from caicach.core.ground.words import Words
from caicach.core.submissions.decide import NotNow
from caicach.core.submissions.listing import Listing, line_of, listing_of, rows_of_lines
from caicach.core.submissions.typed import shown_in
from caicach.store.lists import lists_of
from caicach.web.errors.statuses import status_of
from caicach.web.figures.list_doubt import list_doubt
from caicach.web.figures.sheet import Sheet, sheet_of
from caicach.web.requests import Request
from caicach.web.submissions.opening import open_submission
from caicach.web.words import message, say


ROWS_A_PAGE = 100


@dataclass(frozen=True)
class Tried:
    """What a person sent that was not saved: why, which lines, and the words, so that nothing is lost."""

    error: CaicachError
    problems: tuple[Words, ...] = ()
    text: str = ""


@login_required
@require_http_methods(["GET", "POST"])
def listed(request: Request, pk: int, row: str) -> HttpResponse:
    """The page; a post saves the whole list and counts the figure from it."""
    sheet = sheet_of(open_submission(request, pk))
    indicator = _row(sheet, row)
    if request.method != "POST":
        return _page(request, sheet, indicator)
    text = request.POST.get("text", "")
    try:
        listing = _sent(request, text)
        if listing.problems:
            wrong = NotNow(message("lists.wrong"), message("lists.wrong_do"))
            return _page(request, sheet, indicator, Tried(wrong, listing.problems, text))
        _save(request, sheet, row, listing)
    except CaicachError as error:
        return _page(request, sheet_of(sheet.opened), indicator, Tried(error, text=text))
    return redirect("figure_list", pk, row)


def _row(sheet: Sheet, row: str) -> Indicator:
    indicator = sheet.form.by_id.get(row)
    if indicator is None or not takes_list(indicator):
        raise NotFound(message("web.figures.no_such_row"), message("web.figures.no_such_row_do"))
    return indicator


def _sent(request: Request, text: str) -> Listing:
    """The list in the file, else in the text; nothing at all only where taking the list away was asked for."""
    file = request.FILES.get("file")
    if "remove" in request.POST:
        return Listing(())
    listing = listing_of(table_in(file) if file else rows_of_lines(text), messages())
    if not listing.elements and not listing.problems:
        raise NotNow(message("web.lists.empty"), message("web.lists.empty_do"))
    return listing


def _save(request: Request, sheet: Sheet, row: str, listing: Listing) -> None:
    why = request.POST.get("why", "").strip()[:500]
    if sheet.asks_why(row) and not why:
        raise NotNow(message("web.lists.why_needed"), message("web.lists.why_needed_do"))
    save_list(
        submission_id=sheet.opened.submission.pk,
        row=row,
        elements=listing.elements,
        seen=request.POST.get("seen", ""),
        actor=request.actor,
        by=request.user,
        now=request.now,
        why=why,
    )
    follow_figures(sheet.opened.submission, sheet_of(sheet.opened).findings)
    key = "saved" if listing.elements else "removed"
    told.success(request, say(f"web.lists.{key}", count=len(listing.elements), repeated=listing.repeated))


def _page(request: Request, sheet: Sheet, row: Indicator, tried: Tried | None = None) -> HttpResponse:
    cell = sheet.cell(row.id)
    elements: Sequence[Element] = ()
    if cell.listed is not None:
        elements = lists_of([cell.listed.sha256])[cell.listed.sha256]
    context = {
        "opened": sheet.opened,
        "row": row,
        "text": shown_in(row, cell.value),
        "doubt": list_doubt(row, cell),
        "count": len(elements),
        "page": Paginator(elements, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "lines": "\n".join(line_of(one) for one in elements),
        "seen": cell.listed.sha256 if cell.listed else "",
        "refusal": sheet.refusal,
        "asks_why": sheet.asks_why(row.id),
        "tried": tried,
    }
    status = status_of(tried.error) if tried else 200
    return render(request, "figures/list.html", context, status=status)
