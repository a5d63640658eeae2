"""Telling people: a notice in the product now, a letter later (a digest a day, sent by a job)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.utils.timezone import localdate

from caicach.actions.recipients import people_with
from caicach.core.submissions.roles import Role
from caicach.core.submissions.statuses import AWAITED_FROM, Status
from caicach.store.models import Extension, Notice, Remark, Submission, User


def tell(
    *,
    people: Iterable[User],
    message: str,
    url: str,
    once: str,
    now: datetime,
    words: Mapping[str, str] | None = None,
) -> None:
    """One notice to each person: the sentence `notices.<message>` filled with words; never the same `once` twice."""
    Notice.objects.bulk_create(
        [
            Notice(user=user, message=message, words=dict(words or {}), url=url, once=once, created_at=now)
            for user in people
        ],
        ignore_conflicts=True,
    )


def awaited(submission: Submission, today: date) -> list[User]:
    """The people whose turn it is."""
    role = AWAITED_FROM[Status(submission.status)]
    if role == "nobody":
        return []
    duty = submission.duty
    agency = duty.receiver_id if role == Role.RECEIVER.value else duty.agency_id
    return people_with(Role(role), agency, today)


def tell_moved(submission: Submission, act: str, who: str, now: datetime) -> None:
    """Tell those whose turn it has become, and the officers of the agency whose report it is."""
    duty = submission.duty
    officers = people_with(Role.OFFICER, duty.agency_id, localdate(now))
    tell(
        people={user.pk: user for user in (*awaited(submission, localdate(now)), *officers)}.values(),
        message=act,
        url=url_of(submission),
        once=f"{act}:{submission.pk}:{now.isoformat()}",
        now=now,
        words={"agency": duty.agency.short_name, "period": duty.period, "who": who},
    )


def tell_remark(remark: Remark, now: datetime) -> None:
    """Tell the officers of the agency that a remark was made."""
    duty = remark.submission.duty
    tell(
        people=people_with(Role.OFFICER, duty.agency_id, localdate(now)),
        message="remark",
        url=f"{url_of(remark.submission)}y-kien/",
        once=f"remark:{remark.pk}",
        now=now,
        words={"agency": duty.agency.short_name, "period": duty.period, "who": remark.by.get_full_name()},
    )


def tell_extended(extension: Extension, now: datetime) -> None:
    """Tell the officers of the agency that it has more time."""
    duty = extension.duty
    tell(
        people=people_with(Role.OFFICER, duty.agency_id, localdate(now)),
        message="extend",
        url=f"/#nhiem-vu-{duty.pk}",
        once=f"extend:{extension.pk}",
        now=now,
        words={
            "agency": duty.agency.short_name,
            "period": duty.period,
            "due": extension.due_on.isoformat(),
            "before": extension.previous_due_on.isoformat(),
        },
    )


def tell_frozen(submission: Submission, agency: str, who: str, now: datetime) -> None:
    """Tell the officers of the root that the figures of others now stand in its report."""
    duty = submission.duty
    tell(
        people=people_with(Role.OFFICER, duty.agency_id, localdate(now)),
        message="consolidated",
        url=url_of(submission),
        once=f"consolidated:{submission.pk}:{now.isoformat()}",
        now=now,
        words={"agency": agency, "period": duty.period, "who": who},
    )


def url_of(submission: Submission) -> str:
    """The address of a submission's page."""
    return f"/bao-cao/{submission.pk}/"
