"""Benchmarks are run by hand; that they still fit the code is a test."""

import importlib
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]
MODULES = sorted(p.stem for p in (ROOT / "benchmarks").glob("*.py") if p.stem not in {"__main__", "__init__"})


@pytest.mark.parametrize("module", MODULES)
def test_benchmark_fits_the_code(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if module == "documents":
        pytest.importorskip("docxtpl", reason="peers are installed by make bench alone")
    monkeypatch.syspath_prepend(str(ROOT))

    assert importlib.import_module(f"benchmarks.{module}")
