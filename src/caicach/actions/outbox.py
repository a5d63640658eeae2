"""The letters of the outbox as administrators see and steer them: what waits, what nobody took, again or set aside.

Of a letter they see to whom, about what, and what the mail server said; never the text, which may hold a link that
lets its reader in."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Lower

from caicach.actions import audit
from caicach.actions.words import say
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import NotNow, NotPermitted
from caicach.core.submissions.roles import Actor, Role, Side
from caicach.store.models import OutgoingMail, User
from caicach.store.visible import agencies_where


def letters_for(actor: Actor) -> QuerySet[OutgoingMail]:
    """The letters not sent that the actor may see: all for the system's administrator, those to the people of their
    agencies for an agency's. NotPermitted for anyone else."""
    unsent = OutgoingMail.objects.filter(sent_at=None).order_by("-created_at", "-pk")
    if any(grant.role is Role.SYSTEM_ADMIN for grant in actor.grants):
        return unsent
    managed = agencies_where(actor, Act.MANAGE_PEOPLE, Side.OWN)
    if not managed:
        raise NotPermitted(
            say("submissions.not_permitted", act=say("submissions.act_manage_people")),
            say("submissions.not_permitted_do"),
        )
    theirs = User.objects.filter(memberships__agency__in=managed).exclude(email="")
    addresses = theirs.annotate(address=Lower("email")).values("address")
    return unsent.annotate(address=Lower("to")).filter(address__in=addresses)


def send_again(*, letter_ids: Collection[int], actor: Actor, now: datetime) -> int:
    """Try these letters anew from now on, whatever became of them; how many."""
    fresh = {"set_aside_at": None, "set_aside_for": "", "attempts": 0, "next_at": now, "waiting_since": now}
    return _change(letters_for(actor), letter_ids, "send_letter_again", actor, now, fresh)


def set_aside(*, letter_ids: Collection[int], actor: Actor, now: datetime) -> int:
    """Try these letters no more, until somebody sends them again; how many. One set aside already stays as it was."""
    waiting = letters_for(actor).filter(set_aside_at=None)
    aside = {"set_aside_at": now, "set_aside_for": OutgoingMail.Why.BY_HAND}
    return _change(waiting, letter_ids, "set_letter_aside", actor, now, aside)


def _change(
    letters: QuerySet[OutgoingMail],
    letter_ids: Collection[int],
    act: str,
    actor: Actor,
    now: datetime,
    becomes: Mapping[str, object],
) -> int:
    with transaction.atomic():
        chosen = list(letters.filter(pk__in=letter_ids).select_for_update(of=("self",)))
        if not chosen:
            raise NotNow(say("letters.none_chosen"), say("letters.none_chosen_do"))
        changed = OutgoingMail.objects.filter(pk__in=[letter.pk for letter in chosen], sent_at=None)
        count = changed.update(**becomes)
        for letter in chosen:
            details = {"to": letter.to, "subject": letter.subject}
            audit.record(act=act, subject=f"letter:{letter.pk}", actor=actor, now=now, details=details)
    return count
