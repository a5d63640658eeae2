"""Jobs that throw away what is kept for a time only."""

from datetime import datetime


def forget_answers(now: datetime) -> object:
    """Answers kept for programs that ask twice are of use for a week."""
    from caicach.actions.idempotency import forget_answers as forget

    return forget(now)
