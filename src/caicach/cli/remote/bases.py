"""Figures of the base year from the portal this run names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

import click

from caicach.cli.words import message
from caicach.core.consolidation.plan import Plan
from caicach.core.ground.directory import Directory


if TYPE_CHECKING:
    from caicach.adapters.server.bases import KeptBases
    from caicach.adapters.server.client import Server


@dataclass
class BasesOfPortal:
    """Asks the portal once the plan is known."""

    server: "Server"
    kept: "KeptBases | None" = field(default=None, init=False)

    def __call__(self, plan: Plan, directory: Directory) -> Mapping[str, Mapping[str, Decimal]]:
        """The numbers by row and agency."""
        from caicach.adapters.server.bases import bases_at

        with self.server:
            self.kept = bases_at(self.server, plan, directory)
        return self.kept.bases

    def tell(self, language: str) -> None:
        """How many numbers came, and whose could not be used."""
        if self.kept is None:
            return
        told = [message("consolidating.bases_taken", count=self.kept.count, server=self.server.address)]
        if self.kept.unknown:
            told.append(message("consolidating.bases_of_unknown", agencies=", ".join(self.kept.unknown)))
        for words in told:
            click.echo(words.say(language), err=True)
