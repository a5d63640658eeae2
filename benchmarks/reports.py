"""One report as an officer sends it: read, understood, judged by every check."""

from collections.abc import Callable
from pathlib import Path

from benchmarks.table import Row, Section
from benchmarks.timing import best
from caicach import library
from caicach.adapters.readers import read_file
from caicach.core.checks.findings import Finding


ABOUT = (
    "The example that ships with caicach: a narrative as departments write it and an appendix of 200 rows. "
    "Content is loaded before the clock starts. Each round judges a filing of its own, so that nothing worked out for "
    "one round serves the next. Best of ten rounds."
)
ROUNDS = 10


def measure(largest: int) -> Section:
    """The section; it is of one report, however large `largest` is."""
    path = library.example_report()
    found = len(library.check(library.read(path)))
    fresh = iter([library.read(path) for _ in range(ROUNDS)])
    return Section(
        "One report",
        ABOUT,
        [
            _row("read the .docx", lambda: read_file(path)),
            _row("read and understand it", lambda: library.read(path)),
            _row("judge it by every check", lambda: library.check(next(fresh)), found),
            _row("from the .docx to its findings", lambda: _judged(path), found),
        ],
    )


def _judged(path: Path) -> tuple[Finding, ...]:
    return library.check(library.read(path))


def _row(task: str, work: Callable[[], object], found: int | None = None) -> Row:
    return Row(task, "caicach", best(work, ROUNDS), found=found, is_ours=True)
