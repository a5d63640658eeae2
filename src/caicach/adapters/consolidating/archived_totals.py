"""Consolidated figures of every period of an archive, as a table made again at will: for each node of the usual plan, each
row of the form with its figure and coverage."""

from collections.abc import Iterator

import pyarrow as pa

from caicach.adapters.archive.archive import Archive
from caicach.adapters.archive.derived import write_totals
from caicach.adapters.archive.reading import Selection
from caicach.adapters.archive.restoring import read_submissions
from caicach.adapters.consolidating.archived import consolidate_archive
from caicach.adapters.consolidating.nation import NATION
from caicach.adapters.consolidating.usual_plan import tops_of, usual_plan
from caicach.adapters.consolidating.wishes import Wishes
from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.period_words import period_by_id
from caicach.core.checks.sql import STATE_CODES
from caicach.core.consolidation.consolidate import Consolidation
from caicach.core.consolidation.parts import Engine
from caicach.core.ground.directory import Directory
from caicach.core.ground.errors import CaicachError
from caicach.core.ground.numbers import plain_number


SCHEMA = pa.schema(
    [
        ("period", pa.string()), ("root", pa.string()), ("node", pa.string()), ("form", pa.string()),
        ("row", pa.string()), ("state", pa.int8()), ("number", pa.string()), ("asked", pa.int64()),
        *((f"parts_{state.value}", pa.int64()) for state in STATE_CODES),
    ]
)  # fmt: skip
"""A figure a row; the number is an exact decimal as text, for a rate has no fixed number of decimals."""


def rebuild_totals(archive: Archive, directory: Directory, engine: Engine) -> int:
    """The table of each period consolidated as nobody planned it otherwise, along the directory: of the province, or of the
    nation where the reports are of several; how many figures. A period whose province cannot be told has none."""
    return write_totals(archive, _tables(archive, directory, engine))


def _tables(archive: Archive, directory: Directory, engine: Engine) -> Iterator[tuple[str, pa.Table]]:
    for period in archive.periods():
        result = _consolidated(archive, period, directory, engine)
        if result is not None:
            yield period, pa.Table.from_pylist(list(_rows(result)), schema=SCHEMA)


def _consolidated(
    archive: Archive, period: str, directory: Directory, engine: Engine
) -> Consolidation | None:
    catalogue = load_catalogue()
    known = period_by_id(catalogue.regimes, period)
    selection = Selection(periods=(period,))
    given = [accepted.given for accepted in read_submissions(archive, catalogue.form, selection)]
    if known is None or not given:
        return None
    root = NATION if len(set(tops_of(given, directory, known.cutoff_on))) > 1 else None
    try:
        plan = usual_plan((), given, Wishes(period=known, root=root), catalogue, directory).plan
    except CaicachError:  # nobody in the archive is of a province we know
        return None
    return consolidate_archive(archive, plan, given, directory, engine)


def _rows(result: Consolidation) -> Iterator[dict[str, object]]:
    plan, tree = result.plan, result.arrangement.tree
    inner = {tree.nodes[0], *(tree.nodes[above] for above in tree.parents[1:])}
    for node in tree.nodes:
        if node not in inner:
            continue
        for row, figure in result.figures_at(node).items():
            value, total = figure.value, figure.total
            yield {
                "period": plan.period.id, "root": plan.root, "node": node, "form": plan.form.id, "row": row,
                "state": STATE_CODES[value.state],
                "number": plain_number(value.number) if value.number is not None else None,
                "asked": total.asked,
                **{f"parts_{state.value}": total.count(state) for state in STATE_CODES},
            }  # fmt: skip
