"""Who has a sheet of figures open: remembered for half a minute, no act and not logged."""

from datetime import datetime, timedelta

from caicach.store.models import SheetPresence, User


REFRESHED_AFTER = timedelta(seconds=20)
GONE_AFTER = timedelta(seconds=45)


def others_at(*, submission_id: int, by: User, now: datetime) -> list[str]:
    """The names of the other people who have the sheet open, having noted that this one has; their own presence is
    written anew only after a while, so that asking costs one query."""
    rows = SheetPresence.objects.filter(submission=submission_id, seen_at__gt=now - GONE_AFTER)
    here = list(rows.select_related("user"))
    mine = next((row for row in here if row.user_id == by.pk), None)
    if mine is None or now - mine.seen_at > REFRESHED_AFTER:
        SheetPresence.objects.update_or_create(
            submission_id=submission_id, user=by, defaults={"seen_at": now}
        )
    return sorted(row.user.get_full_name() for row in here if row.user_id != by.pk)
