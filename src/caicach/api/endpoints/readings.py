"""Filling from a file: upload it, look at what it proposes, take what is right. Nothing is written before that."""

from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import transaction
from ninja import File, Router, UploadedFile

from caicach.actions.figures import require_editable
from caicach.actions.heads import mark_of, take_head
from caicach.actions.narratives import save_section
from caicach.actions.packages import take_figures
from caicach.actions.readings import is_of_another, keep_reading, origin_of, read_data
from caicach.actions.standing import NotFound, find_submission
from caicach.adapters.content.messages import message
from caicach.adapters.readers.limits import FILE_BYTES
from caicach.api.endpoint import endpoint
from caicach.api.endpoints.figures import cell_conflicts
from caicach.api.errors import TooLarge, WrongField
from caicach.api.requests import Request
from caicach.api.shapes import readings as shapes
from caicach.api.shapes.of_readings import (
    proposed_cells,
    proposed_head,
    proposed_sections,
    reading_shape,
)
from caicach.core.ground.values import Value
from caicach.core.submissions.acts import Act
from caicach.core.submissions.editing import EMPTY_CELL, CellContent, CellEdit
from caicach.store.cells import cell_of
from caicach.store.models import FileReading


router = Router(tags=["filling"])


@endpoint(router, "GET", "/submissions/{submission}/readings", act=Act.USE_API, answer=shapes.Readings)
def list_readings(request: Request, submission: int) -> shapes.Readings:
    """The files that were read for the submission."""
    found, _ = find_submission(pk=submission, actor=request.actor, today=request.today)
    rows = found.readings.select_related("file")[:200]
    return shapes.Readings(
        readings=[
            shapes.ReadingBrief(id=row.pk, name=row.file.name, sha256=row.file.sha256, at=row.at)
            for row in rows
        ]
    )


@endpoint(
    router,
    "POST",
    "/submissions/{submission}/readings",
    act=Act.EDIT,
    answer=shapes.Reading,
    status=201,
    is_prepared=True,
)
def read_upload(request: Request, submission: int, file: File[UploadedFile]) -> Callable[[], shapes.Reading]:
    """Keep a file and read it; the answer is what it proposes. It is read before anything is locked."""
    if (file.size or 0) > FILE_BYTES:
        raise TooLarge.told("too_large")
    _, standing = find_submission(pk=submission, actor=request.actor, today=request.today)
    require_editable(standing, request.actor)
    name, data = file.name or "", file.read()
    filing = read_data(name, data)
    doing: dict[str, Any] = {"actor": request.actor, "by": request.user, "now": request.now}
    return lambda: reading_shape(
        keep_reading(submission_id=submission, name=name, data=data, filing=filing, **doing)
    )


@endpoint(
    router, "GET", "/submissions/{submission}/readings/{reading}", act=Act.USE_API, answer=shapes.Reading
)
def read_reading(request: Request, submission: int, reading: int) -> shapes.Reading:
    """What a file proposes, beside what stands there now."""
    return reading_shape(_find(request, submission, reading))


@endpoint(
    router, "POST", "/submissions/{submission}/readings/{reading}/take", act=Act.EDIT, answer=shapes.Reading
)
def take_reading(request: Request, submission: int, reading: int, given: shapes.TakeGiven) -> shapes.Reading:
    """Take figures, sections and head of the file: all that is clear and new, or what is named. All or none."""
    found = _find(request, submission, reading)
    doing: dict[str, Any] = {"actor": request.actor, "by": request.user, "now": request.now}
    with transaction.atomic():
        if edits := tuple(_edits(found, given)):
            merged = take_figures(**doing, reading=found, edits=edits, why=found.file.name[:500])
            if merged.conflicts:
                raise cell_conflicts(merged.conflicts)
        for key, text, seen in _texts(found, given):
            save_section(**doing, submission_id=submission, key=key, text=text, seen_revision=seen)
        if names := _items(found, given):
            seen_head = given.head_seen if given.head else mark_of(found.submission.head)
            take_head(reading=found, names=names, seen=seen_head, actor=request.actor, now=request.now)
    return reading_shape(_find(request, submission, reading))


def _find(request: Request, submission: int, pk: int) -> FileReading:
    found, _ = find_submission(pk=submission, actor=request.actor, today=request.today)
    reading = FileReading.objects.select_related("file").filter(submission=found, pk=pk).first()
    if reading is None:
        raise NotFound(message("api.errors.no_reading"), message("api.errors.no_reading_do"), reading=pk)
    reading.submission = found  # with its duty, which the shapes look at
    return reading


def _edits(reading: FileReading, given: shapes.TakeGiven) -> Iterator[CellEdit]:
    """The changes, each naming the file and the place it came from."""
    stored = {one["row"]: one for one in reading.proposals["figures"]}
    shown = {cell.indicator: cell for cell in proposed_cells(reading)}
    wanted = {cell.indicator: _seen(cell) for cell in given.cells}
    if given.all_new:
        fresh = [cell.indicator for cell in shown.values() if cell.decision is shapes.Decision.NEW]
        wanted |= {indicator: EMPTY_CELL for indicator in fresh if indicator not in wanted}
    for indicator, seen in wanted.items():
        if indicator not in shown or shown[indicator].decision is shapes.Decision.UNREAD:
            raise WrongField.told("not_proposed", field="cells", name=indicator[:80])
        one, note = stored[indicator], str(shown[indicator].now["note"])
        cell, origin = cell_of(one["cell"]), origin_of(reading, one["place"]["vi"])
        becomes = CellContent(
            cell.value, note or one["note"], "file", origin, tally=cell.tally, listed=cell.listed
        )
        yield CellEdit(indicator, CellContent(seen.value, note), becomes)


def _seen(cell: shapes.TakenCell) -> CellContent:
    if cell.seen is None:
        return EMPTY_CELL
    try:
        number = None if cell.seen.value is None else Decimal(cell.seen.value)
        return CellContent(Value(cell.seen.state, number))
    except (InvalidOperation, ValueError):
        raise WrongField.told("field_other", field=f"cells.{cell.indicator}.seen") from None


def _texts(reading: FileReading, given: shapes.TakeGiven) -> Iterator[tuple[str, str, int]]:
    proposed = {section.key: section for section in proposed_sections(reading)}
    for wanted in given.sections:
        if wanted.key not in proposed:
            raise WrongField.told("not_proposed", field="sections", name=wanted.key)
        yield wanted.key, proposed[wanted.key].text, wanted.seen_revision
    if given.all_new:
        named = {wanted.key for wanted in given.sections}
        fresh = [s for s in proposed.values() if s.revision == 0 and s.key not in named]
        yield from ((section.key, section.text, 0) for section in fresh)


def _items(reading: FileReading, given: shapes.TakeGiven) -> frozenset[str]:
    """The items of head and foot to take; of a file that is another's only those named."""
    shown = {item.name: item.decision for item in proposed_head(reading)}
    for name in given.head:
        if name not in shown:
            raise WrongField.told("not_proposed", field="head", name=name)
    fresh = [name for name, decision in shown.items() if decision is shapes.Decision.NEW]
    return frozenset(given.head) | frozenset(fresh if given.all_new and not is_of_another(reading) else ())
