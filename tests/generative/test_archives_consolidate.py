"""An archive consolidated from its columns gives what its submissions give one by one, whatever agencies reported, were
merged, came twice, were left out or never came."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from caicach.adapters.archive.archive import open_archive
from caicach.adapters.archive.reading import Selection
from caicach.adapters.archive.rebuilding import rebuild
from caicach.adapters.archive.restoring import read_submissions
from caicach.adapters.archive.submissions import AcceptedSubmission
from caicach.adapters.consolidating.archived import consolidate_archive
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.engines.cube_engine import CubeEngine
from caicach.adapters.engines.duckdb_consolidation import DuckDBEngine
from caicach.core.consolidation.consolidate import Consolidation, consolidate
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.plan import Plan, Prefer
from caicach.core.consolidation.reference import ReferenceEngine
from caicach.core.ground.tallies import Tally
from caicach.core.ground.values import (
    NONE_AROSE,
    NOT_APPLICABLE,
    NOT_REPORTED,
    WITHHELD,
    ValueState,
    reported,
)
from factories.consolidation_cases import PROVINCE, YEAR_2025, plan


CATALOGUE = load_catalogue()
FORMS = tuple(form.id for form in CATALOGUE.forms)
AGENCIES = tuple(one for one in PROVINCE.agencies if one.id != "tinh")
BASES = {"civil-servants-allocated": {"so-a": Decimal(100), "so-cu-1": Decimal("7.5"), "so-cu-2": Decimal(3)}}

numbers = st.sampled_from(["0", "1", "2", "3", "40", "0.5", "16.905", "-3", "99999999"]).map(Decimal)
values = st.one_of(
    numbers.map(reported), st.sampled_from([NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD])
)

tallies = st.builds(
    Tally,
    st.dictionaries(st.sampled_from([Decimal(1), Decimal(2)]), st.integers(1, 4)),
    st.dictionaries(st.just(ValueState.NOT_REPORTED), st.integers(1, 4)),
)


class Drawn:
    """What is in the archive, and a plan over it; short enough to be printed."""

    def __init__(self, filed: Sequence[AcceptedSubmission], laid: Plan) -> None:
        self.filed, self.plan = filed, laid

    def __repr__(self) -> str:
        said = [(s.given.id, s.given.agency, s.given.form.id, s.given.period) for s in self.filed]
        return f"Drawn({said}, {self.plan.form.id}, {self.plan.prefer}, {sorted(self.plan.left_out)})"


@st.composite
def submissions(draw: st.DrawFn, number: int) -> AcceptedSubmission:
    """A report of some agency; the same agency may come again under another regime."""
    agency = draw(st.sampled_from(AGENCIES))
    form = CATALOGUE.form(draw(st.sampled_from(FORMS)))
    rows = [row.id for row in form.indicators if row.takes_value]
    one = Contribution(
        f"bc-{number:02}",
        agency.id,
        agency.type,
        form,
        draw(st.sampled_from([YEAR_2025.id, YEAR_2025.id, "2024-year"])),
        draw(st.dictionaries(st.sampled_from(rows), values, max_size=60)),
        sent_on=draw(st.sampled_from([None, date(2025, 12, 10), date(2025, 12, 20)])),
        elements={"procedures-in-force": draw(st.frozensets(st.sampled_from("abc")))},
        tallies={"satisfaction-survey": draw(tallies)} if draw(st.integers(0, 9)) == 0 else {},
    )
    return AcceptedSubmission(one, 1, date(2025, 12, 20), regime=f"regime-{number % 2}")


@st.composite
def archives(draw: st.DrawFn) -> Drawn:
    """What is in the archive, and a plan over it."""
    given_reports = [draw(submissions(number)) for number in range(draw(st.integers(0, 9)))]
    keys = {(one.given.agency, one.regime, one.given.period): one for one in given_reports}
    kept = list(keys.values())
    ids = [one.given.id for one in kept]
    alive = [one.id for one in PROVINCE.alive_on(YEAR_2025.cutoff_on) if one.id != "tinh"]
    laid = plan(
        YEAR_2025,
        draw(st.sampled_from(FORMS)),
        expected=draw(st.lists(st.sampled_from(alive), unique=True)),
        bases=BASES,
        prefer=draw(st.sampled_from(Prefer)),
        left_out=dict.fromkeys(draw(st.sets(st.sampled_from(ids)) if ids else st.just(())), "Không rõ nguồn"),
    )
    return Drawn(kept, laid)


def figures(made: Consolidation) -> dict[str, object]:
    return {node: dict(made.figures_at(node)) for node in made.arrangement.tree.nodes}


@pytest.mark.slow
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(drawn=archives(), is_rebuilt=st.booleans())
def test_columns_of_an_archive_come_to_what_its_submissions_come_to(
    drawn: Drawn,
    is_rebuilt: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    filed, laid = drawn.filed, drawn.plan
    archive = open_archive(str(tmp_path_factory.mktemp("archive")))
    archive.publish(filed, {}, datetime(2026, 1, 2, tzinfo=UTC))
    if is_rebuilt:
        rebuild(archive, {})
    here = Selection(periods=(YEAR_2025.id,))
    found = [one.given for one in read_submissions(archive, CATALOGUE.form, here)]
    own = [one.given for one in filed if one.given.period == YEAR_2025.id]

    expected = figures(consolidate(laid, own, PROVINCE, ReferenceEngine()))

    for engine in (CubeEngine(), DuckDBEngine(), ReferenceEngine()):
        assert figures(consolidate_archive(archive, laid, found, PROVINCE, engine)) == expected
