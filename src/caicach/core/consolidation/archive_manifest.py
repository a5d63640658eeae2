"""The manifest of the archive: what was published, entry after entry, each with the hash of those before it.

Nothing published is ever changed, so what the archive holds is the union of its entries. Two publishers who did not see
each other make two entries after the same one; the next entry names both. Nothing is lost and no lock is needed."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Dataset(StrEnum):
    """What the archive keeps: figures by submission, named elements of catalogues, texts by division of the outline, what the
    agencies of a consolidation answered; and the directory of agencies, whole, each time it has changed: of no form and no period."""

    FIGURES = "figures"
    ELEMENTS = "elements"
    TEXTS = "texts"
    TALLIES = "tallies"
    AGENCIES = "agencies"


OF_SUBMISSIONS = (Dataset.FIGURES, Dataset.ELEMENTS, Dataset.TEXTS, Dataset.TALLIES)


@dataclass(frozen=True, slots=True)
class ArchivedFile:
    """One file of the archive: its name, what is in it, and the hashes of its bytes and of its columns."""

    name: str
    dataset: Dataset
    form: str
    period: str
    rows: int
    size: int
    sha256: str
    schema: str

    def parts(self) -> tuple[str, ...]:
        """All that is known of it, in one order."""
        return (
            self.name, self.dataset.value, self.form, self.period, str(self.rows), str(self.size),
            self.sha256, self.schema,
        )  # fmt: skip


@dataclass(frozen=True)
class ManifestEntry:
    """One publication: its number, when it was made (ISO 8601), the hashes of the entries before it, its files.

    `before` has one hash, none for the first entry, several where publishers had not seen each other."""

    number: int
    at: str
    before: tuple[str, ...]
    files: tuple[ArchivedFile, ...]

    @cached_property
    def hash(self) -> str:
        """SHA-256, in hex, over all of it, every part with its length before it."""
        parts = [str(self.number), self.at, str(len(self.before)), *self.before]
        parts += [part for file in self.files for part in file.parts()]
        return hashlib.sha256("".join(f"{len(part.encode())}:{part}" for part in parts).encode()).hexdigest()

    @property
    def name(self) -> str:
        """What it is called: in order of number, and no two alike."""
        return f"{self.number:08d}-{self.hash[:20]}"


@dataclass(frozen=True, slots=True)
class BrokenChain:
    """Where the manifest does not hold together: the entry, and in which way (`missing` before it, wrong `number`)."""

    entry: str
    kind: str


def entry_after(heads: Iterable[ManifestEntry], at: str, files: Iterable[ArchivedFile]) -> ManifestEntry:
    """The entry of these files after the heads."""
    before = sorted(heads, key=lambda head: head.hash)
    number = max((head.number for head in before), default=0) + 1
    return ManifestEntry(number, at, tuple(head.hash for head in before), tuple(files))


def in_order(entries: Iterable[ManifestEntry]) -> tuple[ManifestEntry, ...]:
    """The entries in the one order every reader takes: by number, then by hash."""
    return tuple(sorted(entries, key=lambda entry: (entry.number, entry.hash)))


def heads_of(entries: Iterable[ManifestEntry]) -> tuple[ManifestEntry, ...]:
    """The entries no other comes after: what the next entry names, and what to keep elsewhere to prove the end."""
    ordered = in_order(entries)
    named = {before for entry in ordered for before in entry.before}
    return tuple(entry for entry in ordered if entry.hash not in named)


def find_broken(entries: Iterable[ManifestEntry]) -> tuple[BrokenChain, ...]:
    """Every entry that names one that is not there, or whose number does not follow from those it names. Cutting off the
    end is not seen from the manifest alone: compare with a hash kept elsewhere."""
    ordered = in_order(entries)
    by_hash: Mapping[str, ManifestEntry] = {entry.hash: entry for entry in ordered}
    broken = []
    for entry in ordered:
        if any(before not in by_hash for before in entry.before):
            broken.append(BrokenChain(entry.name, "missing"))
        elif entry.number != max((by_hash[before].number for before in entry.before), default=0) + 1:
            broken.append(BrokenChain(entry.name, "number"))
    return tuple(broken)
