"""What waits for a head's approval, with what changed since it was presented before; and for a clerk's number or sending."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from caicach.core.submissions.roles import Actor, Role
from caicach.core.submissions.statuses import Status
from caicach.store.models import AuditRecord, FigureChange, NarrativeChange, Submission


@dataclass(frozen=True)
class Waiting:
    """A report that waits; `again` is None when it was presented for the first time, else how many figures and
    sections were changed since the time before."""

    submission: Submission
    again: tuple[int, int] | None = None


def waiting_for_head(actor: Actor) -> list[Waiting]:
    """What was presented to the person, the first come first. Four queries at most."""
    presented = _submissions(actor.agencies(Role.HEAD), (Status.PRESENTED,))
    before = _presented_before([s.pk for s in presented])
    figures = _changed(FigureChange, "indicator", before)
    sections = _changed(NarrativeChange, "key", before)
    return [Waiting(s, (figures[s.pk], sections[s.pk]) if s.pk in before else None) for s in presented]


def waiting_for_clerk(actor: Actor) -> list[Waiting]:
    """What waits for its number, and what was issued and not sent. One query."""
    return [Waiting(s) for s in _submissions(actor.agencies(Role.CLERK), (Status.APPROVED, Status.ISSUED))]


def _submissions(agencies: Collection[str], statuses: tuple[Status, ...]) -> list[Submission]:
    if not agencies:
        return []
    waiting = Submission.objects.filter(duty__agency__in=agencies, status__in=statuses)
    joined = waiting.select_related("duty__agency", "presented_by", "approved_by")
    return list(joined.order_by("duty__due_on", "presented_at", "pk"))


def _presented_before(submissions: list[int]) -> dict[int, datetime]:
    """Of each that was presented more than once: when it was the time before."""
    subjects = {f"submission:{pk}": pk for pk in submissions}
    times: dict[int, list[datetime]] = {}
    rows = AuditRecord.objects.filter(subject__in=subjects, act="present") if subjects else ()
    for row in rows:
        times.setdefault(subjects[row.subject], []).append(datetime.fromisoformat(row.at))
    return {pk: moments[-2] for pk, moments in times.items() if len(moments) > 1}


def _changed(
    table: type[FigureChange] | type[NarrativeChange], field: str, since: dict[int, datetime]
) -> Counter[int]:
    """How many different cells or sections of each were changed since."""
    if not since:
        return Counter()
    rows = table.objects.filter(submission__in=since, at__gt=min(since.values()))
    seen = {(pk, name) for pk, name, at in rows.values_list("submission_id", field, "at") if at > since[pk]}
    return Counter(pk for pk, _ in seen)
