"""content/letters: how often and how long a letter is tried that the mail server does not take."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from caicach.adapters.content.files import content_root, records_in


@dataclass(frozen=True, slots=True)
class SendingPlan:
    """The gaps between two tries, doubled from the first to the longest, and when it ends."""

    first_wait: timedelta
    longest_wait: timedelta
    give_up_after: timedelta

    def wait_after(self, attempts: int) -> timedelta:
        """How long to wait after so many tries, the last one counted."""
        doubled: timedelta = self.first_wait * 2 ** min(attempts, 16)
        return min(doubled, self.longest_wait)


def load_sending(root: Path) -> SendingPlan:
    """The plan as content says; ContentError names the first thing wrong."""
    record = next(records_in(root / "letters" / "sending.yaml"))
    minutes = {name: record.whole(f"{name}_wait_minutes") for name in ("first", "longest")}
    days = record.whole("give_up_after_days")
    record.done()
    for field, told in ((f"{name}_wait_minutes", many) for name, many in minutes.items()):
        if told < 1:
            raise record.wrong(field, "phải từ 1 trở lên.", "must be 1 or more.")
    if days < 1:
        raise record.wrong("give_up_after_days", "phải từ 1 trở lên.", "must be 1 or more.")
    return SendingPlan(
        timedelta(minutes=minutes["first"]), timedelta(minutes=minutes["longest"]), timedelta(days=days)
    )


@cache
def sending_plan() -> SendingPlan:
    """The plan of the product, read once a process."""
    return load_sending(content_root())
