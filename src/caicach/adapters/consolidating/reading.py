"""All files of a consolidation read, on all processors; a report and its appendix in two files become one."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import PurePosixPath

from caicach.adapters.consolidating.found_files import SourceFile
from caicach.adapters.consolidating.report_file import AS_THEY_SAY, Reading, read_report
from caicach.adapters.consolidating.reports import ReadReport, Refused
from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue


Seen = Callable[[int, int], None]
"""Told after each file how many of how many are read."""

ENOUGH_FOR_A_SECOND_PROCESS = 6
MOST_PROCESSES = 60  # Windows waits for no more at once


def read_reports(
    files: Sequence[SourceFile],
    reading: Reading = AS_THEY_SAY,
    seen: Seen = lambda done, of: None,
    workers: int | None = None,
) -> tuple[ReadReport | Refused, ...]:
    """One answer a report, in the order of the files; no file stops another."""
    read = []
    for answer in _each(files, reading, workers):
        read.append(answer)
        seen(len(read), len(files))
    return tuple(_joined(read, files, reading))


def _each(
    files: Sequence[SourceFile], reading: Reading, workers: int | None
) -> Iterator[ReadReport | Refused]:
    read = partial(read_report, reading=reading)
    count = min(workers or os.cpu_count() or 1, len(files), MOST_PROCESSES)
    if count < 2 or len(files) < ENOUGH_FOR_A_SECOND_PROCESS:
        yield from map(read, files)
        return
    load_catalogue(), load_checks()  # once, for all the processes that are split off
    with ProcessPoolExecutor(count) as pool:
        yield from pool.map(read, files, chunksize=2)


def _joined(
    read: Sequence[ReadReport | Refused], files: Sequence[SourceFile], reading: Reading
) -> Iterator[ReadReport | Refused]:
    """Each report without figures is read again with the one appendix that goes with it."""
    by_name = {file.name: file for file in files}
    reports = [one for one in read if isinstance(one, ReadReport)]
    partner = {text.name: appendix.name for text, appendix in _pairs(reports)}
    appendices = frozenset(partner.values())
    for one in read:
        if isinstance(one, ReadReport) and one.name in partner:
            yield read_report(by_name[one.name], by_name[partner[one.name]], reading)
        elif not isinstance(one, ReadReport) or one.name not in appendices:
            yield one


def _pairs(reports: Sequence[ReadReport]) -> Iterator[tuple[ReadReport, ReadReport]]:
    """A report without figures and an appendix without text go together when they are of one agency, or the only two halves
    in their folder and neither names another agency."""
    texts = [one for one in reports if one.is_text_only]
    left = [one for one in reports if one.is_appendix_only]
    for text in texts:
        fitting = [one for one in left if _go_together(text, one, texts, left)]
        if len(fitting) == 1:
            left.remove(fitting[0])
            yield text, fitting[0]


def _go_together(
    text: ReadReport, appendix: ReadReport, texts: Sequence[ReadReport], left: Sequence[ReadReport]
) -> bool:
    if text.agency is not None and appendix.agency is not None:
        return text.agency == appendix.agency
    folder = _folder(text)
    is_alone = sum(_folder(one) == folder for one in (*texts, *left)) == 2
    return folder == _folder(appendix) and is_alone


def _folder(report: ReadReport) -> PurePosixPath:
    return PurePosixPath(report.name).parent
