"""A report composed from sound figures, checked as it was written: nothing but what a person has still to fill in."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caicach import library
from caicach.core.documents.compose import Narrative
from caicach.core.documents.official import OfficialDocument
from caicach.core.documents.statement import Masthead, Statement
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from factories.sound_figures import COMMUNE_2025, PROVINCE_2024
from factories.statements import QUARTER_THREE_2025, composed, statement


YEAR_2024 = ReportingPeriod(PeriodKind.YEAR, 2024, date(2023, 12, 15), date(2024, 12, 14))
# Number, day and signer of a draft, and the requests left in brackets.
STILL_TO_FILL_IN = {"K400", "K403", "K411", "K420"}


def province() -> Statement:
    name = "UBND tỉnh Nghệ An"
    made = statement(PROVINCE_2024, AgencyType.PROVINCE, YEAR_2024, agency_name=name, short_name=name)
    return replace(
        made, province="tỉnh Nghệ An", masthead=Masthead(position="CHỦ TỊCH", signatory="Lê Hồng Vân")
    )


def commune() -> Statement:
    return statement(COMMUNE_2025, AgencyType.COMMUNE, QUARTER_THREE_2025, "two-level")


def nameless_department() -> Statement:
    figures = {"A.1": 3, "A.2.1": 16, "A.2.2": 16, "A.5.5": 27, "A.5.6": 27, "A.5.7": 0, "A.5.8": 0}
    return replace(statement(figures), abbreviation=None)


REPORTS = {"province": province, "commune": commune}


def found_in(document: OfficialDocument, path: Path) -> dict[str, str]:
    """What checking the written file finds, by check."""
    library.write(document, path)
    return {finding.check: finding.message.vi for finding in library.check(library.read(path))}


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["docx", "pdf"])
@pytest.mark.parametrize("report", REPORTS)
def test_composed_report_has_nothing_wrong_but_what_is_to_be_filled_in(
    tmp_path: Path, report: str, ending: str
) -> None:
    document = composed(REPORTS[report](), Narrative.COMPOSE)

    found = found_in(document, tmp_path / f"report.{ending}")

    assert {check: said for check, said in found.items() if check not in STILL_TO_FILL_IN} == {}
    assert "K420" in found


@pytest.mark.slow
@pytest.mark.parametrize("report", REPORTS)
def test_appendix_alone_has_nothing_wrong(tmp_path: Path, report: str) -> None:
    assert found_in(composed(REPORTS[report](), Narrative.COMPOSE), tmp_path / "appendix.xlsx") == {}


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_symbol_still_to_be_completed_is_not_a_wrong_symbol(tmp_path: Path, ending: str) -> None:
    document = composed(nameless_department(), Narrative.COMPOSE)

    found = found_in(document, tmp_path / f"report.{ending}")

    assert {"K436", "K450", "K453", "K454"} & set(found) == set(), found
