"""Any two versions of an agency's reports side by side, or of one it came of: figures row by row, text word by word."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caicach.actions.papers import official_document
from caicach.actions.statements import form_of
from caicach.core.documents.official import LineRole
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import can_see
from caicach.core.submissions.needs import Standing
from caicach.core.submissions.statuses import Status
from caicach.store.earlier import EarlierPeriod, issued_before
from caicach.store.models import Submission
from caicach.web.requests import Request
from caicach.web.submissions.differing import figure_rows, text_rows
from caicach.web.submissions.opening import Opened, open_submission, period_words
from caicach.web.submissions.places import division_titles
from caicach.web.submissions.whose import wider_notes
from caicach.web.words import say, spoken


MOST = 20


@login_required
@require_GET
def compare(request: Request, pk: int) -> HttpResponse:
    """The page; `?voi=<pk>` chooses the other version, else the one this corrects, else the period before."""
    opened = open_submission(request, pk)
    before = issued_before(opened.submission, MOST)
    others = others_of(request, opened, before)
    wanted = request.GET.get("voi", "")
    other = next((o for o in others if str(o.pk) == wanted), others[0] if others else None)
    of_other = [period for period in before if _has(period, other)]
    is_part = any(period.whole is None for period in of_other)
    context = {
        "opened": opened,
        "others": [(o, _name(o, opened)) for o in others],
        "other": other,
        "other_name": _name(other, opened) if other else "",
        "notes": wider_notes(of_other),
        "is_one_of_several": any(len(period.parts) > 1 for period in of_other),
    }
    if other is not None:
        rows = figure_rows(other, opened.submission, form_of(opened.submission))
        context["figures"] = [replace(row, change="") for row in rows] if is_part else rows
        titles = division_titles(opened.submission)
        context["texts"] = text_rows(texts_of(other), texts_of(opened.submission), titles)
    return render(request, "submissions/compare.html", context)


def others_of(request: Request, opened: Opened, before: tuple[EarlierPeriod, ...]) -> list[Submission]:
    """The versions of this report and of the agency's other periods that the person may see: this report's first,
    newest first; then what was issued by those whose work came to the agency."""
    duty = opened.duty
    rows = (
        Submission.objects.filter(duty__agency=duty.agency_id, duty__regime=duty.regime)
        .exclude(pk=opened.submission.pk)
        .select_related("duty__agency", "duty__receiver", "sheet")
        .order_by("-duty__cutoff_on", "-version")[:MOST]
    )
    seen = [row for row in rows if can_see(_seen_as(row), request.actor)]
    is_own = opened.may(Act.SEE_DRAFT)
    inherited = [
        report
        for period in before
        for part, report in period.reports
        if part.name and (is_own or can_see(_seen_as(report), request.actor))
    ]
    own = sorted(seen, key=lambda row: row.duty_id != duty.pk)
    return [*own, *inherited]


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


def _has(period: EarlierPeriod, one: Submission | None) -> bool:
    return one is not None and any(report.pk == one.pk for _, report in period.reports)


def _name(submission: Submission, opened: Opened) -> str:
    period = spoken(period_words(submission.duty))
    if submission.duty.agency_id != opened.duty.agency_id:
        period = say("web.submissions.period_of", period=period, agency=submission.duty.agency.name)
    return say("web.history.compare_version", period=period, version=submission.version)
