"""`caicach write`: the official report from figures or from a report."""

from pathlib import Path

import click

from caicach import library
from caicach.cli.arguments import agency_type_of, agency_type_option, ending_of, period_option
from caicach.cli.words import Argument, Command, Option, language_of, message
from caicach.core.documents.compose import Narrative
from caicach.core.documents.statement import Statement
from caicach.core.ground.periods import ReportingPeriod


@click.command(cls=Command, words="write")
@click.argument("source", cls=Argument, words="source", type=click.Path(path_type=Path))
@click.option("--to", "path", cls=Option, words="to", type=click.Path(path_type=Path), required=True)
@click.option(
    "--narrative",
    cls=Option,
    words="narrative",
    type=click.Choice([member.value for member in Narrative]),
    default=Narrative.KEEP.value,
)
@period_option
@agency_type_option
@click.pass_context
def write(
    context: click.Context,
    source: Path,
    path: Path,
    narrative: str,
    period: ReportingPeriod | None,
    agency_type: str | None,
) -> None:
    """Write the document of the kind the ending names, and say what only a person can still write."""
    language = language_of(context)
    ending_of(path, tuple(library.WRITERS))
    statement = library.state(source, period, agency_type_of(agency_type))
    document = library.compose_official(statement, Narrative(narrative))
    library.write(document, path)
    click.echo(message("cli.written", path=path).say(language), err=True)
    if Narrative(narrative) is Narrative.KEEP and path.suffix.lower() != ".xlsx":
        _tell_corrections(statement, language)
    blanks = library.count_blanks(document)
    if blanks and path.suffix.lower() != ".xlsx":
        click.echo(message("cli.blanks_left", count=blanks).say(language), err=True)


def _tell_corrections(statement: Statement, language: str) -> None:
    """Whatever was changed in a person's words is said, word by word."""
    if statement.corrections:
        click.echo(message("cli.corrected", count=len(statement.corrections)).say(language), err=True)
    for correction in statement.corrections:
        click.echo(f"  “{correction.written}” → “{correction.text}”", err=True)
