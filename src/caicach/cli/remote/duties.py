"""`caicach duties` and `caicach board`: what is owed, by us and to us."""

import json
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from caicach.cli.arguments import period_option
from caicach.cli.remote.asking import server_of
from caicach.cli.words import Command, Option, language_of, message
from caicach.core.ground.periods import ReportingPeriod


STYLES = {"overdue": "bold red", "late": "red", "due_soon": "yellow"}


@click.command(cls=Command, words="remote.duties")
@period_option
@click.option("--json", "as_json", cls=Option, words="json", is_flag=True)
@click.pass_context
def duties(context: click.Context, period: ReportingPeriod | None, as_json: bool) -> None:
    """What the agency of the key owes."""
    _show(context, "/duties", period, as_json, "cli.no_duties")


@click.command(cls=Command, words="remote.board")
@period_option
@click.option("--json", "as_json", cls=Option, words="json", is_flag=True)
@click.pass_context
def board(context: click.Context, period: ReportingPeriod | None, as_json: bool) -> None:
    """What is owed to the agency of the key, the latest first."""
    _show(context, "/board", period, as_json, "cli.no_board")


def _show(
    context: click.Context, path: str, period: ReportingPeriod | None, as_json: bool, none: str
) -> None:
    language = language_of(context)
    with server_of(context) as server:
        found = list(server.every(path, "duties", period=period.id if period else ""))
    found.sort(key=lambda duty: (duty["days"], duty["agency"]["name"]))
    if as_json:
        click.echo(json.dumps({"duties": found}, ensure_ascii=False, indent=1))
    elif not found:
        click.echo(message(none).say(language))
    else:
        Console(highlight=False).print(_table(found, language))


def _table(found: list[dict[str, Any]], language: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in (
        "column_agency",
        "column_period",
        "column_due",
        "column_stage",
        "column_time",
        "column_report",
    ):
        table.add_column(message(f"cli.{name}").say(language), overflow="fold")
    for duty in found:
        style = STYLES.get(duty["timeliness"], "")
        table.add_row(
            duty["agency"]["short_name"],
            _period(duty["period"], language),
            _day(duty["due_on"]),
            message(f"cli.stage_{duty['stage']}").say(language),
            Text(_time(duty, language), style=style),
            "" if duty["submission"] is None else str(duty["submission"]),
        )
    return table


def _time(duty: dict[str, Any], language: str) -> str:
    return message(f"cli.time_{duty['timeliness']}", days=abs(duty["days"])).say(language)


def _period(period: str, language: str) -> str:
    year, _, kind = period.partition("-")
    return message(f"terms.period_{kind}", year=year).say(language)


def _day(day: str) -> str:
    year, month, number = day.split("-")
    return f"{number}/{month}/{year}"
