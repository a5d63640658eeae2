"""`caicach consolidate`: many agencies' reports as one."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from caicach import library
from caicach.adapters.consolidating.engines import ENGINES, engine_named
from caicach.cli.archive_storage import storage_at
from caicach.cli.arguments import ending_of, period_option
from caicach.cli.progress import told_progress
from caicach.cli.remote.asking import server_of
from caicach.cli.remote.bases import BasesOfPortal
from caicach.cli.words import Argument, Command, Option, language_of, message, session_of
from caicach.core.ground.errors import WrongUsage
from caicach.core.ground.periods import ReportingPeriod


if TYPE_CHECKING:
    from caicach.adapters.consolidating.act import Consolidated
    from caicach.adapters.consolidating.archives import Source

WRITTEN = (".xlsx", ".docx", ".pdf", ".json", ".parquet")
PLANS = (".yaml", ".yml", ".json")


class DayParameter(click.ParamType[date]):
    """A day, as `2026-06-14` or `14/6/2026`."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; WrongUsage is told like every other mistake."""
        if isinstance(value, date):
            return value
        parts = str(value).split("/")
        written = "-".join(part.zfill(2) for part in reversed(parts)) if len(parts) == 3 else str(value)
        try:
            return date.fromisoformat(written)
        except ValueError:
            raise WrongUsage(
                message("consolidating.no_day", value=value), message("consolidating.no_day_do")
            ) from None


@click.command(cls=Command, words="consolidate.consolidate")
@click.argument("sources", cls=Argument, words="source", nargs=-1, required=True)
@click.option(
    "--to", "paths", cls=Option, words="consolidate.to", type=click.Path(path_type=Path), multiple=True
)
@period_option
@click.option("--province", "--root", "root", cls=Option, words="consolidate.province", value="id")
@click.option("--as-of", "as_of", cls=Option, words="consolidate.as_of", type=DayParameter())
@click.option("--plan", cls=Option, words="consolidate.plan", type=click.Path(path_type=Path))
@click.option("--write-plan", cls=Option, words="consolidate.write_plan", type=click.Path(path_type=Path))
@click.option("--engine", cls=Option, words="consolidate.engine", type=click.Choice(ENGINES))
@click.option("--spark", cls=Option, words="consolidate.spark", value="address")
@click.pass_context
def consolidate(
    context: click.Context,
    sources: tuple[str, ...],
    paths: tuple[Path, ...],
    period: ReportingPeriod | None,
    root: str | None,
    as_of: date | None,
    plan: Path | None,
    write_plan: Path | None,
    engine: str | None,
    spark: str | None,
) -> int:
    """Consolidate, show who is in it and what to look at, and write what was asked for."""
    language = language_of(context)
    for path in paths:
        ending_of(path, WRITTEN)
    if write_plan is not None:
        ending_of(write_plan, PLANS)
    if plan is not None and (period, root, as_of) != (None, None, None):
        raise WrongUsage(message("consolidating.plan_alone"), message("consolidating.plan_alone_do"))
    adding = engine_named(engine, spark)
    bases = BasesOfPortal(server_of(context)) if session_of(context).is_server_named else None
    with told_progress(message("consolidating.reading").say(language)) as seen:
        made = library.consolidate(
            [_source(source) for source in sources],
            period=period,
            root=root,
            as_of=as_of,
            plan=plan,
            engine=adding,
            seen=seen,
            bases=bases or (lambda plan, directory: {}),
        )
    if bases is not None:
        bases.tell(language)
    _show(made, language)
    _write(made, paths, write_plan, language)
    return 2 if made.refused else 0


def _source(said: str) -> "Source":
    """A file or folder; at an address, such as `s3://…`, an archive."""
    if "://" not in said:
        return Path(said)
    storage = storage_at(said)
    from caicach.adapters.archive.archive import Archive

    return Archive(storage)


def _show(made: "Consolidated", language: str) -> None:
    from caicach.cli.consolidated_page import print_consolidated

    print_consolidated(made, language)


def _write(made: "Consolidated", paths: tuple[Path, ...], plan: Path | None, language: str) -> None:
    if plan is not None:
        from caicach.adapters.consolidating.plan_file import write_plan

        write_plan(made.kept, plan)
        click.echo(message("consolidating.plan_written", path=plan).say(language), err=True)
    for path in paths:
        library.write_consolidated(made, path)
        click.echo(message("consolidating.written", path=path).say(language), err=True)
    if not paths and plan is None:
        click.echo(message("consolidating.no_output").say(language), err=True)
