"""The current figures of the archive as files for a cluster to read by itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pyarrow import fs

from caicach.adapters.archive.archive import Archive
from caicach.adapters.archive.derived import fresh_files
from caicach.adapters.content.messages import message
from caicach.adapters.engines.archived_rows import SUBMISSION_COLUMN, ArchivedRows
from caicach.core.checks.sql import quoted
from caicach.core.consolidation.ways.columns import Encoding
from caicach.core.ground.errors import CaicachError


class ArchiveNotRebuilt(CaicachError):
    """The tables of current figures are older than what was published."""


@dataclass(frozen=True)
class FiledRows:
    """Files of the wide table of one version of the form, the measures they bring, which rows count, and figures of the base
    year by row and agency."""

    encodings: tuple[Encoding, ...]
    paths: tuple[str, ...]
    where: str = ""
    bases: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)


def filed_rows(rows: ArchivedRows) -> list[FiledRows]:
    """The files of the rows that are in the archive. ArchiveNotRebuilt when the derived tables are not of what is now
    published: a cluster reads a few large files, not all that was ever sent."""
    archive, files = rows.archive, fresh_files(rows.archive)
    if files is None:
        raise ArchiveNotRebuilt(
            message("spark.not_rebuilt", address=archive.storage.address),
            message("spark.not_rebuilt_do", address=archive.storage.address),
        )
    found = []
    for form, (_, encodings) in rows.brought.items():
        paths = tuple(
            _seen_by_workers(archive, f.name) for f in files if f.form == form and f.period in rows.periods
        )
        if paths:
            found.append(FiledRows(encodings, paths, _where(rows), rows.bases))
    return found


def _where(rows: ArchivedRows) -> str:
    conditions = []
    if rows.selection.regimes:
        conditions.append(f"regime IN ({_listed(rows.selection.regimes)})")
    if rows.left_out:
        conditions.append(f"{SUBMISSION_COLUMN} NOT IN ({_listed(sorted(rows.left_out))})")
    return " AND ".join(conditions)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(quoted(word) for word in words)


def _seen_by_workers(archive: Archive, name: str) -> str:
    path = archive.storage.path(name)
    return f"file://{path}" if isinstance(archive.storage.filesystem, fs.LocalFileSystem) else f"s3a://{path}"
