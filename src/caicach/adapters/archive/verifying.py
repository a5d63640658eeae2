"""Whether the archive is whole: every entry of the manifest, every file, every hash."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.parquet as pq

from caicach.adapters.archive import manifests
from caicach.adapters.archive.archive import TOGETHER
from caicach.adapters.archive.columns import schema_hash
from caicach.adapters.archive.derived import FOLDER as DERIVED
from caicach.adapters.archive.storage import UNFINISHED, Storage
from caicach.core.consolidation.archive_manifest import (
    ArchivedFile,
    ManifestEntry,
    find_broken,
    heads_of,
    in_order,
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one file: `kind` as in the sentences `archive.problem_…`."""

    kind: str
    file: str


@dataclass(frozen=True)
class ArchiveVerdict:
    """What reading the whole archive showed. `heads` are the hashes to keep elsewhere; `orphans` are files no entry
    names, left by a publication that was cut off: nobody reads them, they may be deleted."""

    entries: int
    files: int
    rows: int
    heads: tuple[str, ...]
    problems: tuple[Problem, ...]
    orphans: tuple[str, ...]
    holds_kept_hash: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether nothing was changed, lost or cut off, as far as can be known."""
        return not self.problems and self.holds_kept_hash


def verify(storage: Storage, kept_hash: str = "") -> ArchiveVerdict:
    """The verdict; `kept_hash` is one kept elsewhere, which must be among the entries."""
    names = storage.names()
    entries, problems = _entries(storage, names)
    problems += [
        Problem(f"chain_{b.kind}", f"{manifests.FOLDER}/{b.entry}{manifests.ENDING}")
        for b in find_broken(entries)
    ]
    files = list(dict.fromkeys(file for entry in entries for file in entry.files))
    with ThreadPoolExecutor(TOGETHER) as pool:
        found = pool.map(lambda file: _problem_of(storage, file), files)
        problems += [problem for problem in found if problem is not None]
    named = {file.name for file in files}
    return ArchiveVerdict(
        entries=len(entries),
        files=len(files),
        rows=sum(file.rows for file in files),
        heads=tuple(head.hash for head in heads_of(entries)),
        problems=tuple(problems),
        orphans=tuple(name for name in names if name not in named and not _is_ours(name)),
        holds_kept_hash=not kept_hash or any(entry.hash == kept_hash for entry in entries),
    )


def _is_ours(name: str) -> bool:
    """An entry of the manifest, or derived; a file that a crash left unfinished is neither."""
    is_entry = name.startswith(manifests.FOLDER + "/") and name.endswith(manifests.ENDING)
    return is_entry or (name.startswith(DERIVED + "/") and not name.endswith(UNFINISHED))


def _entries(storage: Storage, names: tuple[str, ...]) -> tuple[tuple[ManifestEntry, ...], list[Problem]]:
    entries, problems = [], []
    for name in names:
        if name.startswith(manifests.FOLDER + "/") and name.endswith(manifests.ENDING):
            try:
                entries.append(manifests.entry_of(name, storage.read(name)))
            except (manifests.NotAnEntry, FileNotFoundError):
                problems.append(Problem("entry_changed", name))
    return in_order(entries), problems


def _problem_of(storage: Storage, file: ArchivedFile) -> Problem | None:
    try:
        content = storage.read(file.name)
    except FileNotFoundError:
        return Problem("file_missing", file.name)
    if len(content) != file.size or hashlib.sha256(content).hexdigest() != file.sha256:
        return Problem("file_changed", file.name)
    found = pq.ParquetFile(pa.BufferReader(content))
    alike = found.metadata.num_rows == file.rows and schema_hash(found.schema_arrow) == file.schema
    return None if alike else Problem("file_unlike", file.name)
