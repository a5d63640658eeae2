"""`caicach status`: where a report stands, what was found, what can be done now."""

import json
from typing import Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from caicach.cli.findings_page import MARKS, STYLES
from caicach.cli.remote.asking import find_report, server_of
from caicach.cli.words import Argument, Command, Option, language_of, message
from caicach.core.checks.findings import Severity


@click.command(cls=Command, words="remote.status")
@click.argument("report", cls=Argument, words="report", required=False)
@click.option("--all", "show_all", cls=Option, words="all", is_flag=True)
@click.option("--json", "as_json", cls=Option, words="json", is_flag=True)
@click.pass_context
def status(context: click.Context, report: str | None, show_all: bool, as_json: bool) -> int:
    """Show the report; the exit code is 1 when it has errors."""
    with server_of(context) as server:
        submission = find_report(server, report)
        findings = server.get(f"/submissions/{submission['id']}/findings")
    if as_json:
        click.echo(json.dumps({"submission": submission, "findings": findings}, ensure_ascii=False, indent=1))
    else:
        print_status(submission, language_of(context))
        print_findings(findings, language_of(context), show_all)
    return 1 if findings["errors"] else 0


def print_status(submission: dict[str, Any], language: str) -> None:
    """Agency, period, status, and the acts that are the person's."""
    console = Console(highlight=False)
    name = f"{submission['agency']['short_name']}, {submission['period']}, v{submission['version']}"
    stands = message(f"submissions.status_{submission['status']}").say(language)
    console.print(
        Text(message("cli.report_is", number=submission["id"], name=name, status=stands).say(language))
    )
    if submission["number"]:
        console.print(
            f"{submission['number']}/{submission['symbol']} · {submission['issued_on']}", style="dim"
        )
    for offer in submission["acts"]:
        act = message(f"submissions.act_{offer['act']}").say(language)
        if offer["refusal"] is None:
            console.print(f"  → {act}: caicach act {offer['act']} {submission['id']}")
        else:
            console.print(
                Text(f"  · {act}: {offer['refusal']['says']} {offer['refusal']['do']}", style="dim")
            )


def print_findings(findings: dict[str, Any], language: str, show_all: bool) -> None:
    """The counts, then the findings; hints only when all are wanted."""
    console = Console(highlight=False)
    told = {name: findings[name] for name in ("errors", "warnings", "hints", "unexplained")}
    console.print(Text(message("cli.findings_are", **told).say(language), style="bold"))
    for finding in findings["findings"]:
        severity = Severity(finding["severity"])
        if severity is Severity.HINT and not show_all:
            continue
        head = Text(f"{MARKS[severity]} ", style=STYLES[severity])
        head.append(finding["message"], style="default not bold")
        head.append(f"  [{finding['check']}]", style="dim")
        console.print(head)
        told_more = finding["explanation"] or finding["suggestion"]
        if told_more:
            console.print(Padding(Text(told_more, style="dim"), (0, 0, 0, 4)))
