"""`caicach write`: the official report from figures or from a report."""

from pathlib import Path

import click

from caicach import library
from caicach.cli.arguments import agency_type_of, agency_type_option, ending_of, period_option
from caicach.cli.words import Argument, Command, Option, language_of, message
from caicach.core.documents.compose import Narrative
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
    document = library.compose_from(source, Narrative(narrative), period, agency_type_of(agency_type))
    library.write(document, path)
    click.echo(message("cli.written", path=path).say(language), err=True)
    blanks = library.count_blanks(document)
    if blanks and path.suffix.lower() != ".xlsx":
        click.echo(message("cli.blanks_left", count=blanks).say(language), err=True)
