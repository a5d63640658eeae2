"""Where a submission stands: its steps, what is left to do, its versions, and the acts of the person."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caicach.actions.statements import form_of, led_by
from caicach.core.catalogue.indicators import RateOf
from caicach.core.catalogue.leads import is_asked
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import ValueState
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import Offer
from caicach.core.submissions.statuses import Status
from caicach.core.submissions.transitions import EDITABLE
from caicach.store.models import Submission
from caicach.store.models.submissions import STEPS
from caicach.web.requests import Request
from caicach.web.submissions.forms import ActForm
from caicach.web.submissions.opening import Opened, open_submission
from caicach.web.words import say


@dataclass(frozen=True)
class Step:
    """One step of the way with who took it and when; nothing yet when it lies ahead."""

    name: str
    who: str
    at: datetime | None
    is_next: bool


@dataclass(frozen=True)
class ActDialog:
    """An offered act with its form, its sentence of warning, and its tone."""

    offer: Offer
    form: ActForm
    confirm: str
    tone: str

    @property
    def name(self) -> str:
        """The act's name in addresses and sentences."""
        return self.offer.act.value


_TONES = {
    Act.SEND_BACK: "warning",
    Act.CANCEL: "outline-danger",
    Act.WITHDRAW: "secondary",
    Act.CORRECT: "secondary",
}


@login_required
@require_GET
def overview(request: Request, pk: int) -> HttpResponse:
    """The page of one submission."""
    return overview_page(request, open_submission(request, pk))


def overview_page(
    request: Request,
    opened: Opened,
    refused: ActDialog | None = None,
    error: object = None,
    status: int = 200,
) -> HttpResponse:
    """The page; with `refused` the form of an act that was not done, filled as it was, and why."""
    filled, asked = filled_rows(opened.submission)
    versions = list(opened.duty.submissions.order_by("-version"))
    context = {
        "opened": opened,
        "form": form_of(opened.submission),
        "steps": steps_of(opened.submission),
        "dialogs": dialogs_of(opened),
        "versions": versions,
        "correction": next((v for v in versions if v.replaces_id == opened.submission.pk), None),
        "extensions": list(opened.duty.extensions.all()),
        "filled": filled,
        "asked": asked,
        "missing": asked - filled,
        "is_open": opened.standing.status in EDITABLE and not opened.standing.is_issued,
        "refused": refused,
        "error": error,
    }
    return render(request, "submissions/overview.html", context, status=status)


def steps_of(submission: Submission) -> tuple[Step, ...]:
    """Drafting and the six steps after it, each as far as taken; the names of people come with one query."""
    row = Submission.objects.select_related("created_by", *(f"{s}_by" for s in STEPS)).get(pk=submission.pk)
    began = Step("drafting", row.created_by.get_full_name(), row.created_at, is_next=False)
    steps = [began]
    for name in STEPS:
        by, at = getattr(row, f"{name}_by"), getattr(row, f"{name}_at")
        is_next = at is None and steps[-1].at is not None and submission.status != Status.CANCELLED
        steps.append(Step(name, by.get_full_name() if by else "", at, is_next))
    return tuple(steps)


def dialogs_of(opened: Opened) -> tuple[ActDialog, ...]:
    """A dialog for each act offered."""
    return tuple(dialog_for(opened, offer) for offer in opened.offers)


def dialog_for(opened: Opened, offer: Offer, data: object = None) -> ActDialog:
    """The dialog of an offer; `data` is what was posted."""
    form = ActForm(offer.asks, data, auto_id=f"{offer.act.value}_%s")
    if offer.act is Act.CORRECT:
        form.fields["reason"].label = say("web.submissions.reason_correct")
    receiver = opened.duty.receiver
    confirm = _confirmation(offer.act, receiver.short_name if receiver else "")
    return ActDialog(offer, form, confirm, _TONES.get(offer.act, "primary"))


def _confirmation(act: Act, receiver: str) -> str:
    """What the person should know before doing it; nothing for acts that are done at once."""
    if act in {Act.RECEIVE, Act.ACCEPT}:
        return ""
    values = {"receiver": receiver} if act is Act.SEND else {}
    return say(f"web.submissions.confirm_{act.value}", **values)


def filled_rows(submission: Submission) -> tuple[int, int]:
    """How many of the rows asked of the agency hold something, and how many are asked; computed rates are not."""
    agency_type, led = AgencyType(submission.duty.agency.type), led_by(submission)
    asked = {
        row.id
        for row in form_of(submission).indicators
        if row.takes_value and is_asked(row, agency_type, led) and not isinstance(row.formula, RateOf)
    }
    cells = submission.sheet.cells
    filled = {
        row for row in asked if cells.get(row, {}).get("state", ValueState.NOT_REPORTED) != "not_reported"
    }
    return len(filled), len(asked)
