"""What is current in the archive: of each agency, regime and period the newest version, today or as known on a day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from caicach.adapters.archive.archive import Archive, broken
from caicach.adapters.archive.columns import KEY
from caicach.adapters.archive.derived import fresh_files
from caicach.core.consolidation.archive_manifest import ArchivedFile, Dataset


_RANKED_BY = ("version", "accepted_on")
_KEYS = (*KEY, *_RANKED_BY, "submission")


@dataclass(frozen=True)
class Selection:
    """Which submissions are asked for: empty means all. `known_on` sees only what was accepted up to that day."""

    periods: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    regimes: tuple[str, ...] = ()
    known_on: date | None = None

    def as_known_on(self, day: date) -> "Selection":
        """The same, as the archive would have answered on that day."""
        return replace(self, known_on=day)


EVERYTHING = Selection()


def read_current(
    archive: Archive,
    selection: Selection = EVERYTHING,
    order: Mapping[str, int] | None = None,
    columns: Sequence[str] | None = None,
) -> Mapping[str, pa.Table]:
    """The current rows of the wide table by version of the form; by period, then in the order of the agencies (that of
    their ids without one). A version of the form that is current nowhere is absent.

    `columns` may name some that a version of the form does not have. Read from the derived tables when they are of what is
    now published, else from what was published."""
    tables = read_unordered(archive, selection, columns)
    return {form: _ordered(table, order or {}) for form, table in tables.items()}


def read_unordered(
    archive: Archive, selection: Selection = EVERYTHING, columns: Sequence[str] | None = None
) -> Mapping[str, pa.Table]:
    """The same in the order in which they stand in the files."""
    files = fresh_files(archive) if selection.known_on is None else None
    if files is None:
        return _published(archive, selection, columns)
    asked = [f for f in files if _is_of(f, selection) and _is_form(f.form, selection)]
    wanted = None if columns is None else list(dict.fromkeys((*KEY, *columns)))
    tables = {form: _read(archive, of, wanted) for form, of in _by_form(asked).items()}
    kept = {
        form: table.filter(_mask(table, selection)) if selection.regimes else table
        for form, table in tables.items()
    }
    return {form: table for form, table in kept.items() if table.num_rows}


def read_published(
    archive: Archive,
    selection: Selection = EVERYTHING,
    order: Mapping[str, int] | None = None,
    columns: Sequence[str] | None = None,
) -> Mapping[str, pa.Table]:
    """The same from what was published, whatever is derived from it."""
    tables = _published(archive, selection, columns)
    return {form: _ordered(table, order or {}) for form, table in tables.items()}


def _published(
    archive: Archive, selection: Selection, columns: Sequence[str] | None
) -> Mapping[str, pa.Table]:
    files = [f for f in archive.files(Dataset.FIGURES) if _is_of(f, selection)]
    tables = {form: _read(archive, of_form, _wanted(columns)) for form, of_form in _by_form(files).items()}
    current = _current(tables, selection)
    return {
        form: taken(tables[form], rows)
        for form, rows in current.items()
        if len(rows) and _is_form(form, selection)
    }


def read_lines(archive: Archive, dataset: Dataset, selection: Selection = EVERYTHING) -> pa.Table | None:
    """The elements or texts of the current submissions, all versions of the form together; None when there are none."""
    current = read_current(archive, selection, columns=("submission", "version"))
    wanted = (
        pa.concat_tables([t.select(["submission", "version"]) for t in current.values()]) if current else None
    )
    files = [f for f in archive.files(dataset) if _is_of(f, selection)]
    if wanted is None or not files:
        return None
    rows = _read(archive, files, None)
    rows = rows.append_column("_row", pa.array(np.arange(rows.num_rows)))
    kept = rows.join(wanted, ["submission", "version"], join_type="left semi").sort_by("_row")
    return _once(kept.drop_columns(["_row"]))


def _wanted(columns: Sequence[str] | None) -> list[str] | None:
    return list(dict.fromkeys((*_KEYS, *columns))) if columns is not None else None


def _is_form(form: str, selection: Selection) -> bool:
    return not selection.forms or form in selection.forms


def taken(table: pa.Table, rows: np.ndarray) -> pa.Table:
    """Those rows in their order; without a copy where each follows the one before, for a copy takes longest."""
    is_run = bool((np.diff(rows) == 1).all())
    return (
        table.slice(int(rows[0]), len(rows))
        if len(rows) and is_run
        else table.take(pa.array(rows, pa.int64()))
    )


def _is_of(file: ArchivedFile, selection: Selection) -> bool:
    """Of the periods asked for. The form does not decide: a newer version under another form supersedes too."""
    return not selection.periods or file.period in selection.periods


def _by_form(files: Sequence[ArchivedFile]) -> dict[str, list[ArchivedFile]]:
    found: dict[str, list[ArchivedFile]] = {}
    for file in files:
        found.setdefault(file.form, []).append(file)
    return found


def _read(archive: Archive, files: Sequence[ArchivedFile], columns: list[str] | None) -> pa.Table:
    """The rows of the files in their order. A file without a column that others have lacks its values."""
    system = archive.storage.filesystem
    if len(files) == 1:
        return _read_one(archive, files[0], columns)
    one_of_each = {file.schema: file for file in files}.values()
    try:
        parts = [
            ds.dataset(archive.storage.path(f.name), format="parquet", filesystem=system).schema
            for f in one_of_each
        ]
        schema = pa.unify_schemas([part.remove_metadata() for part in parts])
        paths = [archive.storage.path(file.name) for file in files]
        dataset = ds.dataset(paths, schema=schema, format="parquet", filesystem=system)
        there = frozenset(schema.names)
        kept = None if columns is None else [name for name in columns if name in there]
        return dataset.to_table(columns=kept)
    except (FileNotFoundError, pa.ArrowInvalid) as error:
        raise broken(files[0].name if len(files) == 1 else _missing(archive, files)) from error


def _read_one(archive: Archive, file: ArchivedFile, columns: list[str] | None) -> pa.Table:
    """As it is, without what a dataset of many files needs: a fifth of the time."""
    try:
        with archive.storage.filesystem.open_input_file(archive.storage.path(file.name)) as opened:
            parquet = pq.ParquetFile(opened, pre_buffer=True)
            there = frozenset(parquet.schema_arrow.names)
            return parquet.read(None if columns is None else [name for name in columns if name in there])
    except (FileNotFoundError, pa.ArrowInvalid) as error:
        raise broken(file.name) from error


def _missing(archive: Archive, files: Sequence[ArchivedFile]) -> str:
    there = set(archive.storage.names(files[0].dataset.value))
    return next((file.name for file in files if file.name not in there), files[0].dataset.value)


def _current(tables: Mapping[str, pa.Table], selection: Selection) -> dict[str, np.ndarray]:
    """The rows of each table that are current; of two rows alike the one published last."""
    if not tables:
        return {}
    keys = pa.concat_tables(table.select(list(_KEYS)) for table in tables.values())
    mask = _mask(keys, selection)
    ranks = np.empty(len(keys), np.int64)
    by = [(name, "ascending") for name in _RANKED_BY]
    in_rank = pc.sort_indices(keys.select(list(_RANKED_BY)), by).to_numpy().astype(np.int64)
    ranks[in_rank] = np.arange(len(keys))
    ranked = keys.select(list(KEY)).append_column("rank", pa.array(ranks)).filter(mask)
    newest = ranked.group_by(list(KEY)).aggregate([("rank", "max")])["rank_max"].to_numpy()
    rows = np.sort(in_rank[newest])
    starts = np.cumsum([0, *(table.num_rows for table in tables.values())])
    bounds = zip(tables, starts, starts[1:], strict=False)
    return {form: rows[(rows >= first) & (rows < end)] - first for form, first, end in bounds}


def _mask(keys: pa.Table, selection: Selection) -> pa.Array:
    mask = pa.array(np.ones(len(keys), bool))
    if selection.regimes:
        mask = pc.and_(mask, pc.is_in(keys["regime"], pa.array(selection.regimes)))
    if selection.known_on is not None:
        mask = pc.and_(mask, pc.less_equal(keys["accepted_on"], pa.scalar(selection.known_on, pa.date32())))
    return mask


def _ordered(table: pa.Table, order: Mapping[str, int]) -> pa.Table:
    places = _places(table, order)
    if (np.diff(places) > 0).all() and len(pc.unique(table["period"])) == 1:
        return table
    keys = table.select(["period", "agency", "regime"]).append_column("place", pa.array(places))
    by = [(name, "ascending") for name in ("period", "place", "agency", "regime")]
    return taken(table, pc.sort_indices(keys, by).to_numpy())


def _places(table: pa.Table, order: Mapping[str, int]) -> np.ndarray:
    """The place of each row's agency in the order; those without one come last."""
    named = pa.array(order, pa.string())
    found = pc.index_in(table["agency"], named).fill_null(len(order)).to_numpy()
    places: np.ndarray = np.array([*order.values(), len(order)], np.int64)[found]
    return places


def _once(table: pa.Table) -> pa.Table:
    """Each line once, where a submission was published twice at the same moment."""
    grouped = table.append_column("_row", pa.array(np.arange(table.num_rows)))
    first = grouped.group_by(table.column_names).aggregate([("_row", "min")])["_row_min"]
    return table.take(np.sort(first.to_numpy()))


def submissions_in(tables: Mapping[str, pa.Table]) -> Iterator[str]:
    """The ids of the submissions in the tables."""
    for table in tables.values():
        yield from table["submission"].to_pylist()
