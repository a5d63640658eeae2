"""The log as a person may see it: all of it for the system's administrator, their agencies' entries for others."""

from django.db.models import Q, QuerySet

from caicach.adapters.content.messages import message
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import NotPermitted
from caicach.core.submissions.roles import Actor, Role, Side
from caicach.store.models import AuditRecord, Duty
from caicach.store.visible import agencies_where


# What a receiving agency may know of another's work: the steps after it was sent.
DELIVERED_ACTS = ("send", "receive", "accept", "replace", "extend", "remind")


def entries_for(actor: Actor) -> QuerySet[AuditRecord]:
    """The entries the person may see, newest first; NotPermitted for one who may see none."""
    rows = AuditRecord.objects.order_by("-number")
    if sees_whole_log(actor):
        return rows
    own = agencies_where(actor, Act.SEE_AUDIT, Side.OWN)
    receiving = agencies_where(actor, Act.SEE_AUDIT, Side.RECEIVING)
    if not own and not receiving:
        raise _not_permitted()
    theirs = Duty.objects.filter(receiver__in=receiving).values("agency")
    return rows.filter(Q(agency__in=own) | Q(agency__in=theirs, act__in=DELIVERED_ACTS))


def sees_whole_log(actor: Actor) -> bool:
    """Whether all of the log is the person's to see."""
    return any(grant.role is Role.SYSTEM_ADMIN for grant in actor.grants)


def require_whole_log(actor: Actor) -> None:
    """NotPermitted unless all of the log is the person's to see."""
    if not sees_whole_log(actor):
        raise _not_permitted()


def _not_permitted() -> NotPermitted:
    return NotPermitted(
        message("submissions.not_permitted", act=message("submissions.act_see_audit")),
        message("submissions.not_permitted_do"),
    )
