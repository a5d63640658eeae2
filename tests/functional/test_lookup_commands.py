"""`caicach catalogue`, `periods`, `checks`, `completion` and `--help`."""

import json
from collections.abc import Callable

import pytest

from caicach.cli.main import group


@pytest.mark.parametrize("command", sorted(group.commands))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_command_teaches_in_both_languages(caicach: Callable, command: str, language: str) -> None:
    page = caicach(command, "--help", "--lang", language).out

    assert page.startswith("Cách dùng: " if language == "vi" else "Usage: ")
    assert f"caicach {command}" in page.split("\n\n", 1)[1]


def test_catalogue_shows_one_indicator_by_its_code(caicach: Callable) -> None:
    page = caicach("catalogue", "a.5.6").out

    assert "provincial-tasks-on-time" in page
    assert "phát sinh trong kỳ" in page


def test_catalogue_finds_words_without_diacritics(caicach: Callable) -> None:
    assert "A.5.7" in caicach("catalogue", "qua han", "--version", "2023").out


def test_catalogue_of_an_unknown_name_suggests_near_ones(caicach: Callable) -> None:
    done = caicach("catalogue", "so nhiem vu da hoan thanhh", "--version", "2023")

    assert done.code == 3
    assert "A.2.2" in done.err


def test_catalogue_json_counts_the_form(caicach: Callable) -> None:
    shape = json.loads(caicach("catalogue", "--version", "2023", "--json").out)

    assert len(shape["indicators"]) == 200


def test_periods_of_a_year_end_on_the_14th_and_are_due_on_the_20th(caicach: Callable) -> None:
    shape = json.loads(caicach("periods", "cchc", "--year", "2026", "--json").out)

    year = {period["id"]: period for period in shape[0]["periods"]}["2026-year"]
    assert (year["from_on"], year["cutoff_on"], year["due_on"]["province"]) == (
        "2025-12-15",
        "2026-12-14",
        "2026-12-20",
    )


def test_checks_shows_one_check_in_words(caicach: Callable) -> None:
    page = caicach("checks", "K001").out

    assert "B.1" in page


def test_checks_of_an_unknown_id_is_wrong_usage(caicach: Callable) -> None:
    assert caicach("checks", "K999").code == 3


def test_completion_prints_a_script(caicach: Callable) -> None:
    assert "_CAICACH_COMPLETE" in caicach("completion", "bash").out


def test_unknown_command_is_wrong_usage_in_the_language_asked_for(caicach: Callable) -> None:
    done = caicach("--lang", "en", "chekc")

    assert done.code == 3
    assert "there is no command “chekc”" in done.err


def test_no_arguments_teach(caicach: Callable) -> None:
    done = caicach()

    assert done.code == 0
    assert "caicach demo" in done.out
