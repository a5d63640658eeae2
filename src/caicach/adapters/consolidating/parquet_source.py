"""Submissions out of Parquet: a wide table of the archive's columns in a file of its own."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from caicach.adapters.content.messages import message
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.checks.sql import SCALE, STATE_CODES, column_of, state_column_of
from caicach.core.consolidation.contributions import Contribution
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.errors import UnreadableInput
from caicach.core.ground.values import Value, ValueState, reported


_STATES = {code: state for state, code in STATE_CODES.items()}
_NEEDED = ("agency", "agency_type", "period")


def of_wide_table(path: Path, catalogue: Catalogue) -> Iterator[Contribution]:
    """A row an agency and period: `agency`, `agency_type`, `period`, and for each row of the form its number in thousandths
    and its state. `form` may be missing: then the newest is meant."""
    for number, row in enumerate(_rows(path), 1):
        form = catalogue.form(row["form"]) if row.get("form") else catalogue.forms[-1]
        values = {i.id: v for i in form.indicators if i.takes_value and (v := _value(row, i.id)) is not None}
        if all(value.state is ValueState.NOT_APPLICABLE for value in values.values()):
            continue  # an agency that is in the table and gave nothing has not reported
        sent_on = row.get("sent_on")
        yield Contribution(
            id=str(row.get("submission") or f"{path.name}#{number}"),
            agency=row["agency"],
            agency_type=AgencyType(row["agency_type"]),
            form=form,
            period=row["period"],
            values=values,
            sent_on=sent_on if isinstance(sent_on, date) else None,
            content_hash=str(row.get("content_hash") or ""),
        )


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise UnreadableInput(
            message("consolidating.engine_missing", engine="pyarrow"),
            message("consolidating.engine_missing_do", extra="engines"),
        ) from error
    try:
        table = pq.read_table(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise UnreadableInput(
            message("consolidating.no_parquet", name=path.name), message("consolidating.no_parquet_do")
        ) from error
    missing = [name for name in _NEEDED if name not in table.column_names]
    if missing:
        raise UnreadableInput(
            message("consolidating.parquet_column", name=path.name, column=missing[0]),
            message("consolidating.parquet_column_do"),
        )
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows


def _value(row: dict[str, Any], indicator: str) -> Value | None:
    state = _STATES.get(row.get(state_column_of(indicator)) or 0, ValueState.NOT_REPORTED)
    number = row.get(column_of(indicator))
    if state is ValueState.REPORTED:
        return reported(Decimal(number) / SCALE) if number is not None else None
    return None if state is ValueState.NOT_REPORTED else Value(state)
