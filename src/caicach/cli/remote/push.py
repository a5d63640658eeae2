"""`caicach push`: the figures of a file into the report on the portal, over nobody's work."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from caicach import library
from caicach.cli.arguments import find_period
from caicach.cli.remote.asking import find_report, server_of
from caicach.cli.remote.status import print_findings
from caicach.cli.words import Argument, Command, Option, language_of, message
from caicach.core.documents.statement import Statement
from caicach.core.ground.errors import CaicachError
from caicach.core.ground.numbers import plain_number, vietnamese_number
from caicach.core.ground.values import Value, ValueState


class FiguresDiffer(CaicachError):
    """The portal holds other figures than the file; nothing was written."""


@dataclass(frozen=True)
class Change:
    """A row in which the file says something else than the portal: what stands there, what it becomes."""

    indicator: str
    code: str
    seen: dict[str, Any]
    becomes: dict[str, Any]

    @property
    def is_over(self) -> bool:
        """Whether something stands there already."""
        return bool(self.seen["state"] != ValueState.NOT_REPORTED)


@click.command(cls=Command, words="remote.push")
@click.argument("file", cls=Argument, words="file", type=click.Path(path_type=Path))
@click.argument("report", cls=Argument, words="report", required=False)
@click.option("--overwrite", cls=Option, words="overwrite", is_flag=True)
@click.option("--dry-run", "dry_run", cls=Option, words="dry_run", is_flag=True)
@click.option("--why", cls=Option, words="why", value="words", default="")
@click.option("--json", "as_json", cls=Option, words="json", is_flag=True)
@click.pass_context
def push(
    context: click.Context,
    file: Path,
    report: str | None,
    overwrite: bool,
    dry_run: bool,
    why: str,
    as_json: bool,
) -> None:
    """Write the figures of the file where nothing stands yet; where something else stands, only with --overwrite."""
    language = language_of(context)
    with server_of(context) as server:
        submission = find_report(server, report, begin=not dry_run)
        address = f"/submissions/{submission['id']}"
        statement = library.state(file, find_period(submission["period"]))
        changes = list(changes_of(statement, server.get(f"{address}/figures")))
        over = [change for change in changes if change.is_over]
        if over and not overwrite and not dry_run:
            _print_changes(over, language)
            raise FiguresDiffer(
                message("cli.figures_differ", count=len(over)),
                message("cli.figures_differ_do"),
                rows=len(over),
            )
        if changes and not dry_run:
            cells = [{"indicator": c.indicator, "seen": c.seen, "becomes": c.becomes} for c in changes]
            server.send("PATCH", f"{address}/figures", {"cells": cells, "why": why or file.name})
        findings = server.get(f"{address}/findings")
    if as_json:
        told = {"submission": submission["id"], "changed": len(changes), "written": not dry_run}
        click.echo(json.dumps(told | {"findings": findings}, ensure_ascii=False, indent=1))
        return
    _print_changes(changes if dry_run else over, language)
    key = "cli.would_push" if dry_run else "cli.pushed"
    click.echo(message(key, count=len(changes), report=submission["id"]).say(language))
    print_findings(findings, language, show_all=False)


def changes_of(statement: Statement, figures: dict[str, Any]) -> Iterator[Change]:
    """The rows that say something in the file and something else, or nothing, on the portal; what the file leaves
    empty stays as it is there."""
    for cell in figures["cells"]:
        value = statement.values.get(cell["indicator"])
        if value is None or value.state is ValueState.NOT_REPORTED or cell["is_computed"]:
            continue
        note = statement.notes.get(cell["indicator"], "") or cell["note"]
        becomes = _given(value, note)
        seen = {name: cell[name] for name in ("state", "value", "note")}
        if becomes != seen:
            yield Change(cell["indicator"], cell["code"], seen, becomes)


def _given(value: Value, note: str) -> dict[str, Any]:
    number = None if value.number is None else plain_number(value.number)
    return {"state": value.state.value, "value": number, "note": note[:1000]}


def _print_changes(changes: list[Change], language: str) -> None:
    if not changes:
        return
    table = Table(box=None, pad_edge=False)
    for name in ("column_code", "column_there", "column_file"):
        table.add_column(message(f"cli.{name}").say(language))
    for change in changes:
        table.add_row(change.code, _shown(change.seen, language), _shown(change.becomes, language))
    Console(highlight=False).print(table)


def _shown(cell: dict[str, Any], language: str) -> str:
    if cell["value"] is None:
        return message(f"cli.value_state_{cell['state']}").say(language)
    return vietnamese_number(Decimal(cell["value"]))
