"""A consolidation as a file for the level above: whole or refused, and read without trusting it."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from caicach.adapters.consolidating.package import MOST_AGENCIES, package_in_file, tallies_for, tallies_of
from caicach.adapters.consolidating.seal import seal_of, sealed
from caicach.core.ground.errors import UnreadableInput
from caicach.core.ground.tallies import Tally
from caicach.core.ground.values import NOT_REPORTED, ValueState, reported


SURVEY = {
    "state": "reported",
    "value": "103",
    "total": {"counts": {"reported": 150, "not_reported": 5}},
    "codes": {"1": 103, "0": 47},
}
DATA = {
    "observations": {"A.1": "3"},
    "consolidation": {"version": 2, "figures": {"satisfaction-survey": SURVEY}},
}


def _written(folder: Path, data: object) -> Path:
    path = folder / "goi.json"
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def test_what_was_written_comes_back(tmp_path: Path) -> None:
    assert package_in_file(_written(tmp_path, sealed(DATA))) == DATA["consolidation"]


def test_the_seal_does_not_depend_on_the_order_of_keys() -> None:
    assert seal_of(dict(reversed(DATA.items()))) == seal_of(DATA)


@pytest.mark.parametrize(
    "data",
    [
        sealed(DATA) | {"observations": {"A.1": "4"}},
        sealed(DATA) | {"seal": "0" * 64},
        sealed(DATA) | {"seal": 7},
        DATA,
        {"consolidation": "rác"},
    ],
)
def test_a_changed_or_unsealed_file_is_refused_with_what_to_do(tmp_path: Path, data: object) -> None:
    with pytest.raises(UnreadableInput, match="không còn nguyên vẹn") as refused:
        package_in_file(_written(tmp_path, data))

    assert "Tải lại gói" in refused.value.do.vi


def test_the_first_version_had_no_seal(tmp_path: Path) -> None:
    old = {"consolidation": {"version": 1, "figures": {}}}

    assert package_in_file(_written(tmp_path, old)) == old["consolidation"]


@pytest.mark.parametrize("data", [[], 7, "chữ", {"A.1": 3}])
def test_other_figures_have_no_package(tmp_path: Path, data: object) -> None:
    assert package_in_file(_written(tmp_path, data)) is None


def test_a_tally_says_codes_and_states() -> None:
    (tally,) = tallies_of(DATA["consolidation"]).values()

    assert tally == Tally({Decimal(1): 103, Decimal(0): 47}, {ValueState.NOT_REPORTED: 5})
    assert (tally.answered, tally.asked) == (150, 155)


@pytest.mark.parametrize("value", [reported(1), NOT_REPORTED])
def test_a_tally_does_not_stand_behind_a_figure_a_person_wrote_since(value: object) -> None:
    assert tallies_for(DATA["consolidation"], {"satisfaction-survey": value}) == {}
    assert tallies_for(DATA["consolidation"], {"satisfaction-survey": reported(103)})
    assert tallies_for(DATA["consolidation"], {}) == {}


@pytest.mark.parametrize("count", [MOST_AGENCIES + 1, -3, "103", None, [1]])
def test_counts_that_make_no_sense_are_left_out(count: object) -> None:
    assert tallies_of({"figures": {"satisfaction-survey": SURVEY | {"codes": {"1": count}}}}) == {}
