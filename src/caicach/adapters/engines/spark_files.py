"""The current figures of the archive as files for a cluster to read by itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyarrow import fs

from caicach.adapters.archive.archive import Archive
from caicach.adapters.archive.derived import fresh_files
from caicach.adapters.content.messages import message
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.checks.sql import quoted
from caicach.core.consolidation.ways.columns import Encoding
from caicach.core.ground.errors import CaicachError


class ArchiveNotRebuilt(CaicachError):
    """The tables of current figures are older than what was published."""


@dataclass(frozen=True)
class FiledRows:
    """Files of the wide table of one version of the form, the measures they bring, and which rows count."""

    encodings: tuple[Encoding, ...]
    paths: tuple[str, ...]
    where: str = ""


def filed_rows(
    archive: Archive,
    periods: Sequence[str],
    brought: Mapping[str, tuple[FormVersion, tuple[Encoding, ...]]],
    regimes: Iterable[str] = (),
) -> list[FiledRows]:
    """The current figures of the periods under the versions of the form that bring something, by id. ArchiveNotRebuilt when
    the derived tables are not of what is now published: a cluster reads a few large files, not all that was ever sent."""
    files = fresh_files(archive)
    if files is None:
        raise ArchiveNotRebuilt(
            message("spark.not_rebuilt", address=archive.storage.address),
            message("spark.not_rebuilt_do", address=archive.storage.address),
        )
    listed = ", ".join(quoted(regime) for regime in regimes)
    where = f"regime IN ({listed})" if listed else ""
    found = []
    for form, (_, encodings) in brought.items():
        paths = tuple(
            _seen_by_workers(archive, f.name) for f in files if f.form == form and f.period in periods
        )
        if paths:
            found.append(FiledRows(encodings, paths, where))
    return found


def _seen_by_workers(archive: Archive, name: str) -> str:
    path = archive.storage.path(name)
    return f"file://{path}" if isinstance(archive.storage.filesystem, fs.LocalFileSystem) else f"s3a://{path}"
