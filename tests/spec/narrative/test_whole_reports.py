"""Whole reports as agencies write them: right as they stand, and with each figure that follows from others broken."""

import pytest

from factories.narratives import said_of
from factories.whole_reports import WholeReport, whole_report


# Of a hundred slips, how many are found. The rest cannot be: a base moved by one under a percentage of two decimals,
# a total that only `trong đó` ties to its parts, a part that may be one of several.
FOUND = {
    "province-2024": 88,
    "commune-2026": 84,
    "department-2022": 76,
    "district-2023": 84,
    "department-2025": 74,
    "ward-2025": 79,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FOUND)
def test_right_report_is_not_doubted(name: str) -> None:
    assert [finding.message.vi for finding in said_of(whole_report(name).filed())] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", FOUND)
def test_broken_figures_are_found(name: str) -> None:
    report = whole_report(name)
    slips = list(report.slips())[::3]

    found = sum(bool(said_of(report.filed(slip))) for slip in slips)

    assert found * 100 >= FOUND[name] * len(slips), f"{found} of {len(slips)}"


def test_slip_changes_one_figure_only() -> None:
    report = WholeReport(
        "", ("1",), ("Giao ⟦10⟧ nhiệm vụ, xong ⟦08⟧.",), {}, whole_report("commune-2026").period
    )

    texts = [report.filed(slip).sections[0].paragraphs[0].text for slip in report.slips()]

    assert "Giao 11 nhiệm vụ, xong 08." in texts
    assert "Giao 10 nhiệm vụ, xong 09." in texts
    assert len(texts) == len(set(texts)) == 6
