"""Inviting a person: a letter with a link that is used once, to choose a password."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db import transaction
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from caicach.actions import audit
from caicach.actions.acting import actor_of
from caicach.actions.letters import Letter, write
from caicach.actions.words import say
from caicach.core.submissions.decide import NotNow
from caicach.store.models import User


class _Links(PasswordResetTokenGenerator):
    """The hash of the password is in the token, so a link dies with its use; so does every older one."""

    key_salt = "caicach.actions.invitations"


LINKS = _Links()
ADDRESS = "/loi-moi/"


def link_for(user: User) -> str:
    """The address to choose a password at; it lasts as long as links of PASSWORD_RESET_TIMEOUT do."""
    key = urlsafe_base64_encode(str(user.pk).encode())
    return f"{settings.ADDRESS}{ADDRESS}{key}/{LINKS.make_token(user)}/"


def invite(*, user: User, by: User, now: datetime) -> None:
    """The letter, written in the transaction that made the person."""
    days = settings.PASSWORD_RESET_TIMEOUT // 86400
    words = {"name": user.full_name, "by": by.get_full_name(), "username": user.username, "days": days}
    body = say("people.invitation_body", link=link_for(user), **words).say(user.language)
    subject = say("people.invitation_subject").say(user.language)
    write([Letter(user.email, subject, body, f"invitation:{user.pk}:{now.isoformat()}")], now)


def invite_again(*, user: User, by: User, now: datetime) -> None:
    """Another letter to someone who has not used the first; NotNow for who has a password already."""
    if user.has_usable_password():
        raise NotNow(say("people.has_password", name=user.full_name), say("people.has_password_do"))
    with transaction.atomic():
        invite(user=user, by=by, now=now)


def find_invited(key: str, token: str) -> User | None:
    """Whom the link invites; None for a link that was used, is too old, or never was one."""
    try:
        user = User.objects.filter(pk=int(urlsafe_base64_decode(key).decode()), is_active=True).first()
    except ValueError:
        return None
    if user is None or user.has_usable_password() or not LINKS.check_token(user, token):
        return None
    return user


def accept(*, user: User, password: str, now: datetime) -> None:
    """The password the invited person chose; from now on the link is used up."""
    with transaction.atomic():
        user.set_password(password)
        user.save(update_fields=["password"])
        audit.record(
            act="accept_invitation", subject=f"person:{user.pk}", actor=actor_of(user, now.date()), now=now
        )
