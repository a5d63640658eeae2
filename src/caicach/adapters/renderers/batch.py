"""Many documents at once: a file each, by the ending of its name, on all processors."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from caicach.adapters.renderers.docx import write_docx
from caicach.adapters.renderers.pdf import write_pdf
from caicach.adapters.renderers.xlsx import write_annex_xlsx
from caicach.core.documents.official import OfficialDocument
from caicach.core.ground.errors import CaicachError, WrongUsage
from caicach.core.ground.words import Words


WRITERS: Mapping[str, Callable[[OfficialDocument, Path], None]] = {
    ".docx": write_docx,
    ".pdf": write_pdf,
    ".xlsx": write_annex_xlsx,
}
"""How a document is written, by the ending of the file."""

_WORTH_A_PROCESS = 16  # a new process costs as much as writing this many files
_CHUNK = 8
_MOST_PROCESSES = 60  # Windows waits for no more at once


@dataclass(frozen=True, slots=True)
class Order:
    """A document and every file it is to be written to."""

    document: OfficialDocument
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: written, or the error that says why not."""

    path: Path
    error: CaicachError | None = None


def write_document(document: OfficialDocument, path: Path) -> None:
    """The document at `path`, as .docx, .pdf or .xlsx by the name's ending; WrongUsage for any other."""
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        known = ", ".join(WRITERS)
        raise WrongUsage(
            Words(
                f"Không biết ghi tệp dạng “{path.suffix or path.name}”.",
                f"Files like “{path.suffix or path.name}” cannot be written.",
            ),
            Words(
                f"Đặt tên tệp có đuôi là một trong: {known}.", f"Give the name one of these endings: {known}."
            ),
        )
    writer(document, path)


def write_documents(orders: Sequence[Order], workers: int | None = None) -> Iterator[Outcome]:
    """One outcome a file, in the order given; a file that fails does not stop the others."""
    count = min(workers or os.cpu_count() or 1, _MOST_PROCESSES)
    if count == 1 or sum(len(order.paths) for order in orders) < _WORTH_A_PROCESS:
        for order in orders:
            yield from _written(order)
        return
    # Fresh processes: a fork would copy the locks of typst's threads.
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        for outcomes in pool.map(_written, orders, chunksize=_CHUNK):
            yield from outcomes


def _written(order: Order) -> list[Outcome]:
    return [_outcome(order.document, path) for path in order.paths]


def _outcome(document: OfficialDocument, path: Path) -> Outcome:
    try:
        write_document(document, path)
    except CaicachError as error:
        return Outcome(path, error)
    return Outcome(path)
