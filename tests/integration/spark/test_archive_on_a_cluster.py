"""The archive added up on a cluster: the workers read its files, and the totals are those of its submissions."""

import random
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from caicach.adapters.archive.archive import Archive, open_archive
from caicach.adapters.archive.reading import Selection, read_lines
from caicach.adapters.archive.rebuilding import rebuild
from caicach.adapters.archive.submissions import AcceptedSubmission
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.engines.archived_rows import ArchivedRows
from caicach.adapters.engines.spark_engine import SparkEngine
from caicach.adapters.engines.spark_files import ArchiveNotRebuilt, filed_rows
from caicach.adapters.engines.wide import WideRows, missing_rows, with_bases
from caicach.core.consolidation.archive_manifest import Dataset
from caicach.core.consolidation.contributions import missing
from caicach.core.consolidation.measuring import encodings_of, measured
from caicach.core.consolidation.reference import ReferenceEngine
from caicach.core.consolidation.tree import tree_of
from caicach.core.consolidation.ways.added import Sum
from caicach.core.consolidation.ways.choosing import Known, ways_of
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD, Value, reported
from factories.archive import NOW, accepted
from factories.consolidation_cases import rules
from factories.spark_cluster import Cluster


FORMS = {form.id: form for form in load_catalogue().forms}
TARGET = FORMS["2023"]
PERIODS = ("2023-year", "2024-year")
TREE = tree_of(
    {"nation": None, "tinh": "nation", "sts": "tinh", "huyen": "tinh", "xa-a": "huyen", "xa-b": "huyen"}
)
NODES = {"sts": "sts", "xa-a": "xa-a", "xa-b": "xa-b", "xa-cu": "huyen"}
BASES = {"civil-servants-allocated": {"sts": Decimal(100), "xa-a": Decimal("7.5")}}
ALL_WAYS = ways_of(
    TARGET, Known(rules(), date(2023, 12, 14), BASES, {"procedures-in-force": frozenset({"sts"})})
)
WAYS = [next(way for way in ALL_WAYS if type(way) is kind) for kind in {type(way): 0 for way in ALL_WAYS}] + [
    way for way in ALL_WAYS if isinstance(way, Sum)
][1:7]
BROUGHT = {form.id: (form, tuple(encodings_of(WAYS, TARGET, form))) for form in FORMS.values()}
GAP = ("xa-b", AgencyType.COMMUNE.value, "2024-year")


def submissions() -> list[AcceptedSubmission]:
    """Reports under every version of the form with all kinds of values, one corrected, one of an agency without a place."""
    chance = random.Random(5)  # noqa: S311 - the same every time
    states = (NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD)

    def values(form: str) -> dict[str, Value]:
        rows = [row.id for row in FORMS[form].indicators if row.takes_value and "_" not in row.id]
        return {
            row.replace("-", "_"): chance.choice(states)
            if chance.random() < 0.3
            else reported(Decimal(chance.randint(0, 50_000)).scaleb(-chance.randint(0, 3)))
            for row in chance.sample(rows, 60)
        }

    lists = {"procedures-in-force": frozenset("ab")}
    found = [
        accepted(agency, 1, period=period, form=form, elements=lists, **values(form))
        for agency, form, period in product(("sts", "xa-a", "xa-cu"), ("2023", "two-level"), PERIODS)
        if (agency == "xa-a") == (form == "two-level")
    ]
    found.append(
        accepted("sts", 7, version=2, elements={"procedures-in-force": frozenset("c")}, **values("2023"))
    )
    return [*found, accepted("elsewhere", 9), accepted("xa-b", 3, regime="khác")]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """All of them published, the derived tables made."""
    found = open_archive(str(tmp_path))
    found.publish(submissions(), {}, NOW)
    rebuild(found, {})
    return found


def current() -> Sequence[AcceptedSubmission]:
    newest = {s.key: s for s in sorted(submissions(), key=lambda s: s.version)}
    return [s for s in newest.values() if s.given.agency in NODES and s.regime == "cchc-province"]


def test_files_read_by_the_workers_add_up_as_the_submissions(cluster: Cluster, archive: Archive) -> None:
    here = Selection(regimes=("cchc-province",))
    gaps = WideRows(*BROUGHT["2023"], with_bases(missing_rows(TARGET, [GAP]), BASES))
    lists = read_lines(archive, Dataset.ELEMENTS, here)
    out = next(s.given.id for s in current() if s.given.agency == "xa-cu")
    rows = ArchivedRows(archive, PERIODS, BROUGHT, here, (gaps,), frozenset({out}), BASES)

    found = SparkEngine(cluster.address, at_once=12).add_up_archived(TREE, NODES, rows, lists)

    given = [s.given for s in current() if s.given.id != out]
    given.append(missing("xa-b", AgencyType.COMMUNE, TARGET, "2024-year"))
    reference = ReferenceEngine().add_up(
        TREE, [measured(one, WAYS, TARGET, NODES[one.agency]) for one in given]
    )
    measures = sorted(rows.measures)
    assert len(measures) > 12
    for place in product(("nation", "tinh", "huyen"), PERIODS, measures):
        assert found.of(*place) == reference.of(*place), place
    for place in product(("sts", "xa-b"), PERIODS, measures[:12]):
        assert found.of(*place) == reference.of(*place), place
    for node, period in product(TREE.nodes, PERIODS):
        assert found.elements(node, period, "procedures-in-force") == reference.elements(
            node, period, "procedures-in-force"
        )
    found.close()


def test_archive_that_grew_since_is_to_be_rebuilt_first(archive: Archive) -> None:
    archive.publish([accepted("snv", 1)], {}, NOW)

    with pytest.raises(ArchiveNotRebuilt, match="cũ hơn những gì đã công bố"):
        filed_rows(ArchivedRows(archive, PERIODS, BROUGHT))
