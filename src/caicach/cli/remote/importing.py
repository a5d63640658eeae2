"""`caicach import`: people and agencies of a spreadsheet into the portal, tried first."""

import json
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from caicach.adapters.readers import bytes_in
from caicach.cli.remote.asking import server_of
from caicach.cli.words import Argument, Command, Option, language_of, message


@click.command("import", cls=Command, words="remote.import")
@click.argument("file", cls=Argument, words="file", type=click.Path(path_type=Path))
@click.option("--dry-run", "dry_run", cls=Option, words="import_dry_run", is_flag=True)
@click.option("--all-or-nothing", "all_or_nothing", cls=Option, words="all_or_nothing", is_flag=True)
@click.option("--json", "as_json", cls=Option, words="json", is_flag=True)
@click.pass_context
def import_(context: click.Context, file: Path, dry_run: bool, all_or_nothing: bool, as_json: bool) -> int:
    """Do what the right rows say, exactly as they were tried; the exit code is 1 when a row is refused."""
    language, content = language_of(context), bytes_in(file)
    with server_of(context) as server:
        told = server.upload("/imports/trial", file.name, content)
        if not dry_run:
            stops = "true" if all_or_nothing else ""
            told = server.upload("/imports", file.name, content, seen=told["mark"], all_or_nothing=stops)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        _print(told, language, show_all=dry_run)
    return 1 if told["refused"] else 0


def _print(told: dict[str, Any], language: str, *, show_all: bool) -> None:
    """The rows refused, all of them after a trial, then how many of each."""
    rows = [row for row in told["rows"] if show_all or row["outcome"] == "refused"]
    if rows:
        table = Table(box=None, pad_edge=False)
        for name in ("column_row", "column_whom", "column_answer"):
            table.add_column(message(f"cli.{name}").say(language), overflow="fold")
        for row in rows:
            style = "red" if row["outcome"] == "refused" else ""
            table.add_row(
                str(row["row"]), row["label"], f"{row['says']} {row['do'] or ''}".strip(), style=style
            )
        Console(highlight=False).print(table)
    counts = {name: told[name] for name in ("created", "unchanged", "refused")}
    click.echo(message("cli.imported" if told["done"] else "cli.would_import", **counts).say(language))
