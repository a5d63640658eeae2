"""Whether a person may manage the people or the data of an agency."""

from caicach.actions.words import say
from caicach.core.submissions.acts import Act, is_permitted
from caicach.core.submissions.decide import NotPermitted
from caicach.core.submissions.roles import Actor, Grant, side_of


def find_grant_over(act: Act, agency: str, actor: Actor) -> Grant | None:
    """The grant under which the actor may do the act towards the agency, None when there is none."""
    held = (g for g in actor.grants if is_permitted(g.role, act, side_of(g.agency, agency, None)))
    return next(held, None)


def require_over(act: Act, agency: str, actor: Actor) -> Grant:
    """The same; NotPermitted when there is none."""
    grant = find_grant_over(act, agency, actor)
    if grant is None:
        name = say(f"submissions.act_{act.value}")
        raise NotPermitted(
            say("submissions.not_permitted", act=name), say("submissions.not_permitted_do"), act=act.value
        )
    return grant
