"""What a report says of its figures: tests/spec/composed_sentences.yaml, one table of figures and sentences."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from caicach.core.ground.agencies import AgencyType
from factories.statements import QUARTER_THREE_2025, YEAR_2023, body_text, composed, statement


CASES = yaml.safe_load(
    Path(__file__).with_suffix("").parent.joinpath("composed_sentences.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_figures_are_said(case: dict[str, Any]) -> None:
    version = case.get("version", "2023")
    period = QUARTER_THREE_2025 if version == "two-level" else YEAR_2023
    made = statement(case["figures"], AgencyType(case.get("agency_type", "department")), period, version)

    text = body_text(composed(made))

    assert (case["says"] in text) is not case.get("not", False)
