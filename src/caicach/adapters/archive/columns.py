"""The columns of the datasets, and submissions as tables of them."""

import hashlib
from collections.abc import Sequence
from decimal import Decimal

import pyarrow as pa

from caicach.adapters.archive.lines import SOURCE, lines_of, source_of
from caicach.adapters.archive.submissions import AcceptedSubmission
from caicach.adapters.content.messages import message
from caicach.core.catalogue.indicators import FormVersion, Indicator, IndicatorKind
from caicach.core.checks.appendix.rates import FINEST_PLACES, printed_places
from caicach.core.checks.sql import (
    LED_COLUMN,
    STATE_CODES,
    column_of,
    led_text,
    places_column_of,
    scaled,
    state_column_of,
)
from caicach.core.consolidation.archive_manifest import Dataset
from caicach.core.ground.errors import UnreadableInput
from caicach.core.ground.values import NOT_REPORTED, Value, ValueState


LARGEST = 2**63 - 1
_COUNTED_AS_ZERO = {ValueState.NONE_AROSE, ValueState.NOT_APPLICABLE}
_ABOUT = (
    pa.field("agency_type", pa.string(), nullable=False),
    pa.field("period_kind", pa.string()),
    pa.field("content_hash", pa.string(), nullable=False),
    pa.field("sent_on", pa.date32()),
    pa.field("replaces", pa.string()),
    pa.field(LED_COLUMN, pa.string()),
)
ABOUT = tuple(field.name for field in (*SOURCE, *_ABOUT))
"""The columns that say who, what and when."""

KEY = ("agency", "regime", "period")


def figures_schema(form: FormVersion) -> pa.Schema:
    """The wide table of a version of the form: who, what and when, then number and state of each row, and for rates how
    many decimals were printed. Names as the SQL of the checks and of the consolidation has them."""
    return pa.schema([*SOURCE, *_ABOUT, *(field for row in _rows(form) for field in _fields(row))])


def table_of(dataset: Dataset, form: FormVersion, submissions: Sequence[AcceptedSubmission]) -> pa.Table:
    """The submissions of one version of the form as rows of the dataset. UnreadableInput names a figure the archive cannot
    hold exactly."""
    return _figures(form, submissions) if dataset is Dataset.FIGURES else lines_of(dataset, submissions)


def schema_hash(schema: pa.Schema) -> str:
    """SHA-256, in hex, over the names and types of the columns in their order."""
    lines = "\n".join(f"{field.name}:{field.type}" for field in schema)
    return hashlib.sha256(lines.encode()).hexdigest()


def _rows(form: FormVersion) -> list[Indicator]:
    return [row for row in form.indicators if row.takes_value]


def _fields(row: Indicator) -> list[pa.Field]:
    fields = [pa.field(column_of(row.id), pa.int64()), pa.field(state_column_of(row.id), pa.int8())]
    return [*fields, pa.field(places_column_of(row.id), pa.int8())] if _is_rate(row) else fields


def _is_rate(row: Indicator) -> bool:
    return row.kind is IndicatorKind.RATE


def _figures(form: FormVersion, submissions: Sequence[AcceptedSubmission]) -> pa.Table:
    columns = _turned([(*source_of(s), *_about(s)) for s in submissions], len(SOURCE) + len(_ABOUT))
    for row in _rows(form):
        values = [(s, s.given.values.get(row.id, NOT_REPORTED)) for s in submissions]
        columns.append([_number(value, row.id, s) for s, value in values])
        columns.append([STATE_CODES[value.state] for _, value in values])
        if _is_rate(row):
            columns.append([_places(value) for _, value in values])
    schema = figures_schema(form)
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)


def _turned(rows: Sequence[tuple[object, ...]], width: int) -> list[list[object]]:
    return [[row[at] for row in rows] for at in range(width)]


def _about(submission: AcceptedSubmission) -> tuple[object, ...]:
    given, kind = submission.given, submission.period_kind
    return (
        given.agency_type.value, kind.value if kind else None, given.content_hash, given.sent_on,
        submission.replaces or None, led_text(submission.led),
    )  # fmt: skip


def _number(value: Value, row: str, submission: AcceptedSubmission) -> int | None:
    if value.number is None:
        return 0 if value.state in _COUNTED_AS_ZERO else None
    try:
        thousandths = scaled(value.number)
    except ValueError as error:
        raise _refused("finer", value.number, row, submission) from error
    if abs(thousandths) > LARGEST:
        raise _refused("larger", value.number, row, submission)
    return thousandths


def _places(value: Value) -> int | None:
    if value.number is None:
        return 0 if value.state in _COUNTED_AS_ZERO else None
    return min(printed_places(value.number), FINEST_PLACES)


def _refused(how: str, number: Decimal, row: str, submission: AcceptedSubmission) -> UnreadableInput:
    return UnreadableInput(
        message(f"archive.number_{how}", submission=submission.given.id, row=row, number=number),
        message(f"archive.number_{how}_do"),
        submission=submission.given.id,
        row=row,
    )
