"""Running the command line in this process, as a person would type it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from caicach import library
from caicach.cli.main import run


@dataclass(frozen=True)
class Run:
    """What a command returned and printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def caicach(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """Runs `caicach …` and returns what came of it; a wide terminal, so that sentences stay on one line."""
    monkeypatch.setenv("COLUMNS", "300")
    monkeypatch.setenv("CAICACH_DEBUG", "1")

    def typed(*arguments: object) -> Run:
        code = run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Run(code, printed.out, printed.err)

    return typed


@pytest.fixture
def example() -> Path:
    """The example report, as .docx."""
    return library.example_report()
