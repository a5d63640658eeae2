"""The current figures of the archive as rows to add up: only the columns that are needed, a period at a time, the next one
read while the last one is added."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import TypeVar

from caicach.adapters.archive.archive import Archive
from caicach.adapters.archive.columns import figures_schema
from caicach.adapters.archive.reading import EVERYTHING, Selection, read_unordered
from caicach.adapters.engines.wide import WideRows
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.consolidation.sql import PERIOD_COLUMN
from caicach.core.consolidation.ways.columns import AGENCY_COLUMN, TYPE_COLUMN, Encoding


T = TypeVar("T")
ABOUT = (AGENCY_COLUMN, TYPE_COLUMN, PERIOD_COLUMN)


@dataclass(frozen=True)
class ArchivedRows:
    """The rows of some periods. `brought` are the versions of the form with their measures, by id; submissions under another
    version do not count. `beside` are rows that are not
    in the archive, of reports that are missing."""

    archive: Archive
    periods: Sequence[str]
    brought: Mapping[str, tuple[FormVersion, tuple[Encoding, ...]]]
    selection: Selection = EVERYTHING
    beside: tuple[WideRows, ...] = ()

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
        chosen = replace(self.selection, periods=(period,), forms=tuple(self.brought))
        tables = read_unordered(self.archive, chosen, self._columns)
        return [WideRows(*self.brought[form], table) for form, table in tables.items()]

    @cached_property
    def _columns(self) -> list[str]:
        return sorted(
            {name for form, encodings in self.brought.values() for name in columns_of(form, encodings)}
        )


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
