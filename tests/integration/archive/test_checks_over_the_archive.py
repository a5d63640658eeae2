"""The checks about figures find over the archive what they find over the reports themselves."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

import duckdb
import pyarrow as pa
import pytest

from caicach.adapters.archive import archive as publishing
from caicach.adapters.archive.archive import Archive
from caicach.adapters.archive.reading import read_current
from caicach.adapters.archive.restoring import read_submissions
from caicach.adapters.archive.submissions import AcceptedSubmission
from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.engines.archived_filings import take_from_archive, with_led
from caicach.adapters.engines.duckdb_engine import find_breaches
from caicach.core.catalogue.leads import NONE_LED
from caicach.core.checks.figures import figures_of
from caicach.core.checks.many import breaches_of, checks_of_figures
from caicach.core.checks.of_figures import FiguresOfPeriod, filing_of
from caicach.core.checks.sql import led_rows
from caicach.core.consolidation.contributions import Contribution
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind
from caicach.core.ground.values import NONE_AROSE, NOT_APPLICABLE, WITHHELD, Value, reported
from factories.archive import ACCEPTED, NOW
from factories.filings import YEAR_2023


CATALOGUE, BOOK = load_catalogue(), load_checks()
FORM = CATALOGUE.form("2023")
LEAD, OTHER, COMMUNE = "gia-lai-so-thong-tin-truyen-thong", "gia-lai-ban-dan-toc", "xa-a"
CODED = "one-stop-system-district"
Found = Counter[tuple[str, str, str]]

NOT_CHOSEN: Mapping[str, Value] = {CODED: reported(0)}
TOO_MANY: Mapping[str, Value] = {
    "public-investment-planned": reported(5),
    "provincial-tasks-assigned": reported(1),
}
STATES: Mapping[str, Value] = {
    "provincial-tasks-assigned": NONE_AROSE,
    "provincial-tasks-on-time": reported(3),
    "provincial-tasks-late": WITHHELD,
    "steering-documents": NOT_APPLICABLE,
    "plan-completion-rate": reported("66.6"),
}
GIVEN = (
    (LEAD, AgencyType.DEPARTMENT, NOT_CHOSEN),
    (OTHER, AgencyType.DEPARTMENT, NOT_CHOSEN | TOO_MANY),
    (COMMUNE, AgencyType.COMMUNE, STATES),
)


def given() -> list[AcceptedSubmission]:
    return [_accepted(*one) for one in GIVEN]


def _accepted(agency: str, kind: AgencyType, values: Mapping[str, Value]) -> AcceptedSubmission:
    of_agency = Contribution(agency, agency, kind, FORM, YEAR_2023.id, values, content_hash=agency)
    led = frozenset({CODED}) if agency == LEAD else NONE_LED
    return AcceptedSubmission(of_agency, 1, ACCEPTED, period_kind=PeriodKind.YEAR, led=led)


def over_the_reports(submissions: Iterable[AcceptedSubmission]) -> Found:
    found: Found = Counter()
    for one in submissions:
        kind, values = one.given.agency_type, one.given.values
        filing = filing_of(FiguresOfPeriod(FORM, values, kind, YEAR_2023, led=one.led))
        checks = [c for c in checks_of_figures(BOOK, FORM, None) if c.kind != "feasible_rate"]
        for check, breach in breaches_of(checks, figures_of(filing), PeriodKind.YEAR):
            found[one.given.id, check, f"{breach.key[0]} {breach.key[1]}"] += 1
    return found


def over_the_archive(rows: pa.Table) -> Found:
    with duckdb.connect() as connection:
        take_from_archive(connection, FORM, rows, CATALOGUE)
        breaches = find_breaches(connection, BOOK, FORM)
    return Counter((b.filing, b.check, f"{b.variant} {b.at}") for b in breaches)


@pytest.mark.slow
def test_findings_are_those_of_the_reports(archive: Archive) -> None:
    archive.publish(given(), {}, NOW)

    expected, found = over_the_reports(given()), over_the_archive(read_current(archive)[FORM.id])

    assert found == expected
    assert {agency for agency, _, at in found if at == f"not_chosen {CODED}"} == {LEAD}
    assert any(agency == COMMUNE for agency, _, _ in found)


def test_what_an_agency_leads_comes_back(archive: Archive) -> None:
    archive.publish(given(), {}, NOW)

    led = {one.given.agency: one.led for one in read_submissions(archive, CATALOGUE.form)}

    assert led == {LEAD: {CODED}, OTHER: NONE_LED, COMMUNE: NONE_LED}


@pytest.mark.slow
def test_archive_older_than_the_column_reads_what_content_says(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Older files beside newer ones: of those without the column, who leads is told by content for the cut-off."""
    lead, *others = given()
    with monkeypatch.context() as then:
        then.setattr(publishing, "table_of", without_led(publishing.table_of))
        archive.publish([lead], {}, NOW)
    archive.publish(others, {}, NOW)

    rows = read_current(archive)[FORM.id]
    assert rows["led"].null_count == 1
    led = with_led(rows, FORM, CATALOGUE)

    told = dict(zip(led["agency"].to_pylist(), led["led"].to_pylist(), strict=True))
    assert led_rows(told[LEAD]) == CATALOGUE.led_by(LEAD, YEAR_2023.cutoff_on, FORM) != NONE_LED
    assert (told[OTHER], told[COMMUNE]) == ("", "")
    as_content_says = [replace(lead, led=led_rows(told[LEAD])), *others]
    assert over_the_archive(rows) == over_the_reports(as_content_says)
    assert {one.given.agency: one.led for one in read_submissions(archive, CATALOGUE.form)}[LEAD] == NONE_LED


def without_led(table_of):  # type: ignore[no-untyped-def]
    def older(*given: object) -> pa.Table:
        table = table_of(*given)
        return table.drop_columns(["led"]) if "led" in table.column_names else table

    return older
