"""From the archive straight into the engines: what is current counts once, whatever was published before."""

from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from caicach.adapters.archive.archive import Archive, open_archive
from caicach.adapters.archive.submissions import AcceptedSubmission
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.engines.archived_rows import ArchivedRows, columns_of, one_ahead
from caicach.adapters.engines.duckdb_consolidation import DuckDBEngine
from caicach.adapters.engines.from_columns import totals_of_rows
from caicach.adapters.engines.wide import HeldRows, WideRows, missing_rows
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.measuring import encodings_of
from caicach.core.consolidation.tree import tree_of
from caicach.core.consolidation.ways.added import Sum
from caicach.core.consolidation.ways.columns import Encoding
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import reported


FORM = load_catalogue().form("2023")
EARLIER = load_catalogue().form("2022")
ROW = FORM.by_id["steering-documents"]
BROUGHT = {f.id: (f, tuple(encodings_of([Sum(ROW)], FORM, f))) for f in (FORM, EARLIER)}
TREE = tree_of({"tinh": None, "so-b": "tinh", "so-a": "tinh"})
NODES = {"so-a": "so-a", "so-b": "so-b", "so-cu": "tinh"}
PERIODS = ("2022", "2023")


def accepted(agency: str, period: str, number: int, version: int = 1) -> AcceptedSubmission:
    form = FORM if period == "2023" else EARLIER
    given = Contribution(
        f"{agency}-{period}", agency, AgencyType.PROVINCE, form, period, {ROW.id: reported(number)}
    )
    return AcceptedSubmission(given, version, date(2024, 1, version))


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = open_archive(str(tmp_path))
    first = [accepted("so-a", "2023", 5), accepted("so-b", "2023", 7), accepted("so-cu", "2022", 11)]
    archive.publish(first, {}, datetime(2024, 1, 1, tzinfo=UTC))
    archive.publish(
        [accepted("so-b", "2023", 70, 2), accepted("khac", "2023", 1)], {}, datetime(2024, 1, 2, tzinfo=UTC)
    )
    return archive


def test_current_rows_of_placed_agencies_are_added_up(archive: Archive) -> None:
    rows = ArchivedRows(archive, PERIODS, BROUGHT)

    columns = totals_of_rows(TREE, NODES, rows, PERIODS, [ROW.id])
    duck = DuckDBEngine().add_up_rows(TREE, NODES, rows.every())

    for totals in (columns, duck):
        assert [totals.of("tinh", period, ROW.id).number for period in PERIODS] == [11, 75]
        assert totals.of("so-b", "2023", ROW.id).number == 70


def test_period_that_was_not_asked_for_is_a_mistake(archive: Archive) -> None:
    with pytest.raises(KeyError, match="2022"):
        totals_of_rows(TREE, NODES, ArchivedRows(archive, PERIODS, BROUGHT), ["2023"], [ROW.id])


def test_agency_with_two_rows_of_a_period_is_refused(archive: Archive) -> None:
    rows = ArchivedRows(archive, [*PERIODS, *PERIODS], BROUGHT)

    with pytest.raises(ValueError, match="two rows of 2022"):
        totals_of_rows(TREE, NODES, rows, PERIODS, [ROW.id])


def test_no_rows_come_to_nothing() -> None:
    empty = WideRows(FORM, BROUGHT["2023"][1], missing_rows(FORM, []))

    columns = totals_of_rows(TREE, NODES, HeldRows((empty,)), PERIODS, [ROW.id])
    duck = DuckDBEngine().add_up_rows(TREE, NODES, [empty])

    assert columns.of("tinh", "2023", ROW.id) == duck.of("tinh", "2023", ROW.id)
    assert DuckDBEngine().add_up_rows(TREE, NODES, []).of("tinh", "2023", ROW.id).asked == 0


def test_state_that_is_not_there_is_not_asked() -> None:
    table = missing_rows(FORM, [("so-a", "province", "2023")])
    column = f"{ROW.id.replace('-', '_')}__state"
    table = table.set_column(table.column_names.index(column), column, pa.nulls(1, pa.int8()))
    rows = [WideRows(FORM, BROUGHT["2023"][1], table)]

    columns = totals_of_rows(TREE, NODES, HeldRows(tuple(rows)), PERIODS, [ROW.id])
    duck = DuckDBEngine().add_up_rows(TREE, NODES, rows)

    assert columns.of("tinh", "2023", ROW.id).asked == duck.of("tinh", "2023", ROW.id).asked == 0


def test_only_the_columns_of_the_measures_are_read() -> None:
    encoding = Encoding("m", "COALESCE(steering_documents, 0)", "steering_documents__state + 1")

    assert columns_of(FORM, [encoding]) == [
        "agency", "period", "agency_type", "steering_documents", "steering_documents__state",
    ]  # fmt: skip


def test_reading_ahead_keeps_the_order() -> None:
    assert list(one_ahead(iter("abc"))) == ["a", "b", "c"]
