"""An archive consolidated: its submissions are laid out as any, and added up from the archive's own columns where the engine
can, so that the values of a nation's reports are never made."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from caicach.adapters.archive.archive import Archive
from caicach.adapters.archive.reading import Selection, read_lines
from caicach.adapters.engines.archived_rows import ArchivedRows, ArchiveEngine
from caicach.adapters.engines.wide import WideRows, missing_rows, with_bases
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.consolidation.archive_manifest import Dataset
from caicach.core.consolidation.arranging import Arrangement, arrange
from caicach.core.consolidation.consolidate import Consolidation
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.measuring import encodings_of
from caicach.core.consolidation.parts import Engine
from caicach.core.consolidation.plan import Plan
from caicach.core.consolidation.totals import Totals
from caicach.core.consolidation.ways.against_base import AgainstBase
from caicach.core.consolidation.ways.columns import Encoding
from caicach.core.ground.directory import Directory


def consolidate_archive(
    archive: Archive, plan: Plan, given: Sequence[Contribution], directory: Directory, engine: Engine
) -> Consolidation:
    """The plan carried out over the archive's submissions of its period, which `given` are. KeyError and ValueError as
    `consolidate` has them."""
    laid = arrange(plan, given, directory)
    return Consolidation(laid, totals_of(archive, laid, engine))


def totals_of(archive: Archive, laid: Arrangement, engine: Engine) -> Totals:
    """What the submissions that count add up to, the same whichever way the engine takes. What consolidations among them
    tallied is not in the columns: they are few, and added one by one."""
    tallied = any(one.contribution.tallies for one in laid.counted)
    if tallied or not isinstance(engine, ArchiveEngine):
        return engine.add_up(laid.tree, laid.parts)
    nodes = {one.contribution.agency: one.place.node for one in laid.counted}
    nodes |= {gap.expected.agency: gap.place.node for gap in laid.missing}
    out = frozenset(one.contribution.id for one in laid.excluded if one.contribution.agency in nodes)
    period, bases = laid.plan.period.id, _bases(laid)
    rows = ArchivedRows(
        archive, (period,), _brought(laid), beside=(_missing(laid, bases),), left_out=out, bases=bases
    )
    return engine.add_up_archived(laid.tree, nodes, rows, _lists(archive, period, out))


def _brought(laid: Arrangement) -> Mapping[str, tuple[FormVersion, tuple[Encoding, ...]]]:
    forms = {one.contribution.form.id: one.contribution.form for one in laid.counted}
    return {
        name: (form, tuple(encodings_of(laid.ways, laid.plan.form, form))) for name, form in forms.items()
    }


def _bases(laid: Arrangement) -> Mapping[str, Mapping[str, Decimal]]:
    return {way.of.id: way.bases for way in laid.ways if isinstance(way, AgainstBase) and way.bases}


def _missing(laid: Arrangement, bases: Mapping[str, Mapping[str, Decimal]]) -> WideRows:
    form, period = laid.plan.form, laid.plan.period.id
    gaps = [(gap.expected.agency, gap.expected.type.value, period) for gap in laid.missing]
    encodings = tuple(encodings_of(laid.ways, form, form))
    return WideRows(form, encodings, with_bases(missing_rows(form, gaps), bases))


def _lists(archive: Archive, period: str, left_out: frozenset[str]) -> pa.Table | None:
    lines = read_lines(archive, Dataset.ELEMENTS, Selection(periods=(period,)))
    if lines is None or not left_out:
        return lines
    return lines.filter(pc.invert(pc.is_in(lines["submission"], pa.array(sorted(left_out), pa.string()))))
