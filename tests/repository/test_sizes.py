"""A file people would not want to open is split by noun. Exceptions stand here with reason and date."""

import ast
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]
LIMITS = {
    "src/caicach/web/templates": 200,
    "src/caicach/core": 400,
    "src/caicach": 500,
    "tests": 600,
    "content": 150,
    "scripts": 300,
    "benchmarks": 500,
}
LONGEST_FUNCTION = 50
EXCEPTIONS = {
    "src/caicach/store/migrations/0001_initial.py": "2026-11-25: all first tables, written by makemigrations",
}


def _limit(path: str) -> int:
    return next(limit for folder, limit in LIMITS.items() if path.startswith(f"{folder}/"))


def _files() -> list[str]:
    endings = ("*.py", "*.yaml", "*.html", "*.txt", "*.css", "*.js")
    found = [f for folder in LIMITS for e in endings for f in (ROOT / folder).rglob(e)]
    return sorted({str(f.relative_to(ROOT)) for f in found if "vendor" not in f.parts})


@pytest.mark.parametrize("path", _files())
def test_file_is_short_enough_to_open(path: str) -> None:
    lines = len((ROOT / path).read_text(encoding="utf-8").splitlines())

    assert lines <= _limit(path) or path in EXCEPTIONS, f"{path} has {lines} lines; split it by noun"


@pytest.mark.parametrize("path", [f for f in _files() if f.startswith("src/") and f.endswith(".py")])
def test_functions_are_short_enough_to_read(path: str) -> None:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]

    long = [
        f"{n.name} ({(n.end_lineno or 0) - n.lineno + 1})"
        for n in functions
        if (n.end_lineno or 0) - n.lineno >= LONGEST_FUNCTION
    ]

    assert not long, f"{path}: {', '.join(long)}"


def test_every_public_module_begins_with_a_paragraph() -> None:
    silent = [
        path
        for path in _files()
        if path.startswith("src/") and path.endswith(".py") and "/migrations/" not in path
        if not ast.get_docstring(ast.parse((ROOT / path).read_text(encoding="utf-8")))
    ]

    assert silent == []
