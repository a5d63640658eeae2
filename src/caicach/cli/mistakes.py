"""How a mistake is told: two lines on standard error; with --json also one object on standard output."""

import json

import click

from caicach.adapters.exchange.findings_json import error_as_json
from caicach.cli.words import Argument, message
from caicach.core.ground.errors import CaicachError, WrongUsage
from caicach.core.ground.words import Words


def explain_usage(mistake: click.UsageError) -> WrongUsage:
    """The mistake in our words, with the page of help to look at."""
    command = mistake.ctx.command_path if mistake.ctx else "caicach"
    return WrongUsage(
        message("cli.wrong_usage", what=_what(mistake)), message("cli.see_help", command=command)
    )


def _what(mistake: click.UsageError) -> Words:
    match mistake:
        case click.NoSuchOption():
            return message("cli.no_such_option", name=mistake.option_name)
        case click.MissingParameter():
            return message("cli.missing", name=_name(mistake))
        case click.BadParameter():
            return message("cli.bad_parameter", name=_name(mistake), why=mistake.message)
    named = mistake.message.split("'")
    if mistake.message.startswith("No such command") and len(named) > 1:
        return message("cli.no_such_command", name=named[1])
    return Words(mistake.message, mistake.message)


def _name(mistake: click.BadParameter) -> str | Words:
    parameter = mistake.param
    if parameter is None:
        return mistake.param_hint if isinstance(mistake.param_hint, str) else "?"
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    return parameter.words if isinstance(parameter, Argument) else parameter.human_readable_name


def print_error(error: CaicachError, language: str, wants_json: bool) -> None:
    """What happened and what to do next, on standard error; with --json the object on standard output."""
    click.echo(error.says.say(language), err=True)
    click.echo(error.do.say(language), err=True)
    if wants_json:
        click.echo(json.dumps(error_as_json(error, language), ensure_ascii=False))
