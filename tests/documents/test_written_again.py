"""A document of ours read back and composed again is the same document."""

from decimal import Decimal
from pathlib import Path

import pytest

from caicach import library
from caicach.core.documents.official import OfficialDocument
from caicach.core.ground.agencies import AgencyType
from factories.statements import QUARTER_THREE_2025, YEAR_2023, composed, statement


FIGURES: dict[str, int | str] = {
    "A.1": 3,
    "A.2.1": 16,
    "A.2.2": 12,
    "A.5.1": 0,
    "A.5.5": 1234,
    "A.5.6": 1200,
    "A.5.7": 30,
    "A.5.8": 4,
    "A.6": 0,
    "A.7": 1,
    "B.1": "*",
    "C.1.4": 365,
    "C.1.4.3": 365,
    "C.3.3.1": 2760,
    "C.3.3.2": 2602,
    "C.3.4.1": "-",
    "D.2.1": 19,
    "D.2.2": 18,
    "D.2.5": "16.90",
    "F.1.1": "4800.5",
    "F.1.2": "1200.25",
}


def made(agency_type: AgencyType) -> OfficialDocument:
    is_commune = agency_type is AgencyType.COMMUNE
    period, version = (QUARTER_THREE_2025, "two-level") if is_commune else (YEAR_2023, "2023")
    return composed(
        statement(FIGURES, agency_type, period, version, notes={"plan-tasks-set": "theo kế hoạch"})
    )


def numbers(document: OfficialDocument) -> dict[str, tuple[str, Decimal | None]]:
    """State and number of each row; a spreadsheet keeps 16.90 as 16.9."""
    observations = document.carried["observations"]
    assert isinstance(observations, dict)
    return {
        row: (value["state"], None if value["value"] is None else Decimal(value["value"]))
        for row, value in observations.items()
    }


@pytest.mark.slow
@pytest.mark.parametrize("agency_type", list(AgencyType))
def test_word_file_gives_the_same_document(tmp_path: Path, agency_type: AgencyType) -> None:
    first = made(agency_type)
    library.write(first, tmp_path / "written.docx")

    again = library.compose_from(tmp_path / "written.docx")

    assert again.carried == first.carried
    assert sorted(line.text for line in again.body) == sorted(line.text for line in first.body)
    for part in ("parent_agency", "issuer", "symbol", "place", "dated", "subject", "addressees", "annexes"):
        assert getattr(again, part) == getattr(first, part)


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".xlsx", ".pdf"])
def test_other_files_give_the_same_observations(tmp_path: Path, ending: str) -> None:
    first = made(AgencyType.DEPARTMENT)
    library.write(first, tmp_path / f"written{ending}")

    again = library.compose_from(tmp_path / f"written{ending}")

    assert numbers(again) == numbers(first)
    assert again.subject == first.subject
