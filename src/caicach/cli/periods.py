"""`caicach periods`: windows, cut-offs and due days of a reporting year."""

import json

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from caicach import library
from caicach.cli.arguments import today
from caicach.cli.words import Argument, Command, Option, language_of, message, term
from caicach.core.catalogue.regimes import DutyPeriod, Regime
from caicach.core.ground.errors import WrongUsage


@click.command(cls=Command, words="periods")
@click.argument("name", cls=Argument, words="id", required=False)
@click.option("--year", cls=Option, words="year", type=click.IntRange(2000, 2100))
@click.option("--json", "as_json", cls=Option, words="json", is_flag=True)
@click.pass_context
def periods(context: click.Context, name: str | None, year: int | None, as_json: bool) -> None:
    """Show the periods of every regime, or of one."""
    shown = find_regimes(name)
    reporting_year = year or today().year
    if as_json:
        click.echo(
            json.dumps([_object(regime, reporting_year) for regime in shown], ensure_ascii=False, indent=1)
        )
        return
    console = Console(highlight=False)
    for regime in shown:
        console.print(_table(regime, reporting_year, language_of(context)))


def find_regimes(name: str | None) -> tuple[Regime, ...]:
    """The regime of that id, all when none is named; WrongUsage lists the ids."""
    regimes = library.catalogue().regimes
    found = tuple(regime for regime in regimes if name is None or regime.id == name)
    if not found:
        near = ", ".join(regime.id for regime in regimes)
        raise WrongUsage(message("cli.not_found", value=name), message("cli.not_found_near", near=near))
    return found


def _table(regime: Regime, year: int, language: str) -> Table:
    title = f"\n{regime.name} ({regime.id})"
    table = Table(title=title, box=None, title_justify="left", pad_edge=False)
    for name in ("page.column_period", "page.column_window", "page.column_due", "page.label_reference"):
        table.add_column(message(name).say(language), overflow="fold")
    for period in regime.periods:
        span = period.for_year(year)
        window = f"{span.from_on:%d/%m/%Y} – {span.cutoff_on:%d/%m/%Y}"
        due = "; ".join(
            f"{term('agency', level, language)}: {day:%d/%m/%Y}"
            for level, day in regime.due_days(period.kind, year).items()
        )
        source = message("page.unverified").say(language) if period.unverified else period.reference
        table.add_row(f"{period.name} {year}", window, due, Text(source, style="dim"))
    return table


def _object(regime: Regime, year: int) -> dict[str, object]:
    return {
        "id": regime.id,
        "name": regime.name,
        "periods": [_period(regime, period, year) for period in regime.periods],
    }


def _period(regime: Regime, period: DutyPeriod, year: int) -> dict[str, object]:
    span = period.for_year(year)
    return {
        "id": span.id,
        "name": period.name,
        "from_on": span.from_on.isoformat(),
        "cutoff_on": span.cutoff_on.isoformat(),
        "opens_on": period.opens_on(year).isoformat(),
        "due_on": {level.value: day.isoformat() for level, day in regime.due_days(period.kind, year).items()},
        "reference": period.reference,
        "unverified": period.unverified,
    }
