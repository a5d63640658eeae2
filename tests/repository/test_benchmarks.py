"""Benchmarks are run by hand; that they still fit the code is a test."""

import importlib
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]
MODULES = sorted(p.stem for p in (ROOT / "benchmarks").glob("*.py") if p.stem not in {"__main__", "__init__"})


@pytest.mark.parametrize("module", MODULES)
def test_benchmark_fits_the_code(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))

    assert importlib.import_module(f"benchmarks.{module}")


def test_sections_are_the_modules_that_measure_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))

    assert importlib.import_module("benchmarks.__main__").sections() == [
        "checks",
        "consolidate_folder",
        "consolidation",
        "consolidation_checks",
        "documents",
        "portal",
        "reports",
    ]


@pytest.mark.slow
def test_engines_give_the_same_totals_of_a_small_ground(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    ours = importlib.import_module("benchmarks.consolidation_ours")
    ground = importlib.import_module("benchmarks.consolidation_ground").Ground(tmp_path, 40, 2)
    ground.write()

    works = (ours.cube_in_memory, ours.columns_from_archive, ours.duckdb_in_memory, ours.duckdb_from_archive)
    first, *others = [list(work(ground)()) for work in works]

    assert len(first) == len(ground.inner)
    assert all(other == first for other in others)


@pytest.mark.slow
def test_one_report_is_read_understood_and_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))

    section = importlib.import_module("benchmarks.reports").measure(1)

    assert len(section.rows) == 4
    assert all(row.seconds and row.seconds > 0 for row in section.rows)
    assert section.rows[-1].found
