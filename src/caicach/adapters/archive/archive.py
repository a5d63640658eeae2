"""The archive at one address: what its manifest says is there, and publishing more.

The files of a publication are written first and its entry of the manifest last: who reads sees all of it or nothing."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from urllib.parse import quote

import pyarrow as pa
import pyarrow.parquet as pq

from caicach.adapters.archive import manifests
from caicach.adapters.archive.columns import schema_hash, table_of
from caicach.adapters.archive.storage import Storage, open_storage
from caicach.adapters.archive.submissions import AcceptedSubmission
from caicach.adapters.content.messages import message
from caicach.core.consolidation.archive_manifest import (
    OF_SUBMISSIONS,
    ArchivedFile,
    Dataset,
    ManifestEntry,
    entry_after,
    find_broken,
    heads_of,
    in_order,
)
from caicach.core.ground.errors import CaicachError


TOGETHER = 16  # so many small files are asked for at once


class ArchiveBroken(CaicachError):
    """The archive does not hold together; `caicach archive verify` says where."""


@dataclass
class Archive:
    """The archive in a storage. Entries once read are remembered: they never change."""

    storage: Storage
    _known: dict[str, ManifestEntry] = field(default_factory=dict, repr=False)

    def entries(self) -> tuple[ManifestEntry, ...]:
        """The publications in order. ArchiveBroken when one was changed or one before another is missing; a listing that
        caught a publisher in the middle is made again."""
        entries = self._listed()
        if find_broken(entries):
            entries = self._listed()
        for link in find_broken(entries):
            raise broken(f"{manifests.FOLDER}/{link.entry}{manifests.ENDING}")
        return entries

    def files(self, dataset: Dataset) -> tuple[ArchivedFile, ...]:
        """The published files of a dataset, in the order in which they were published."""
        return tuple(f for entry in self.entries() for f in entry.files if f.dataset is dataset)

    def publish(
        self,
        submissions: Iterable[AcceptedSubmission],
        order: Mapping[str, int],
        now: datetime,
        agencies: pa.Table | None = None,
    ) -> ManifestEntry | None:
        """The publication of the submissions that are not there yet, rows in the order of their agencies, and of the
        directory of `agencies` where one is given; None when there is nothing to publish. UnreadableInput names a figure
        that cannot be held exactly; nothing is published then."""
        entries = self.entries()
        waiting = self._not_there(submissions, entries)
        ordered = sorted(waiting, key=lambda s: _place(s, order))
        files = [self._write(*made) for made in _tables(ordered)]
        if agencies is not None:
            files.append(self._write(Dataset.AGENCIES, "", "", agencies))
        if not files:
            return None
        entry = entry_after(heads_of(entries), now.isoformat(timespec="seconds"), files)
        self.storage.write(manifests.name_of(entry), manifests.bytes_of(entry))
        return entry

    def periods(self) -> tuple[str, ...]:
        """The periods of which something was published."""
        return tuple(sorted({file.period for file in self.files(Dataset.FIGURES)}))

    def read(self, file: ArchivedFile, columns: list[str] | None = None) -> pa.Table:
        """The rows of one file."""
        path = self.storage.path(file.name)
        try:
            return pq.read_table(path, filesystem=self.storage.filesystem, columns=columns, partitioning=None)
        except (FileNotFoundError, pa.ArrowInvalid) as error:
            raise broken(file.name) from error

    def _listed(self) -> tuple[ManifestEntry, ...]:
        names = [n for n in self.storage.names(manifests.FOLDER) if n.endswith(manifests.ENDING)]
        unknown = [name for name in names if name not in self._known]
        with ThreadPoolExecutor(TOGETHER) as pool:
            self._known.update(zip(unknown, pool.map(self._entry, unknown), strict=True))
        return in_order(self._known[name] for name in names)

    def _entry(self, name: str) -> ManifestEntry:
        try:
            return manifests.entry_of(name, self.storage.read(name))
        except (FileNotFoundError, manifests.NotAnEntry) as error:
            raise broken(name) from error

    def _not_there(
        self, submissions: Iterable[AcceptedSubmission], entries: Iterable[ManifestEntry]
    ) -> list[AcceptedSubmission]:
        given = {_identity(s): s for s in submissions}
        periods = {s.given.period for s in given.values()}
        files = [f for e in entries for f in e.files if f.dataset is Dataset.FIGURES and f.period in periods]
        with ThreadPoolExecutor(TOGETHER) as pool:
            there = {identity for found in pool.map(self._identities, files) for identity in found}
        return [submission for identity, submission in given.items() if identity not in there]

    def _identities(self, file: ArchivedFile) -> list[tuple[object, ...]]:
        table = self.read(file, list(_IDENTITY))
        return list(zip(*(table.column(name).to_pylist() for name in _IDENTITY), strict=True))

    def _write(self, dataset: Dataset, form: str, period: str, table: pa.Table) -> ArchivedFile:
        content = parquet_bytes(table)
        digest = hashlib.sha256(content).hexdigest()
        folders = [dataset.value, *(quote(part, safe="") for part in (form, period) if part)]
        name = "/".join([*folders, f"{digest[:24]}.parquet"])
        self.storage.write(name, content)
        schema = schema_hash(table.schema)
        return ArchivedFile(name, dataset, form, period, table.num_rows, len(content), digest, schema)


_IDENTITY = ("submission", "agency", "regime", "period", "version", "content_hash")


def open_archive(address: str) -> Archive:
    """The archive of that address; an empty place is an empty archive."""
    return Archive(open_storage(address))


def parquet_bytes(table: pa.Table) -> bytes:
    """The table as a Parquet file."""
    buffer = pa.BufferOutputStream()
    pq.write_table(table, buffer, compression="zstd")
    return bytes(buffer.getvalue())


def _identity(submission: AcceptedSubmission) -> tuple[object, ...]:
    given = submission.given
    return (
        given.id, given.agency, submission.regime, given.period, submission.version, given.content_hash,
    )  # fmt: skip


def _place(submission: AcceptedSubmission, order: Mapping[str, int]) -> tuple[object, ...]:
    given = submission.given
    place = order.get(given.agency, len(order))
    return given.form.id, given.period, place, given.agency, submission.version, given.id


def _tables(ordered: list[AcceptedSubmission]) -> Iterator[tuple[Dataset, str, str, pa.Table]]:
    """A table for each partition of each dataset that has rows."""
    for (form, period), group in groupby(ordered, key=lambda s: (s.given.form.id, s.given.period)):
        submissions = list(group)
        for dataset in OF_SUBMISSIONS:
            table = table_of(dataset, submissions[0].given.form, submissions)
            if table.num_rows:
                yield dataset, form, period, table


def broken(name: str) -> ArchiveBroken:
    return ArchiveBroken(message("archive.broken", name=name), message("archive.broken_do"), file=name)
