"""A whole province of reports for tests of the board: written to the tables at once, as acts would have left them."""

from datetime import UTC, date, datetime, timedelta

from caicach.core.submissions.roles import Role
from caicach.store.models import Agency, Duty, Extension, Membership, Submission, User
from factories.portal import Province


SENT_AT = datetime(2026, 12, 14, 3, 0, tzinfo=UTC)
AS_SENT = ("sent", "received", "accepted", "sent_back")


def submitted(duty: Duty, status: str, by: User, sent_at: datetime = SENT_AT, **more: object) -> Submission:
    """A version in that status; what was sent has the steps before it. `by` wrote it, another approved it."""
    steps: dict[str, object] = {}
    if status in AS_SENT:
        steps = {"issued_by": by, "issued_at": sent_at, "issued_on": sent_at.date(), "number": "1"}
        steps |= {"sent_by": by, "sent_at": sent_at}
    if status in {"received", "accepted"}:
        steps |= {"received_by": by, "received_at": sent_at + timedelta(hours=2)}
    return Submission.objects.create(
        duty=duty, status=status, form_version="2023", created_by=by, created_at=SENT_AT, **(steps | more)
    )


def extended(duty: Duty, due_on: date, by: User, reason: str = "Bão lũ") -> Extension:
    """More time, as the act leaves it."""
    extension = Extension.objects.create(
        duty=duty, previous_due_on=duty.due_on, due_on=due_on, reason=reason, by=by, at=SENT_AT
    )
    Duty.objects.filter(pk=duty.pk).update(due_on=due_on)
    return extension


def communes(small: Province, count: int, *, with_people: bool = False) -> list[Duty]:
    """So many communes that owe the year's report, and where asked an officer each."""
    names = (f"Ủy ban nhân dân xã Số {number:04d}" for number in range(count))
    agencies = [
        Agency(id=f"xa-so-{n}", name=name, short_name=name.replace("Ủy ban nhân dân", "UBND"), type="commune")
        for n, name in enumerate(names)
    ]
    for agency in agencies:
        agency.refresh_keys()
    Agency.objects.bulk_create(agencies)
    like = small.commune_duty
    copied = ("regime", "period", "kind", "year", "from_on", "cutoff_on", "opens_on", "due_on", "frozen_on")
    values = {name: getattr(like, name) for name in copied}
    Duty.objects.bulk_create(Duty(agency=a, receiver=small.home_affairs, **values) for a in agencies)
    if with_people:
        people = [
            User(username=f"can-bo-{a.pk}", full_name="Trần Văn Bình", email=f"{a.pk}@example.vn")
            for a in agencies
        ]
        for person in people:
            person.refresh_keys()
        User.objects.bulk_create(people)
        Membership.objects.bulk_create(
            Membership(user=p, agency=a, role=Role.OFFICER) for p, a in zip(people, agencies, strict=True)
        )
    return list(Duty.objects.filter(agency__in=agencies).order_by("pk"))
