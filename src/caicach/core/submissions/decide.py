"""May this person, may it now, and what follows: the decision, or a refusal in words."""

from dataclasses import dataclass

from caicach.core.ground.errors import CaicachError
from caicach.core.ground.words import Messages, Words
from caicach.core.submissions.acts import Act, is_permitted
from caicach.core.submissions.needs import Given, Need, Standing, holds
from caicach.core.submissions.roles import Actor, Grant, Side, side_of
from caicach.core.submissions.statuses import Status
from caicach.core.submissions.transitions import EDITABLE, Transition, rows_for


class Refused(CaicachError):
    """The act is not for this person, or not now; `says` why, `do` what to do instead."""


class NotPermitted(Refused):
    """The person holds no role that may do this."""


class NotNow(Refused):
    """The submission does not stand so that this can be done."""


@dataclass(frozen=True, slots=True)
class Decision:
    """An act that may be done: from which status to which, by whom, under which grant."""

    act: Act
    of: Status
    to: Status
    actor: Actor
    grant: Grant


NOTHING_GIVEN = Given()


def decide(
    act: Act, standing: Standing, actor: Actor, messages: Messages, given: Given = NOTHING_GIVEN
) -> Decision:
    """The decision to do the act. NotPermitted when no role of the actor may ever do it here, NotNow when the status
    or a condition forbids it; conditions are asked in the order of the table."""
    grant = grant_for(act, standing, actor)
    if grant is None:
        raise NotPermitted(messages.say("submissions.not_permitted", act=_name(act, messages)),
                           messages.say("submissions.not_permitted_do"), act=act.value)  # fmt: skip
    row = _row_for(act, standing, actor)
    if row is None:
        says = messages.say(
            "submissions.not_in_status", act=_name(act, messages), status=_status(standing, messages)
        )
        raise NotNow(
            says, messages.say("submissions.not_in_status_do"), act=act.value, status=standing.status.value
        )
    for condition in row.conditions:
        if not holds(condition, standing, given, actor.id):
            raise unmet(condition, standing, messages)
    grant = next(g for g in _grants(act, standing, actor) if g.role is row.role)
    return Decision(act, standing.status, row.to, actor, grant)


def refusal_of(
    act: Act, standing: Standing, actor: Actor, messages: Messages, given: Given = NOTHING_GIVEN
) -> Refused | None:
    """Why the act would be refused; None when it would be done. The page's disabled button says the same sentence."""
    try:
        decide(act, standing, actor, messages, given)
    except Refused as refused:
        return refused
    return None


def grant_for(act: Act, standing: Standing, actor: Actor) -> Grant | None:
    """The grant under which the actor may do the act towards this submission, None when there is none."""
    return next(iter(_grants(act, standing, actor)), None)


def can_see(standing: Standing, actor: Actor) -> bool:
    """Whether the actor may see the submission at all: its own people always, the receiver once it was sent."""
    acts = (Act.SEE_DRAFT, Act.SEE_DELIVERED) if standing.is_sent else (Act.SEE_DRAFT,)
    return any(grant_for(act, standing, actor) is not None for act in acts)


def can_edit(standing: Standing, actor: Actor) -> bool:
    """Whether the actor may change figures and text now."""
    is_open = standing.status in EDITABLE and not standing.is_issued and not standing.is_frozen
    return is_open and grant_for(Act.EDIT, standing, actor) is not None


def unmet(condition: Need, standing: Standing, messages: Messages) -> NotNow:
    """The refusal for a condition that does not hold, with the counts it is about."""
    counts = {
        "errors": standing.errors,
        "unexplained": standing.unexplained,
        "remarks": standing.open_remarks,
    }
    key = f"submissions.needs_{condition.value}"
    return NotNow(messages.say(key, **counts), messages.say(f"{key}_do", **counts), condition=condition.value)


def _grants(act: Act, standing: Standing, actor: Actor) -> tuple[Grant, ...]:
    return tuple(g for g in actor.grants if is_permitted(g.role, act, _relation(g, standing)))


def _relation(grant: Grant, standing: Standing) -> Side:
    return side_of(grant.agency, standing.agency, standing.receiver)


def _row_for(act: Act, standing: Standing, actor: Actor) -> Transition | None:
    """The row of the table one of the actor's grants opens in this status."""
    held = {(g.role, _relation(g, standing)) for g in _grants(act, standing, actor)}
    rows = (row for row in rows_for(standing.status, act) if row.role is not None)
    return next((row for row in rows if (row.role, row.relation) in held), None)


def _name(act: Act, messages: Messages) -> Words:
    return messages.say(f"submissions.act_{act.value}")


def _status(standing: Standing, messages: Messages) -> Words:
    return messages.say(f"submissions.status_{standing.status.value}")
