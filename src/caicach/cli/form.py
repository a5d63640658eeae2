"""`caicach form`: the spreadsheet to fill in."""

from pathlib import Path

import click

from caicach import library
from caicach.adapters.renderers.form_xlsx import write_form
from caicach.adapters.sources.facts import agency_named
from caicach.cli.arguments import agency_type_of, agency_type_option, ending_of, period_option, today
from caicach.cli.catalogue import find_form
from caicach.cli.words import Command, Option, language_of, message
from caicach.core.ground.agencies import Agency
from caicach.core.ground.errors import WrongUsage
from caicach.core.ground.periods import ReportingPeriod


@click.command(cls=Command, words="form")
@click.option("--to", "path", cls=Option, words="form_to", type=click.Path(path_type=Path), required=True)
@click.option("--version", "version", cls=Option, words="form_version")
@period_option
@agency_type_option
@click.option("--agency", cls=Option, words="form_agency")
@click.pass_context
def form(
    context: click.Context,
    path: Path,
    version: str | None,
    period: ReportingPeriod | None,
    agency_type: str | None,
    agency: str | None,
) -> None:
    """Write the form in the version asked for, else the one in force at the period's cut-off, else today; with the name of
    the agency and the rows asked of it, where one is said."""
    ending_of(path, (".xlsx",))
    of_period = library.catalogue().form_on(period.cutoff_on) if period and not version else None
    version_asked = of_period or find_form(version)
    known = _find_agency(agency) if agency else None
    day = period.cutoff_on if period else today()
    write_form(
        version_asked,
        path,
        agency_type=agency_type_of(agency_type) or (known.type if known else None),
        period=period,
        agency=known.name if known else None,
        led=library.catalogue().led_by(known.id if known else None, day, version_asked),
    )
    click.echo(message("cli.written", path=path).say(language_of(context)), err=True)


def _find_agency(written: str) -> Agency:
    """The one agency of that id or name; WrongUsage when there is none, or several bear the name."""
    known = agency_named(written, library.catalogue())
    if known is None:
        raise WrongUsage(
            message("form_xlsx.unknown_agency", value=written), message("form_xlsx.unknown_agency_do")
        )
    return known
