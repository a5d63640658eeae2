"""What is consolidated: agencies over four levels, their reports of many periods in an archive; seeded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import pyarrow as pa

from benchmarks.filings import generated
from caicach.adapters.archive.archive import Archive, open_archive
from caicach.adapters.archive.columns import figures_schema
from caicach.adapters.archive.derived import write_current
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.engines.archived_rows import columns_of
from caicach.adapters.engines.frame import framed
from caicach.core.catalogue.indicators import FormVersion, IndicatorKind
from caicach.core.checks.sql import SCALE, STATE_CODES, column_of, places_column_of, state_column_of
from caicach.core.consolidation.tree import Tree, tree_of
from caicach.core.consolidation.ways.added import Sum
from caicach.core.consolidation.ways.columns import Encoding
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind
from caicach.core.ground.values import ValueState


SEED, FORM, FIGURES = 20251126, "2023", 200
PROVINCES, DISTRICTS = 34, 680
SHARE_MISSING = 0.05
KIND = AgencyType.PROVINCE.value
OTHER_STATES = ((ValueState.NONE_AROSE, 0.25), (ValueState.NOT_APPLICABLE, 0.1))
"""What a zero may be instead, with the share of zeros that are."""


@dataclass(frozen=True)
class Ground:
    """So many agencies and periods; `folder` is the archive's, and says nothing of what is in it."""

    folder: Path
    agencies: int
    periods: int

    @cached_property
    def form(self) -> FormVersion:
        """The form of 2023 with as many further rows as make two hundred that take a value."""
        form = load_catalogue().form(FORM)
        last = next(row for row in reversed(form.indicators) if row.kind is IndicatorKind.COUNT)
        lacking = FIGURES - sum(row.takes_value for row in form.indicators)
        further = [replace(last, id=f"further-{n}", code=f"H.{n}") for n in range(lacking)]
        return replace(form, indicators=(*form.indicators, *further))

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """The ids of the two hundred rows."""
        return tuple(row.id for row in self.form.indicators if row.takes_value)

    @cached_property
    def encodings(self) -> tuple[Encoding, ...]:
        """Every row added up as it stands."""
        return tuple(e for row in self.form.indicators if row.takes_value for e in Sum(row).encodings())

    @cached_property
    def columns(self) -> list[str]:
        """The columns that are added up."""
        return columns_of(self.form, self.encodings)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The agencies in tree order."""
        return tuple(f"a{n:05}" for n in range(self.agencies))

    @cached_property
    def tree(self) -> Tree:
        """One nation, its provinces, their districts, and the agencies evenly under them."""
        parents: dict[str, str | None] = {"nation": None}
        for n, agency in enumerate(self.names):
            district = n * DISTRICTS // self.agencies
            province = district * PROVINCES // DISTRICTS
            parents.setdefault(f"p{province:02}", "nation")
            parents.setdefault(f"d{district:03}", f"p{province:02}")
            parents[agency] = f"d{district:03}"
        return tree_of(parents)

    @cached_property
    def nodes(self) -> Mapping[str, str]:
        """Each agency stands at a node of its own."""
        return {name: name for name in self.names}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The order in which nodes add the agencies."""
        frame = framed(self.tree, {(name, 1): name for name in self.names}, [], [])
        return {name: at for at, (name, _) in enumerate(frame.units)}

    @cached_property
    def period_names(self) -> tuple[str, ...]:
        """The periods, quarters one after another."""
        return tuple(f"{2020 + n // 4}-Q{n % 4 + 1}" for n in range(self.periods))

    @cached_property
    def sent(self) -> np.ndarray:
        """Whether each agency sent its report of each period."""
        return np.random.default_rng(SEED).random((self.periods, self.agencies)) >= SHARE_MISSING

    @cached_property
    def gaps(self) -> list[tuple[str, str, str]]:
        """Agency, type and period of each report that is missing."""
        return [
            (self.names[a], KIND, self.period_names[p]) for p, a in zip(*np.nonzero(~self.sent), strict=True)
        ]

    @cached_property
    def inner(self) -> list[int]:
        """Positions in the tree of the nodes that are added up."""
        return sorted({0, *self.tree.parents[1:]})

    @property
    def archive(self) -> Archive:
        """The archive in the folder."""
        return open_archive(str(self.folder))

    def write(self) -> None:
        """Put the reports in the archive, as its tables of current figures."""
        pool = _Pool(self)
        write_current(self.archive, (pool.reports(n) for n in range(self.periods)))


class _Pool:
    """Generated filings, of which each report is one, the further rows drawn for themselves."""

    def __init__(self, ground: Ground) -> None:
        self._ground, self._chance = ground, np.random.default_rng(SEED + 1)
        filings = [numbers for _, numbers in generated(load_catalogue().form(FORM), ground.agencies)]
        self._rates = {row.id for row in ground.form.indicators if row.kind is IndicatorKind.RATE}
        self._rows = {
            row: np.array([_thousandths(filing[row], row in self._rates) for filing in filings], np.int64)
            for row in ground.rows
            if row in filings[0]
        }

    def reports(self, period: int) -> tuple[str, str, pa.Table]:
        """Form, period and rows, in the order of the agencies."""
        ground, name = self._ground, self._ground.period_names[period]
        sent = np.nonzero(ground.sent[period])[0]
        which = self._chance.integers(0, ground.agencies, len(sent))
        ids = [f"{ground.names[a]}/{name}" for a in sent]
        columns: dict[str, object] = {
            "submission": ids, "version": [1] * len(sent), "agency": [ground.names[a] for a in sent],
            "regime": ["reform"] * len(sent), "period": [name] * len(sent), "form": [FORM] * len(sent),
            "accepted_on": pa.nulls(len(sent), pa.date32()).fill_null(20_000), "agency_type": [KIND] * len(sent),
            "period_kind": [PeriodKind.QUARTER_FOUR.value] * len(sent), "content_hash": ids, "sent_on": pa.nulls(len(sent)),
            "replaces": pa.nulls(len(sent)), "led": [""] * len(sent),
        }  # fmt: skip
        for row in ground.rows:
            columns |= self._cells(row, which)
        schema = figures_schema(ground.form)
        arrays = [pa.array(columns[field.name], field.type) for field in schema]
        return FORM, name, pa.table(arrays, schema=schema)

    def _cells(self, row: str, which: np.ndarray) -> dict[str, object]:
        drawn = self._chance.integers(0, 100_000, len(which)) * SCALE
        number = self._rows[row][which] if row in self._rows else drawn
        state = np.full(len(which), STATE_CODES[ValueState.REPORTED], np.int8)
        luck, reach = self._chance.random(len(which)), 0.0
        for other, share in OTHER_STATES:
            state[(number == 0) & (luck >= reach) & (luck < reach + share)] = STATE_CODES[other]
            reach += share
        is_blank = number == _BLANK
        state[is_blank] = STATE_CODES[ValueState.NOT_REPORTED]
        if row not in self._rows:
            withheld = luck > 0.99
            state[withheld] = STATE_CODES[ValueState.WITHHELD]
            is_blank = withheld
        cells: dict[str, object] = {
            column_of(row): pa.array(number, mask=is_blank),
            state_column_of(row): pa.array(state),
        }
        if row in self._rates:
            cells[places_column_of(row)] = pa.array(np.full(len(which), 2, np.int8), mask=is_blank)
        return cells


_BLANK = -(2**62)


def _thousandths(number: int | None, is_rate: bool) -> int:
    return _BLANK if number is None else number * (SCALE // 100 if is_rate else SCALE)


Answers = Iterator[tuple[str, str]]


def answers(
    ground: Ground, numbers: np.ndarray, counts: np.ndarray, nodes: Sequence[int] | None = None
) -> Answers:
    """A digest for every inner node, made when it is asked for: of its sums, a row a period and a column a measure, and of the
    counts of each state. Every engine gives its answer in this form."""
    import hashlib

    for at, node in enumerate(nodes or ground.inner):
        digest = hashlib.sha256(np.ascontiguousarray(numbers[at], np.int64))
        digest.update(np.ascontiguousarray(counts[:, at], np.uint32))
        yield ground.tree.nodes[node], digest.hexdigest()
