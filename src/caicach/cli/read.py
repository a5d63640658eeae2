"""`caicach read`: what a report holds."""

import json
from pathlib import Path

import click

from caicach import library
from caicach.adapters.exchange.filing_json import filing_as_json
from caicach.cli.arguments import agency_type_of, agency_type_option, appendix_option, period_option
from caicach.cli.filing_page import print_filing
from caicach.cli.words import Argument, Command, Option, language_of
from caicach.core.ground.periods import ReportingPeriod


@click.command(cls=Command, words="read")
@click.argument("file", cls=Argument, words="file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", cls=Option, words="json", is_flag=True)
@appendix_option
@period_option
@agency_type_option
@click.pass_context
def read(
    context: click.Context,
    file: Path,
    as_json: bool,
    appendix: Path | None,
    period: ReportingPeriod | None,
    agency_type: str | None,
) -> None:
    """Read one report and show what it holds."""
    language = language_of(context)
    filing = library.read(file, period, agency_type_of(agency_type), appendix)
    if as_json:
        click.echo(json.dumps(filing_as_json(filing, language), ensure_ascii=False, indent=1))
    else:
        print_filing(filing, language)
