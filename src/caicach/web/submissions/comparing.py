"""Any two versions of an agency's reports side by side: figures row by row, text word by word."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caicach.actions.papers import official_document
from caicach.actions.statements import form_of
from caicach.core.documents.official import LineRole
from caicach.core.submissions.decide import can_see
from caicach.core.submissions.needs import Standing
from caicach.core.submissions.statuses import Status
from caicach.store.models import Submission
from caicach.web.requests import Request
from caicach.web.submissions.differing import figure_rows, text_rows
from caicach.web.submissions.opening import Opened, open_submission, period_words
from caicach.web.submissions.places import division_titles
from caicach.web.words import say, spoken


MOST = 20


@login_required
@require_GET
def compare(request: Request, pk: int) -> HttpResponse:
    """The page; `?voi=<pk>` chooses the other version, else the one this corrects, else the period before."""
    opened = open_submission(request, pk)
    others = others_of(request, opened)
    wanted = request.GET.get("voi", "")
    other = next((o for o in others if str(o.pk) == wanted), others[0] if others else None)
    context = {
        "opened": opened,
        "others": [(o, _name(o)) for o in others],
        "other": other,
        "other_name": _name(other) if other else "",
    }
    if other is not None:
        context["figures"] = figure_rows(other, opened.submission, form_of(opened.submission))
        titles = division_titles(opened.submission)
        context["texts"] = text_rows(texts_of(other), texts_of(opened.submission), titles)
    return render(request, "submissions/compare.html", context)


def others_of(request: Request, opened: Opened) -> list[Submission]:
    """The versions of this report and of the agency's other periods that the person may see: this report's first,
    newest first."""
    duty = opened.duty
    rows = (
        Submission.objects.filter(duty__agency=duty.agency_id, duty__regime=duty.regime)
        .exclude(pk=opened.submission.pk)
        .select_related("duty__agency", "duty__receiver", "sheet")
        .order_by("-duty__cutoff_on", "-version")[:MOST]
    )
    seen = [row for row in rows if can_see(_seen_as(row), request.actor)]
    return sorted(seen, key=lambda row: row.duty_id != duty.pk)


def _seen_as(submission: Submission) -> Standing:
    """As much of where it stands as seeing it depends on; no query."""
    duty = submission.duty
    is_sent = submission.sent_at is not None
    return Standing(duty.agency_id, duty.receiver_id, Status(submission.status), is_sent=is_sent)


def texts_of(submission: Submission) -> dict[str, str]:
    """What the paper says under each division, whoever's words they are."""
    titles = division_titles(submission)
    texts: dict[str, list[str]] = {key: [] for key in titles}
    keys = iter(titles)
    here: list[str] = []
    for line in official_document(submission).body[1:-1]:  # between the opening and the closing sentence
        if line.role in {LineRole.PART, LineRole.CLAUSE, LineRole.POINT}:
            here = texts[next(keys)]
        else:
            here.append(line.text)
    return {key: "\n".join(lines) for key, lines in texts.items()}


def _name(submission: Submission) -> str:
    period = spoken(period_words(submission.duty))
    return say("web.history.compare_version", period=period, version=submission.version)
