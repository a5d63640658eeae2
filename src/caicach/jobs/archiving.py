"""The job that publishes accepted submissions to the archive."""

from datetime import datetime
from importlib.util import find_spec


def publish(now: datetime) -> object:
    """Publish what waits. Without the extra `engines`, or with the archive switched off, it goes on waiting."""
    if find_spec("pyarrow") is None:
        return None
    from caicach.actions.archiving import publish_waiting

    return publish_waiting(now=now)
