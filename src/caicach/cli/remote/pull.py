"""`caicach pull` and `caicach collect`: from the portal into files."""

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from caicach.adapters.renderers.atomic import write_bytes
from caicach.cli.arguments import ending_of, period_option
from caicach.cli.remote.asking import find_report, server_of
from caicach.cli.words import Argument, Command, Option, language_of, message
from caicach.core.ground.errors import CaicachError, WrongUsage
from caicach.core.ground.periods import ReportingPeriod


if TYPE_CHECKING:
    from caicach.adapters.server.client import File, Server


class BrokenDownload(CaicachError):
    """The file that arrived is not the one the server sealed."""


@click.command(cls=Command, words="remote.pull")
@click.argument("report", cls=Argument, words="report", required=False)
@click.option("--to", "path", cls=Option, words="pull_to", type=click.Path(path_type=Path), required=True)
@click.pass_context
def pull(context: click.Context, report: str | None, path: Path) -> None:
    """Write the paper, or the figures as JSON, into the file."""
    ending = ending_of(path, (".docx", ".pdf", ".xlsx", ".json"))
    with server_of(context) as server:
        submission = find_report(server, report)
        content = (
            _figures(server, submission) if ending == ".json" else _paper(server, submission["id"], ending)
        )
    write_bytes(path, content)
    click.echo(message("cli.written", path=path).say(language_of(context)), err=True)


@click.command(cls=Command, words="remote.collect")
@period_option
@click.option(
    "--to", "folder", cls=Option, words="collect_to", type=click.Path(path_type=Path), required=True
)
@click.option(
    "--format", "formats", cls=Option, words="formats", multiple=True, type=click.Choice(("docx", "pdf", "xlsx")),
    default=("docx", "xlsx"),
)  # fmt: skip
@click.pass_context
def collect(
    context: click.Context, period: ReportingPeriod | None, folder: Path, formats: tuple[str, ...]
) -> None:
    """Write the papers of every agency that sent its report into the folder; those that are there stay."""
    _make(folder)
    with server_of(context) as server:
        duties = list(server.every("/board", "duties", period=period.id if period else ""))
        sent = [duty["submission"] for duty in duties if duty["submission"] is not None]
        done = [_collected(server, submission, kind, folder) for submission in sent for kind in formats]
    told = {"written": sum(done), "there": len(done) - sum(done), "missing": len(duties) - len(sent)}
    click.echo(message("cli.collected", **told, path=folder).say(language_of(context)))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUsage(message("cli.no_folder", path=folder), message("cli.no_folder_do")) from error


def _collected(server: "Server", submission: int, kind: str, folder: Path) -> bool:
    """Whether the paper was written now; False when the very same stands there already."""
    listed = server.get(f"/submissions/{submission}/documents")["documents"]
    document = next(one for one in listed if one["format"] == kind)
    path = folder / Path(document["name"]).name
    if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == document["sha256"]:
        return False
    write_bytes(path, _paper(server, submission, f".{kind}"))
    return True


def _paper(server: "Server", submission: int, ending: str) -> bytes:
    return _sound(server.download(f"/submissions/{submission}/documents/{ending[1:]}"))


def _sound(file: "File") -> bytes:
    """The content; BrokenDownload when it is not what the server sealed."""
    if file.issued and hashlib.sha256(file.content).hexdigest() != file.sha256:
        raise BrokenDownload(
            message("cli.broken_download", name=file.name), message("cli.broken_download_do")
        )
    return file.content


def _figures(server: "Server", submission: dict[str, Any]) -> bytes:
    figures = server.get(f"/submissions/{submission['id']}/figures", filled="true")
    told = {
        "submission": submission["id"],
        "agency": submission["agency"]["name"],
        "period": submission["period"],
        "form_version": figures["form_version"],
        "revision": figures["revision"],
        "observations": [_observation(cell) for cell in figures["cells"]],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _observation(cell: dict[str, Any]) -> dict[str, Any]:
    names = ("code", "label", "unit", "state", "value", "note")
    return {"id": cell["indicator"]} | {name: cell[name] for name in names}
