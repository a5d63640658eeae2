"""`caicach checks`: every published check, or one in full."""

import json

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from caicach import library
from caicach.cli.words import Argument, Command, Option, language_of, message, term
from caicach.core.checks.check import Check
from caicach.core.ground.errors import WrongUsage
from caicach.core.ground.text import fold


@click.command(cls=Command, words="checks")
@click.argument("name", cls=Argument, words="id", required=False)
@click.option("--json", "as_json", cls=Option, words="json", is_flag=True)
@click.pass_context
def checks(context: click.Context, name: str | None, as_json: bool) -> None:
    """List the checks, or show those that fit the id, the family or the words."""
    language = language_of(context)
    shown = find_checks(name)
    if as_json:
        click.echo(json.dumps([_object(check, language) for check in shown], ensure_ascii=False, indent=1))
        return
    console = Console(highlight=False)
    console.print(_one(shown[0], language) if len(shown) == 1 else _list(shown, language))


def find_checks(name: str | None) -> tuple[Check, ...]:
    """The check of that id, else those of that family or with those words; WrongUsage when none fits."""
    book = library.check_book()
    if name is None:
        return tuple(book)
    exact = book.by_id.get(name.upper())
    if exact:
        return (exact,)
    wanted = fold(name)
    found = tuple(
        c for c in book if c.family.value == name or wanted in fold(c.title.vi) or wanted in fold(c.title.en)
    )
    if not found:
        raise WrongUsage(message("cli.not_found", value=name), message("cli.not_found_do"))
    return found


def _list(shown: tuple[Check, ...], language: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for check in shown:
        severity = message(f"page.severity_{check.severity.value}").say(language)
        table.add_row(
            Text(check.id, style="bold"),
            term("family", check.family, language),
            severity,
            Text(check.title.say(language)),
        )
    return table


def _one(check: Check, language: str) -> Table:
    shape = _object(check, language)
    table = Table.grid(padding=(0, 1))
    for label in ("id", "title", "rule", "family", "severity", "from_on", "until", "reference"):
        if shape[label]:
            table.add_row(
                Text(f"{message(f'page.check_{label}').say(language)}:", style="dim"), Text(str(shape[label]))
            )
    return table


def _object(check: Check, language: str) -> dict[str, object]:
    reference = check.reference.say(language)
    return {
        "id": check.id,
        "title": check.title.say(language),
        "rule": check.rule.describe().say(language),
        "family": check.family.value,
        "severity": check.severity.value,
        "from_on": check.from_on.isoformat(),
        "until": check.until.isoformat() if check.until else None,
        "reference": message("page.unverified").say(language) if check.unverified else reference,
    }
