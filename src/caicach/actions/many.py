"""One act for many agencies: each in a transaction of its own, each with its own answer, in Vietnamese order."""

from collections.abc import Collection
from datetime import date, datetime

from caicach.actions.duties import extend
from caicach.actions.reminders import Answer
from caicach.actions.submissions import move
from caicach.actions.words import say
from caicach.core.ground.days import official_day
from caicach.core.ground.errors import CaicachError
from caicach.core.ground.words import Words
from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Actor, Role
from caicach.core.submissions.statuses import Status
from caicach.store.models import Duty, Submission, User


def receive_many(
    *, duty_ids: Collection[int], actor: Actor, by: User, now: datetime, today: date
) -> list[Answer]:
    """Receive what each of these agencies has sent."""
    duties = _duties(duty_ids, actor)
    sent = Submission.objects.filter(duty__in=[d.pk for d in duties], status=Status.SENT)
    arrived = dict(sent.order_by("version").values_list("duty_id", "pk"))
    answers = []
    for duty in duties:
        if duty.pk not in arrived:
            answers.append(_answer(duty, say("board.nothing_to_receive"), is_done=False))
            continue
        try:
            move(submission_id=arrived[duty.pk], act=Act.RECEIVE, actor=actor, by=by, now=now)
        except CaicachError as refused:
            answers.append(_answer(duty, refused.says, is_done=False))
        else:
            answers.append(_answer(duty, say("board.received"), is_done=True))
    return answers


def extend_many(
    *,
    duty_ids: Collection[int],
    due_on: date,
    reason: str,
    actor: Actor,
    by: User,
    now: datetime,
    today: date,
) -> list[Answer]:
    """Give each of these agencies until that day."""
    answers = []
    for duty in _duties(duty_ids, actor):
        try:
            extension = extend(duty_id=duty.pk, due_on=due_on, reason=reason, actor=actor, by=by, now=now)
        except CaicachError as refused:
            answers.append(_answer(duty, refused.says, is_done=False))
        else:
            days = {
                "due": official_day(extension.due_on),
                "before": official_day(extension.previous_due_on),
            }
            answers.append(_answer(duty, say("board.extended", **days), is_done=True))
    return answers


def _duties(duty_ids: Collection[int], actor: Actor) -> list[Duty]:
    """Those owed to the actor's agencies; of any other the actor learns nothing, not even that it exists."""
    mine = Duty.objects.filter(pk__in=duty_ids, receiver__in=actor.agencies(Role.RECEIVER))
    return sorted(mine.select_related("agency"), key=lambda duty: duty.agency.sort_key)


def _answer(duty: Duty, says: Words, *, is_done: bool) -> Answer:
    return Answer(duty.pk, duty.agency.short_name, is_done, says)
