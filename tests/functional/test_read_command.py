"""`caicach read`: the page and the object other tools build on."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest


KEYS = {"code", "id", "label", "unit", "state", "value", "raw", "place"}
STATES = {"reported", "none_arose", "not_applicable", "not_reported", "withheld"}


@pytest.mark.slow
def test_read_json_has_the_promised_shape(caicach: Callable, example: Path) -> None:
    shape = json.loads(caicach("read", example, "--json").out)

    assert {"form_version", "header", "observations", "claims", "unbound"} <= set(shape)
    assert len(shape["observations"]) == 176
    assert all(set(o) >= KEYS and o["state"] in STATES for o in shape["observations"])
    assert all({"text", "numbers", "indicator", "place"} <= set(claim) for claim in shape["claims"])


@pytest.mark.slow
def test_read_json_keeps_numbers_as_decimal_strings_and_blanks_as_null(
    caicach: Callable, example: Path
) -> None:
    shape = json.loads(caicach("read", example, "--json").out)

    by_code = {o["code"]: o for o in shape["observations"]}
    assert by_code["D.2.5"]["value"] == "16.90"
    assert by_code["A.5.6"]["value"] == "22"
    assert (by_code["B.2.2"]["state"], by_code["B.2.2"]["value"]) == ("not_reported", None)


@pytest.mark.slow
def test_read_json_binds_the_tasks_of_the_narrative(caicach: Callable, example: Path) -> None:
    shape = json.loads(caicach("read", example, "--json").out)

    told = {claim["indicator"]: claim["numbers"] for claim in shape["claims"] if claim["indicator"]}
    assert "27" in told["A.5.5"]
    assert "3" in told["A.5.8"]


@pytest.mark.slow
def test_read_page_shows_header_figures_and_claims(caicach: Callable, example: Path) -> None:
    page = caicach("read", example).out

    assert "BAN DÂN TỘC" in page
    assert "16.90" in page
    assert "A.5.6" in page


def test_read_of_a_folder_is_refused_in_one_sentence(caicach: Callable, tmp_path: Path) -> None:
    done = caicach("read", tmp_path)

    assert done.code == 2
    assert len(done.err.strip().splitlines()) == 2
