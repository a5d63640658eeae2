"""docs/reference/command-line.md: what each command says of itself."""

import click

from caicach.cli.main import group
from caicach.cli.words import Session
from caicach.core.catalogue.catalogue import Catalogue


WIDTH = 100
INTRODUCTION = """# The command line

Printed by the commands themselves (`caicach COMMAND --help`). `--lang en` may stand anywhere.

| Exit code | Means |
|---|---|
| 0 | done; for `check`, no error found |
| 1 | `check` or `status` found errors; `audit verify` found the log broken |
| 2 | a file cannot be read or written; a portal was not reached or refused |
| 3 | wrong usage |

With `--json` standard output holds one JSON object and nothing else; what cannot be done is told as
`{"ok": false, "errors": [{"code", "says", "do", "context"}]}` there and as two sentences on standard error."""


def command_line(_catalogue: Catalogue) -> str:
    """The help of every command, in English."""
    session = Session("en")
    parts = [INTRODUCTION, _help(group, "caicach", session)]
    with click.Context(group, info_name="caicach", obj=session) as parent:
        for name, command in group.commands.items():
            parts.append(f"## caicach {name}\n\n{_help(command, name, session, parent)}")
            if isinstance(command, click.Group):
                parts += _below(command, name, session, parent)
    return "\n\n".join(parts)


def _below(group_: click.Group, name: str, session: Session, parent: click.Context) -> list[str]:
    """The commands of a group of commands."""
    with click.Context(group_, info_name=name, obj=session, parent=parent) as context:
        return [
            f"### caicach {name} {below}\n\n{_help(command, below, session, context)}"
            for below, command in group_.commands.items()
        ]


def _help(command: click.Command, name: str, session: Session, parent: click.Context | None = None) -> str:
    context = click.Context(
        command, info_name=name, obj=session, parent=parent, terminal_width=WIDTH, max_content_width=WIDTH
    )
    with context:
        page = command.get_help(context)
    return f"```text\n{page}\n```"
