"""`caicach audit`: the log verified and written to a file, without the portal running."""

import json
from pathlib import Path

import click

from caicach.adapters.exchange.audit_log import entries_in, lines_of
from caicach.adapters.renderers.atomic import write_bytes
from caicach.cli.portal import ready_portal
from caicach.cli.words import Argument, Command, Group, Option, language_of, message
from caicach.core.submissions.audit import LogVerdict, Tampering, verdict_on


@click.group(cls=Group, words="server.audit")
def audit() -> None:
    """The commands of the log."""


@audit.command(cls=Command, words="server.audit_verify")
@click.argument("file", cls=Argument, words="file", required=False, type=click.Path(path_type=Path))
@click.option("--head", "kept_hash", cls=Option, words="head", value="hash", default="")
@click.option("--json", "as_json", cls=Option, words="json", is_flag=True)
@click.pass_context
def verify(context: click.Context, file: Path | None, kept_hash: str, as_json: bool) -> int:
    """0 when the log is whole, 1 when it is not."""
    kept = kept_hash.strip().lower()
    verdict = verdict_on(entries_in(file), kept) if file else _of_database(kept)
    if as_json:
        click.echo(json.dumps(_object(verdict), ensure_ascii=False))
    else:
        for line in _told(verdict, language_of(context)):
            click.echo(line)
    return 0 if verdict.is_whole else 1


@audit.command(cls=Command, words="server.audit_export")
@click.option("--to", "path", cls=Option, words="audit_to", type=click.Path(path_type=Path), required=True)
@click.pass_context
def export(context: click.Context, path: Path) -> None:
    """Write the whole log, an entry a line."""
    ready_portal()
    from caicach.actions import audit as log

    write_bytes(path, "".join(lines_of(log.entries())).encode())
    click.echo(message("cli.written", path=path).say(language_of(context)), err=True)


def _of_database(kept_hash: str) -> LogVerdict:
    """The verdict on the log of the database, which also remembers how long its log is."""
    ready_portal()
    from caicach.actions import audit as log

    return log.verdict(kept_hash)


def _object(verdict: LogVerdict) -> dict[str, object]:
    broken: Tampering | None = verdict.tampering
    return {
        "whole": verdict.is_whole,
        "entries": verdict.entries,
        "last_hash": verdict.last_hash,
        "broken_at": broken.number if broken else None,
        "kind": broken.kind if broken else None,
        "holds_kept_hash": verdict.holds_kept_hash,
    }


def _told(verdict: LogVerdict, language: str) -> list[str]:
    if verdict.tampering is not None:
        kind = f"cli.log_{verdict.tampering.kind}"
        keys = [message(kind, number=verdict.tampering.number), message("cli.log_broken_do")]
    elif not verdict.holds_kept_hash:
        keys = [message("cli.log_cut", entries=verdict.entries), message("cli.log_broken_do")]
    else:
        keys = [message("cli.log_whole", entries=verdict.entries)]
    keys.append(message("cli.log_last", hash=verdict.last_hash))
    return [words.say(language) for words in keys]
