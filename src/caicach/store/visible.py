"""Which submissions, duties and delegations a person may know of, as one query each."""

from django.db.models import Q, QuerySet

from caicach.core.submissions.acts import Act, is_permitted
from caicach.core.submissions.roles import Actor, Side
from caicach.store.models import Delegation, Duty, Submission


def visible_submissions(actor: Actor) -> QuerySet[Submission]:
    """Those the actor may open, exactly as `core.submissions.decide.can_see` has it: of their own agencies, and sent
    to them."""
    drafts = agencies_where(actor, Act.SEE_DRAFT, Side.OWN)
    own = agencies_where(actor, Act.SEE_DELIVERED, Side.OWN)
    received = agencies_where(actor, Act.SEE_DELIVERED, Side.RECEIVING)
    delivered = Q(duty__agency__in=own) | (Q(duty__receiver__in=received) & ~Q(duty__agency__in=received))
    return Submission.objects.filter(Q(duty__agency__in=drafts) | Q(sent_at__isnull=False) & delivered)


def own_duties(actor: Actor) -> QuerySet[Duty]:
    """What the actor's agencies owe, for those who may see it worked on."""
    return Duty.objects.filter(agency__in=agencies_where(actor, Act.SEE_DRAFT, Side.OWN))


def received_duties(actor: Actor) -> QuerySet[Duty]:
    """What is owed to the actor's agencies."""
    return Duty.objects.filter(receiver__in=agencies_where(actor, Act.SEE_BOARD, Side.RECEIVING))


def visible_delegations(actor: Actor) -> QuerySet[Delegation]:
    """Of agencies whose people the actor manages all; else those the actor gave or took in agencies of their own."""
    if agencies_where(actor, Act.MANAGE_PEOPLE, Side.OTHER):
        return Delegation.objects.all()
    managed = Q(agency__in=agencies_where(actor, Act.MANAGE_PEOPLE, Side.OWN))
    part = Q(giver=actor.id) | Q(taker=actor.id)
    return Delegation.objects.filter(managed | (part & Q(agency__in=actor.agencies())))


def agencies_where(actor: Actor, act: Act, side: Side) -> list[str]:
    """The agencies of the grants that let the actor do the act on that side."""
    return sorted({grant.agency for grant in actor.grants if is_permitted(grant.role, act, side)})
