"""`caicach manage …`: Django's own commands on the portal's settings."""

import click

from caicach.cli.portal import ready_portal
from caicach.cli.words import Argument, Command


@click.command(
    cls=Command,
    words="portal.manage",
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
)
@click.argument("arguments", cls=Argument, words="django_command", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> int:
    """Run the command; its exit code."""
    ready_portal()
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(["caicach manage", *arguments])
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0
