"""One act for many agencies: receive, remind, more time. Each agency has its own answer; one refused stops no other."""

from collections.abc import Callable
from typing import Any

from ninja import Router

from caicach.actions.duties import doubt_of_due_day
from caicach.actions.many import extend_many, receive_many
from caicach.actions.reminders import Answer, remind_by_hand
from caicach.api.endpoint import endpoint
from caicach.api.endpoints.duties import no_duty
from caicach.api.requests import Request
from caicach.api.shapes.duties import AgencyAnswer, AgencyAnswers, DutiesGiven, ExtensionsGiven
from caicach.api.words import spoken
from caicach.core.submissions.acts import Act
from caicach.store.visible import received_duties


router = Router(tags=["duties"])


@endpoint(router, "POST", "/reminders", act=Act.REMIND, answer=AgencyAnswers)
def remind(request: Request, given: DutiesGiven) -> AgencyAnswers:
    """Remind the officers of agencies that owe a report; once a day each."""
    return _done(request, remind_by_hand, given.duties)


@endpoint(router, "POST", "/receipts", act=Act.RECEIVE, answer=AgencyAnswers)
def receive(request: Request, given: DutiesGiven) -> AgencyAnswers:
    """Receive what each of these agencies has sent."""
    return _done(request, receive_many, given.duties)


@endpoint(router, "POST", "/extensions", act=Act.EXTEND, answer=AgencyAnswers)
def extend_each(request: Request, given: ExtensionsGiven) -> AgencyAnswers:
    """Give each of these agencies until that day."""
    done = _done(request, extend_many, given.duties, due_on=given.due_on, reason=given.reason)
    doubt = doubt_of_due_day(given.due_on)
    return done.model_copy(update={"warning": spoken(doubt) if doubt else ""})


def _done(
    request: Request, work: Callable[..., list[Answer]], duties: list[int], **more: Any
) -> AgencyAnswers:
    """NotFound, and nothing done, when one of the duties is not owed to the key's agency."""
    known = set(received_duties(request.actor).filter(pk__in=duties).values_list("pk", flat=True))
    if missing := [duty for duty in duties if duty not in known]:
        raise no_duty(missing[0])
    answers = work(
        duty_ids=duties, actor=request.actor, by=request.user, now=request.now, today=request.today, **more
    )
    return AgencyAnswers(
        answers=[
            AgencyAnswer(duty=a.duty, agency=a.agency, done=a.is_done, says=spoken(a.says)) for a in answers
        ]
    )
