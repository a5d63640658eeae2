"""The current figures of the archive as rows to add up: only the columns that are needed, a period at a time, the next one
read while the last one is added."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import Protocol, TypeVar, runtime_checkable

import pyarrow as pa
import pyarrow.compute as pc

from caicach.adapters.archive.archive import Archive
from caicach.adapters.archive.columns import figures_schema
from caicach.adapters.archive.reading import EVERYTHING, Selection, read_unordered
from caicach.adapters.engines.wide import WideRows, with_bases
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.consolidation.sql import PERIOD_COLUMN
from caicach.core.consolidation.totals import Totals
from caicach.core.consolidation.tree import Tree
from caicach.core.consolidation.ways.columns import AGENCY_COLUMN, TYPE_COLUMN, Encoding


T = TypeVar("T")
ABOUT = (AGENCY_COLUMN, TYPE_COLUMN, PERIOD_COLUMN)
SUBMISSION_COLUMN = "submission"


@dataclass(frozen=True)
class ArchivedRows:
    """The rows of some periods. `brought` are the versions of the form with their measures, by id; submissions under another
    version do not count, nor do those `left_out`, by their ids. `bases` are figures of the base year by row and agency,
    `beside` rows that are not in the archive, of reports that are missing."""

    archive: Archive
    periods: Sequence[str]
    brought: Mapping[str, tuple[FormVersion, tuple[Encoding, ...]]]
    selection: Selection = EVERYTHING
    beside: tuple[WideRows, ...] = ()
    left_out: frozenset[str] = frozenset()
    bases: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)

    @property
    def measures(self) -> tuple[str, ...]:
        """Every measure that some of the rows bring."""
        of_all = (*(encodings for _, encodings in self.brought.values()), *(r.encodings for r in self.beside))
        return tuple(dict.fromkeys(encoding.measure for some in of_all for encoding in some))

    def every(self) -> Iterator[WideRows]:
        """The rows of each period in turn, then those beside."""
        for some in one_ahead(self._read(period) for period in self.periods):
            yield from some
        yield from self.beside

    def of(self, period: str) -> Iterator[WideRows]:
        """The rows of the period, and all beside."""
        yield from self._read(period)
        yield from self.beside

    def _read(self, period: str) -> list[WideRows]:
        if not self.brought:
            return []
        chosen = replace(self.selection, periods=(period,), forms=tuple(self.brought))
        tables = read_unordered(self.archive, chosen, self._columns)
        return [WideRows(*self.brought[form], self._kept(table)) for form, table in tables.items()]

    def _kept(self, table: pa.Table) -> pa.Table:
        if self.left_out:
            ids = pa.array(sorted(self.left_out), pa.string())
            table = table.filter(pc.invert(pc.is_in(table[SUBMISSION_COLUMN], ids)))
        return with_bases(table, self.bases)

    @cached_property
    def _columns(self) -> list[str]:
        named = {name for form, encodings in self.brought.values() for name in columns_of(form, encodings)}
        return sorted(named | ({SUBMISSION_COLUMN} if self.left_out else set()))


@runtime_checkable
class ArchiveEngine(Protocol):
    """An engine that adds up an archive without a value in Python."""

    def add_up_archived(
        self, tree: Tree, nodes: Mapping[str, str], rows: ArchivedRows, lists: pa.Table | None = None
    ) -> Totals:
        """The totals of the rows of agencies that have a node; `lists` are lines of the archive's elements. KeyError when a
        node is not in the tree."""


def columns_of(form: FormVersion, encodings: Iterable[Encoding]) -> list[str]:
    """The columns of the wide table that the measures are made of."""
    named = {word for e in encodings for word in re.findall(r"\w+", f"{e.number} {e.state}")}
    return [name for name in figures_schema(form).names if name in named or name in ABOUT]


def one_ahead(items: Iterator[T]) -> Iterator[T]:
    """The same, each made in a thread of its own while the one before it is used."""
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(lambda: list(islice(items, 1)))
        while made := waiting.result():
            waiting = pool.submit(lambda: list(islice(items, 1)))
            yield made[0]
