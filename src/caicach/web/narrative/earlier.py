"""The words of an earlier report beside the editor, with what in them is no longer true."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caicach.actions.papers import official_document
from caicach.actions.statements import period_of, statement_of
from caicach.actions.words import check_book, content, messages
from caicach.adapters.content.outlines import outline_for
from caicach.core.documents.divisions import lines_by_division
from caicach.core.documents.going_stale import StaleMark, stale_marks
from caicach.core.documents.official import BodyLine
from caicach.core.documents.titles import titles_of
from caicach.core.documents.written import text_of_lines
from caicach.store.earlier import issued_before
from caicach.web.narrative.desks import MOST_READ
from caicach.web.requests import Request
from caicach.web.submissions.opening import open_submission, period_words
from caicach.web.submissions.whose import named
from caicach.web.words import spoken


@dataclass(frozen=True)
class Stretch:
    """Words of an earlier line; `why` says what is no longer true of them, None where nothing is."""

    text: str
    why: object = None


@login_required
@require_GET
def earlier(request: Request, pk: int, key: str, before: int) -> HttpResponse:
    """What the report `before` says in this section, as a fragment."""
    opened = open_submission(request, pk)
    periods = issued_before(opened.submission, MOST_READ)
    found = [(part, old) for period in periods for part, old in period.reports if old.pk == before]
    if not found:
        raise Http404
    part, old = found[0]
    titles = titles_of(statement_of(old), outline_for(period_of(old.duty).kind), messages())
    lines = lines_by_division(official_document(old), titles).get(key, ())
    now = outline_for(period_of(opened.duty).kind)
    marks = (
        stale_marks(lines, key, statement_of(opened.submission), now, content(), check_book())
        if lines
        else ()
    )
    context = {
        "opened": opened,
        "key": key,
        "period": named(spoken(period_words(old.duty)), part),
        "lines": [list(_stretches(line, number, marks)) for number, line in enumerate(lines)],
        "marks": [(lines[mark.line].text[mark.start : mark.end], mark.why) for mark in marks],
        "text": text_of_lines(lines),
    }
    return render(request, "narrative/_earlier.htmx.html", context)


def _stretches(line: BodyLine, number: int, marks: tuple[StaleMark, ...]) -> Iterator[Stretch]:
    at = 0
    for mark in (mark for mark in marks if mark.line == number):
        if mark.start > at:
            yield Stretch(line.text[at : mark.start])
        yield Stretch(line.text[mark.start : mark.end], mark.why)
        at = mark.end
    if at < len(line.text):
        yield Stretch(line.text[at:])
