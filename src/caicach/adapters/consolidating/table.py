"""The consolidation as a wide table of Parquet: a row for the whole and one for every agency, the columns of the archive,
and for each figure of how many agencies asked how many gave a number."""

from pathlib import Path
from typing import Any

from caicach.adapters.consolidating.act import Consolidated
from caicach.adapters.content.messages import message
from caicach.adapters.renderers.atomic import write_bytes
from caicach.core.checks.sql import STATE_CODES, column_of, scaled, state_column_of
from caicach.core.consolidation.figures import ConsolidatedFigure
from caicach.core.ground.errors import WrongUsage
from caicach.core.ground.numbers import rounded


def write_table(of: Consolidated, path: Path) -> None:
    """The table at `path`. WrongUsage when nothing here can write Parquet."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise WrongUsage(
            message("consolidating.engine_missing", engine="pyarrow"),
            message("consolidating.engine_missing_do", extra="engines"),
        ) from error
    tree = of.result.arrangement.tree
    rows = [_row(node, of, depth) for node, depth in zip(tree.nodes, tree.depths, strict=True)]
    buffer = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(rows, schema=_schema(of, pa)), buffer, compression="zstd")
    write_bytes(path, bytes(buffer.getvalue()))


def _row(node: str, of: Consolidated, depth: int) -> dict[str, object]:
    plan, agency = of.kept.plan, of.directory.agency(node)
    row: dict[str, object] = {
        "submission": f"{node}-{plan.period.id}",
        "agency": node,
        "agency_name": agency.name,
        "agency_type": agency.type.value,
        "depth": depth,
        "period": plan.period.id,
        "form": plan.form.id,
        "as_of": plan.on,
    }
    for id_, figure in of.result.figures_at(node).items():
        row |= _cells(id_, figure)
    return row


def _cells(row: str, figure: ConsolidatedFigure) -> dict[str, object]:
    column, number = column_of(row), figure.value.number
    return {
        column: scaled(rounded(number, 3)) if number is not None else None,
        state_column_of(row): STATE_CODES[figure.value.state],
        f"{column}__reported": figure.total.reported,
        f"{column}__asked": figure.total.asked,
    }


def _schema(of: Consolidated, pa: Any) -> Any:
    fields = [pa.field(name, pa.string()) for name in ("submission", "agency", "agency_name", "agency_type")]
    fields += [pa.field("depth", pa.int32()), pa.field("period", pa.string()), pa.field("form", pa.string())]
    fields.append(pa.field("as_of", pa.date32()))
    for row in of.result.figures:
        column = column_of(row)
        fields += [pa.field(column, pa.int64()), pa.field(state_column_of(row), pa.int8())]
        fields += [pa.field(f"{column}__{name}", pa.int32()) for name in ("reported", "asked")]
    return pa.schema(fields)
