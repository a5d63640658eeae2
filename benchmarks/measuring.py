"""One measurement in a process of its own, so that no engine is measured with another's memory."""

import hashlib
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


Violations = Iterable[tuple[str, str]]
"""Filing and check of each violation."""


@dataclass(frozen=True)
class Measured:
    """Best time of the rounds, peak memory over that of the loaded process, and what was found."""

    seconds: float
    megabytes: int
    found: int
    digest: str


def in_own_process(
    prepare: Callable[..., Callable[[], Violations]], *arguments: object, rounds: int = 3
) -> Measured:
    """`prepare(*arguments)` loads the data and gives the work; only the work is timed."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_run, args=(sender, prepare, arguments, rounds))
    child.start()
    sender.close()
    try:
        measured = receiver.recv()
    finally:
        child.join()
    if not isinstance(measured, Measured):
        raise TypeError(f"the measured work failed: {measured}")
    return measured


def _run(
    sender: "multiprocessing.connection.Connection[object, object]",
    prepare: Callable[..., Callable[[], Violations]],
    arguments: tuple[object, ...],
    rounds: int,
) -> None:
    work = prepare(*arguments)
    before = _peak()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        violations = work()
        times.append(time.perf_counter() - start)
    distinct = sorted(set(violations))
    digest = hashlib.sha256("\n".join(f"{filing} {check}" for filing, check in distinct).encode()).hexdigest()
    sender.send(Measured(min(times), _peak() - before, len(distinct), digest))


def _peak() -> int:
    """Megabytes; the system counts in kilobytes on Linux, in bytes on macOS."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (
        1024 if sys.platform == "linux" else 1024**2
    )
