"""The command `caicach`: its commands, its language, and what a mistake prints and returns."""

import glob
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper

import click

from caicach import __version__
from caicach.cli.archive import archive
from caicach.cli.audit import audit
from caicach.cli.catalogue import catalogue
from caicach.cli.check import check
from caicach.cli.checks import checks
from caicach.cli.completion import PROGRAM, completion
from caicach.cli.consolidate import consolidate
from caicach.cli.demo import demo
from caicach.cli.form import form
from caicach.cli.manage import manage
from caicach.cli.mistakes import explain_usage, print_error
from caicach.cli.periods import periods
from caicach.cli.read import read
from caicach.cli.remote.act import act, present
from caicach.cli.remote.duties import board, duties
from caicach.cli.remote.importing import import_
from caicach.cli.remote.pull import collect, pull
from caicach.cli.remote.push import push
from caicach.cli.remote.status import status
from caicach.cli.serve import serve
from caicach.cli.token import token
from caicach.cli.words import LANGUAGES, Group, Option, Session, message, take_session
from caicach.cli.write import write
from caicach.core.ground.errors import CaicachError


def _print_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"{PROGRAM} {__version__}")
        context.exit()


@click.group(cls=Group, words="group", context_settings={"help_option_names": ["--help", "-h"]})
@click.option("--lang", cls=Option, words="lang", type=click.Choice(LANGUAGES), expose_value=False)
@click.option("--server", cls=Option, words="server", value="address", expose_value=False)
@click.option(
    "--version",
    cls=Option,
    words="version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
)
def group() -> None:
    """The commands, in the order of a day's work."""


COMMANDS = (
    read, check, write, form, consolidate, catalogue, periods, checks,
    duties, status, push, pull, present, act, board, collect, import_,
    serve, manage, token, audit, archive, demo, completion,
)  # fmt: skip
for command in COMMANDS:
    group.add_command(command)


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit code: 0 well, 1 errors found in a report, 2 input cannot be read, 3 wrong usage.

    A mistake of ours is told in a sentence too; CAICACH_DEBUG=1 shows its traceback.
    """
    session = Session()
    wants_json = "--json" in arguments
    try:
        session, rest = take_session(arguments)
        result = group.main(args=rest, prog_name=PROGRAM, standalone_mode=False, obj=session)
    except click.exceptions.NoArgsIsHelpError as help_page:
        click.echo(help_page.format_message())
        return 0
    except click.Abort:
        click.echo(message("cli.interrupted").say(session.language), err=True)
        return 130
    except click.UsageError as mistake:
        error: CaicachError = explain_usage(mistake)
    except CaicachError as met:
        error = met
    except Exception:
        if os.environ.get("CAICACH_DEBUG"):
            raise
        error = CaicachError(message("cli.our_mistake"), message("cli.our_mistake_do"))
    else:
        return result if isinstance(result, int) else 0
    print_error(error, session.language, wants_json)
    return error.exit_code


def expanded(arguments: Sequence[str]) -> list[str]:
    """The arguments with the files a pattern such as `*.docx` names in its place, as shells other than Windows' do;
    a pattern that names none stays."""
    named: list[str] = []
    for argument in arguments:
        is_pattern = not argument.startswith("-") and any(mark in argument for mark in "*?")
        named += (sorted(glob.glob(argument)) if is_pattern else []) or [argument]  # noqa: PTH207 - any folder
    return named


def main() -> None:
    """The entry point of the installed command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    code = 0
    with suppress(BrokenPipeError):
        code = run(expanded(sys.argv[1:]) if sys.platform == "win32" else sys.argv[1:])
        sys.stdout.flush()
    sys.exit(code)
