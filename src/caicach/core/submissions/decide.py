"""May this person, may it now, and what follows: the decision, or a refusal in words."""

from dataclasses import dataclass
from datetime import date

from caicach.core.ground.errors import CaicachError
from caicach.core.ground.words import Messages, Words
from caicach.core.submissions.acts import Act, is_permitted
from caicach.core.submissions.needs import ASKED_FOR, Given, Need, Standing, is_met
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
_ANYTHING = Given(reason="…", number="…", issued_on=date.min)


def decide(
    act: Act, standing: Standing, actor: Actor, messages: Messages, given: Given = NOTHING_GIVEN
) -> Decision:
    """The decision to do the act. NotPermitted when no role of the actor may ever do it here, NotNow when the status
    or a need forbids it; needs are asked in the order of the table."""
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
    grant = _grant_of(row, standing, actor)
    for need in row.needs:
        if not is_met(need, standing, given, actor.id, grant.giver):
            raise unmet(need, standing, messages)
    return Decision(act, standing.status, row.to, actor, grant)


def refusal_of(act: Act, standing: Standing, actor: Actor, messages: Messages) -> Refused | None:
    """Why the act would be refused, whatever the person gives with it; None when it may be begun. The page's disabled
    button says the same sentence."""
    try:
        decide(act, standing, actor, messages, _ANYTHING)
    except Refused as refused:
        return refused
    return None


@dataclass(frozen=True, slots=True)
class Offer:
    """An act that is this person's in this status: why it must wait, if it must, and what it will ask for."""

    act: Act
    refusal: Refused | None
    asks: frozenset[Need]


def offers_for(standing: Standing, actor: Actor, messages: Messages) -> tuple[Offer, ...]:
    """The acts a page offers the person now, in the order of `Act`. Acts that make no sense for what the submission
    is (a correction before issue, a cancellation after) are not among them; acts that must wait are, with the reason."""
    offers = []
    for act in Act:
        row = _row_for(act, standing, actor)
        if row is None or any(
            n in _MAKES_SENSE and not is_met(n, standing, _ANYTHING, actor.id) for n in row.needs
        ):
            continue
        offers.append(Offer(act, refusal_of(act, standing, actor, messages), ASKED_FOR & set(row.needs)))
    return tuple(offers)


_MAKES_SENSE = frozenset({Need.IS_ISSUED, Need.NOT_ISSUED, Need.LATEST})


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


def unmet(need: Need, standing: Standing, messages: Messages) -> NotNow:
    """The refusal for a need that is not met, with the counts it is about."""
    counts = {
        "errors": standing.errors,
        "unexplained": standing.unexplained,
        "remarks": standing.open_remarks,
        "unsettled": standing.unsettled,
    }
    key = f"submissions.needs_{need.value}"
    return NotNow(messages.say(key, **counts), messages.say(f"{key}_do", **counts), need=need.value)


def _grants(act: Act, standing: Standing, actor: Actor) -> tuple[Grant, ...]:
    return tuple(g for g in actor.grants if is_permitted(g.role, act, _side(g, standing)))


def _side(grant: Grant, standing: Standing) -> Side:
    return side_of(grant.agency, standing.agency, standing.receiver)


def _row_for(act: Act, standing: Standing, actor: Actor) -> Transition | None:
    """The row of the table one of the actor's grants opens in this status."""
    held = {(g.role, _side(g, standing)) for g in _grants(act, standing, actor)}
    rows = (row for row in rows_for(standing.status, act) if row.role is not None)
    return next((row for row in rows if (row.role, row.side) in held), None)


def _grant_of(row: Transition, standing: Standing, actor: Actor) -> Grant:
    """The grant the act is done under: one's own before a lent one, and one that is not of who presented before one
    that is."""
    held = [
        g for g in _grants(row.act, standing, actor) if (g.role, _side(g, standing)) == (row.role, row.side)
    ]
    fit = (g for g in held if is_met(Need.NOT_OWN_WORK, standing, NOTHING_GIVEN, actor.id, g.giver))
    return next(fit, held[0])


def _name(act: Act, messages: Messages) -> Words:
    return messages.say(f"submissions.act_{act.value}")


def _status(standing: Standing, messages: Messages) -> Words:
    return messages.say(f"submissions.status_{standing.status.value}")
