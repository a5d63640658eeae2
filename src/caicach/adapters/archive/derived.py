"""Tables made of the archive and made again whenever needed: the current figures of each period in one file.

They say of which end of the manifest they are; once more has been published, nobody reads them."""

import hashlib
import json
from collections.abc import Iterable
from urllib.parse import quote

import pyarrow as pa

from caicach.adapters.archive.archive import Archive, parquet_bytes
from caicach.adapters.archive.columns import schema_hash
from caicach.core.consolidation.archive_manifest import ArchivedFile, Dataset, heads_of


FOLDER = "derived"
LIST = f"{FOLDER}/current.json"
TOTALS = f"{FOLDER}/totals.json"


def fresh_files(archive: Archive) -> tuple[ArchivedFile, ...] | None:
    """The files of the current figures; None when there are none of what is now published."""
    try:
        stated = json.loads(archive.storage.read(LIST))
        if stated["of"] != _ends(archive):
            return None
        return tuple(ArchivedFile(**{**file, "dataset": Dataset.FIGURES}) for file in stated["files"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def write_current(archive: Archive, tables: Iterable[tuple[str, str, pa.Table]]) -> int:
    """Put the current figures in the place of those that stood there: form, period and rows of each; how many rows. The
    list is written when all files are there, and old files go last."""
    of = _ends(archive)
    files = [_write(archive, *table) for table in tables]
    stated = {"of": of, "files": [_stated(file) for file in files]}
    archive.storage.write(LIST, json.dumps(stated, ensure_ascii=False, indent=1).encode())
    _sweep(archive, f"{FOLDER}/current/", {file.name for file in files})
    return sum(file.rows for file in files)


def write_totals(archive: Archive, tables: Iterable[tuple[str, pa.Table]]) -> int:
    """Put consolidated figures in the place of those that stood there: period and rows of each; how many rows. `totals.json`
    says of which end of the manifest they are."""
    of, names, rows = _ends(archive), {}, 0
    for period, table in tables:
        content = parquet_bytes(table)
        digest = hashlib.sha256(content).hexdigest()[:24]
        names[period] = f"{FOLDER}/totals/{quote(period, safe='')}/{digest}.parquet"
        archive.storage.write(names[period], content)
        rows += table.num_rows
    archive.storage.write(TOTALS, json.dumps({"of": of, "files": names}, indent=1).encode())
    _sweep(archive, f"{FOLDER}/totals/", set(names.values()))
    return rows


def _sweep(archive: Archive, folder: str, kept: set[str]) -> None:
    for name in archive.storage.names(folder.rstrip("/")):
        if name not in kept:
            archive.storage.delete(name)


def _ends(archive: Archive) -> list[str]:
    return [head.hash for head in heads_of(archive.entries())]


def _write(archive: Archive, form: str, period: str, table: pa.Table) -> ArchivedFile:
    content = parquet_bytes(table)
    digest = hashlib.sha256(content).hexdigest()
    name = f"{FOLDER}/current/{quote(form, safe='')}/{quote(period, safe='')}/{digest[:24]}.parquet"
    archive.storage.write(name, content)
    schema = schema_hash(table.schema)
    return ArchivedFile(name, Dataset.FIGURES, form, period, table.num_rows, len(content), digest, schema)


def _stated(file: ArchivedFile) -> dict[str, object]:
    return {
        "name": file.name, "form": file.form, "period": file.period, "rows": file.rows, "size": file.size,
        "sha256": file.sha256, "schema": file.schema,
    }  # fmt: skip
