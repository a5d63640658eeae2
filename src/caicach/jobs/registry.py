"""The jobs there are. A job is a function of `now` that may be run again at any time and by two servers at once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from caicach.jobs import archiving, keeping, receiving


@dataclass(frozen=True, slots=True)
class Job:
    """One kind of work, and how often it is looked for."""

    name: str
    every: timedelta
    run: Callable[[datetime], object]


JOBS: tuple[Job, ...] = (
    Job("open_periods", timedelta(minutes=5), receiving.open_periods),
    Job("remind", timedelta(minutes=5), receiving.remind),
    Job("digest", timedelta(minutes=5), receiving.digest),
    Job("send_letters", timedelta(seconds=20), receiving.send_letters),
    Job("publish", timedelta(seconds=30), archiving.publish),
    Job("forget_answers", timedelta(hours=1), keeping.forget_answers),
)
