"""The process of the background jobs: `python -m caicach.jobs.run`. A job that fails is told in the log and tried again."""

import logging
import os
import signal
import threading
from collections.abc import Mapping, Sequence
from datetime import datetime

import django
from django.db import close_old_connections
from django.utils import timezone

from caicach.jobs.registry import JOBS, Job


TICK_SECONDS = 2.0
log = logging.getLogger("caicach.jobs")


def main() -> None:
    """Run what is due until SIGTERM, SIGINT or the end of the process that started this one."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caicach.settings")
    django.setup()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    parent = os.getppid()
    last: Mapping[str, datetime] = {}
    log.info("jobs: %s", ", ".join(job.name for job in JOBS) or "none")
    while not stop.wait(TICK_SECONDS) and os.getppid() == parent:
        close_old_connections()
        last = run_due(JOBS, last, timezone.now())


def run_due(jobs: Sequence[Job], last: Mapping[str, datetime], now: datetime) -> dict[str, datetime]:
    """Run the jobs whose time has come; when each was last begun. One that fails stops no other."""
    begun = dict(last)
    for job in jobs:
        if job.name in begun and now - begun[job.name] < job.every:
            continue
        begun[job.name] = now
        try:
            job.run(now)
        except Exception:
            log.exception("the job %s failed", job.name)
    return begun


if __name__ == "__main__":
    main()
