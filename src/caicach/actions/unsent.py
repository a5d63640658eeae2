"""Telling of letters that nobody took: their reader, so that a reminder is not lost, and who can mend the address."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.timezone import localdate

from caicach.actions.recipients import people_by_agency
from caicach.core.submissions.roles import Role
from caicach.store.models import Membership, Notice, OutgoingMail, User


def tell_unsent(letter: OutgoingMail, now: datetime) -> None:
    """A notice to the reader of the letter, and one for each address and day to those who administer the people of the
    reader's agencies. They are not mailed: the next letter would meet the same refusal."""
    readers = list(User.objects.filter(email__iexact=letter.to, is_active=True))
    today = localdate(now)
    once = f"letter:{letter.pk}:{letter.waiting_since.isoformat()}"
    about_address = f"letters:{letter.to}:{today.isoformat()}"[:200]
    notices = [
        *(Notice(user=u, message="letter_unsent", url="/thong-bao/", once=once) for u in readers),
        *(
            Notice(user=u, message="letters_unsent", url="/thu-dien-tu/", once=about_address)
            for u in _administrators(readers, today)
        ),
    ]
    for notice in notices:
        notice.words = {"subject": letter.subject, "address": letter.to}
        notice.created_at = notice.mailed_at = now
    Notice.objects.bulk_create(notices, ignore_conflicts=True)


def _administrators(readers: Iterable[User], today: date) -> list[User]:
    """Those of the readers' agencies, and of the system."""
    held = Membership.objects.order_by()
    theirs = set(held.filter(user__in=readers).values_list("agency_id", flat=True))
    of_system = set(held.filter(role=Role.SYSTEM_ADMIN).values_list("agency_id", flat=True))
    found = people_by_agency(theirs | of_system, (Role.AGENCY_ADMIN, Role.SYSTEM_ADMIN), today)
    told = [
        user
        for (agency, role), users in found.items()
        if role is Role.SYSTEM_ADMIN or agency in theirs
        for user in users
    ]
    return list({user.pk: user for user in told}.values())
