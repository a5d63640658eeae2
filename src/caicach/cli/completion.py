"""`caicach completion SHELL`: the script that lets Tab complete commands."""

import click
from click.shell_completion import get_completion_class

from caicach.cli.words import Argument, Command


PROGRAM = "caicach"


@click.command(cls=Command, words="completion")
@click.argument("shell", cls=Argument, words="shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script of the shell."""
    maker = get_completion_class(shell)
    if maker is not None:
        variable = f"_{PROGRAM.upper()}_COMPLETE"
        click.echo(maker(context.find_root().command, {}, PROGRAM, variable).source())
