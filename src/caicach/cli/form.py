"""`caicach form`: the spreadsheet to fill in."""

from pathlib import Path

import click

from caicach import library
from caicach.adapters.renderers.form_xlsx import write_form
from caicach.cli.arguments import agency_type_of, agency_type_option, ending_of, period_option
from caicach.cli.catalogue import find_form
from caicach.cli.words import Command, Option, language_of, message
from caicach.core.ground.periods import ReportingPeriod


@click.command(cls=Command, words="form")
@click.option("--to", "path", cls=Option, words="form_to", type=click.Path(path_type=Path), required=True)
@click.option("--version", "version", cls=Option, words="form_version")
@period_option
@agency_type_option
@click.pass_context
def form(
    context: click.Context,
    path: Path,
    version: str | None,
    period: ReportingPeriod | None,
    agency_type: str | None,
) -> None:
    """Write the form in the version asked for, else the one in force at the period's cut-off, else today."""
    ending_of(path, (".xlsx",))
    of_period = library.catalogue().form_on(period.cutoff_on) if period and not version else None
    write_form(of_period or find_form(version), path, agency_type=agency_type_of(agency_type), period=period)
    click.echo(message("cli.written", path=path).say(language_of(context)), err=True)
