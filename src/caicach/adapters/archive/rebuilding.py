"""`caicach archive rebuild`: the derived tables made again."""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from caicach.adapters.archive.archive import Archive
from caicach.adapters.archive.derived import write_current
from caicach.adapters.archive.reading import Selection, read_published


def rebuild(archive: Archive, order: Mapping[str, int]) -> int:
    """The current figures, a file for each version of the form and period, rows in the order of the agencies; how many
    rows. One period at a time, so that it does not matter how many there are."""
    return write_current(archive, _tables(archive, order))


def _tables(archive: Archive, order: Mapping[str, int]) -> Iterator[tuple[str, str, pa.Table]]:
    for period in archive.periods():
        current = read_published(archive, Selection(periods=(period,)), order)
        for form in sorted(current):
            yield form, period, current[form].filter(pc.equal(current[form]["period"], period))
