"""What the parts of the load run tell each other: who works on what, and what the server said was kept."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


OFFICERS, SIGNERS, RECEIVERS = 43, 4, 3  # fifty people at once
READY = 2 * SIGNERS  # finished reports, each presented, approved, issued and sent


@dataclass(frozen=True)
class Cell:
    """A row an officer changes, and about what stands there."""

    row: str
    number: int


@dataclass(frozen=True)
class OfficerPlan:
    """One officer with an open report: its sections that may be written, and where its sheet stood at the start."""

    session: str
    pk: int
    sections: list[str]
    cells: list[Cell]
    revision: int
    changes: int


@dataclass(frozen=True)
class SignerPlan:
    """One finished report and the sessions of the people who send it on its way."""

    pk: int
    officer: str
    head: str
    clerk: str


@dataclass(frozen=True)
class Plan:
    """Everyone's work; `entries` are those of the log at the start."""

    officers: list[OfficerPlan]
    signers: list[SignerPlan]
    receiver: str
    delivered: list[int]
    entries: int
    agencies: int


@dataclass
class Kept:
    """What the server said it kept: saves and cells of each sheet, texts of each section, reports sent."""

    saves: dict[str, int] = field(default_factory=dict)
    changes: dict[str, int] = field(default_factory=dict)
    cells: dict[str, dict[str, str]] = field(default_factory=dict)
    texts: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    acts: dict[str, list[str]] = field(default_factory=dict)

    def saved(self, pk: int, cells: Mapping[str, str]) -> None:
        """One save of figures was acknowledged."""
        self.saves[str(pk)] = self.saves.get(str(pk), 0) + 1
        self.changes[str(pk)] = self.changes.get(str(pk), 0) + len(cells)
        self.cells.setdefault(str(pk), {}).update(cells)

    def written(self, pk: int, section: str, text: str) -> None:
        """One save of a section was acknowledged."""
        self.texts.setdefault(str(pk), {}).setdefault(section, []).append(text)

    def every_text(self) -> Iterator[list[str]]:
        """The acknowledged texts of each section that has any."""
        return (texts for sections in self.texts.values() for texts in sections.values())

    def done(self, pk: int, act: str) -> None:
        """One act was acknowledged."""
        self.acts.setdefault(str(pk), []).append(act)


def read_plan(path: str) -> Plan:
    """The plan as it was written down."""
    told: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    officers = [
        OfficerPlan(**{**one, "cells": [Cell(**cell) for cell in one["cells"]]}) for one in told["officers"]
    ]
    return Plan(**{**told, "officers": officers, "signers": [SignerPlan(**one) for one in told["signers"]]})
