"""`caicach act` and `caicach present`: moving a report on."""

from datetime import datetime

import click

from caicach.cli.remote.asking import find_report, server_of
from caicach.cli.remote.status import print_status
from caicach.cli.words import Argument, Command, Option, language_of, message
from caicach.core.submissions.transitions import TRANSITIONS


ACTS = tuple(dict.fromkeys(row.act.value for row in TRANSITIONS if row.role is not None))


@click.command(cls=Command, words="remote.act")
@click.argument("act", cls=Argument, words="act", type=click.Choice(ACTS))
@click.argument("report", cls=Argument, words="report", required=False)
@click.option("--reason", cls=Option, words="reason", value="words", default="")
@click.option("--number", cls=Option, words="issue_number", value="number", default="")
@click.option(
    "--issued-on",
    "issued_on",
    cls=Option,
    words="issued_on",
    value="day",
    type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]),
)
@click.pass_context
def act(
    context: click.Context, act: str, report: str | None, reason: str, number: str, issued_on: datetime | None
) -> None:
    """Do the act, on the status as it is when asked."""
    _do(context, act, report, reason=reason, number=number, issued_on=issued_on)


@click.command(cls=Command, words="remote.present")
@click.argument("report", cls=Argument, words="report", required=False)
@click.pass_context
def present(context: click.Context, report: str | None) -> None:
    """Present the report to the head."""
    _do(context, "present", report)


def _do(
    context: click.Context,
    act: str,
    report: str | None,
    reason: str = "",
    number: str = "",
    issued_on: datetime | None = None,
) -> None:
    language = language_of(context)
    given: dict[str, str] = {"reason": reason, "number": number}
    if issued_on is not None:
        given["issued_on"] = issued_on.date().isoformat()
    with server_of(context) as server:
        submission = find_report(server, report)
        seen = {"seen": submission["status"]}
        moved = server.send("POST", f"/submissions/{submission['id']}/acts/{act}", given | seen)
    click.echo(message("cli.act_done", act=message(f"submissions.act_{act}")).say(language))
    print_status(moved, language)
