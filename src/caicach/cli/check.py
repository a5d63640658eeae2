"""`caicach check`: what is wrong in one report or many."""

import json
from pathlib import Path

import click

from caicach import library
from caicach.adapters.exchange.findings_json import judgement_as_json, overall_as_json
from caicach.adapters.renderers.comments import write_comments
from caicach.adapters.renderers.findings_html import write_findings_html
from caicach.cli.arguments import (
    agency_type_of,
    agency_type_option,
    appendix_option,
    ending_of,
    period_option,
)
from caicach.cli.findings_page import print_judgements
from caicach.cli.judging import judge_files
from caicach.cli.words import Argument, Command, Option, language_of, message
from caicach.core.checks.judgement import Judgement
from caicach.core.ground.errors import WrongUsage
from caicach.core.ground.periods import ReportingPeriod


@click.command(cls=Command, words="check")
@click.argument("files", cls=Argument, words="file", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", cls=Option, words="json", is_flag=True)
@click.option("--html", cls=Option, words="html", type=click.Path(path_type=Path))
@click.option("--comments", cls=Option, words="comments", type=click.Path(path_type=Path))
@click.option("--all", "show_all", cls=Option, words="all", is_flag=True)
@appendix_option
@click.option("--earlier", cls=Option, words="earlier", type=click.Path(path_type=Path), multiple=True)
@period_option
@agency_type_option
@click.pass_context
def check(
    context: click.Context,
    files: tuple[Path, ...],
    as_json: bool,
    html: Path | None,
    comments: Path | None,
    show_all: bool,
    appendix: Path | None,
    earlier: tuple[Path, ...],
    period: ReportingPeriod | None,
    agency_type: str | None,
) -> int:
    """Check the files, show what was found, and return the exit code."""
    language = language_of(context)
    _refuse_odd_mixtures(files, as_json, html, comments, appendix)
    before = tuple(library.read(path) for path in earlier)
    kind = agency_type_of(agency_type)
    judgements = judge_files(files, period, kind, before, language, quiet=as_json, appendix=appendix)
    if as_json:
        alone = len(judgements) == 1
        shape = judgement_as_json(judgements[0], language) if alone else overall_as_json(judgements, language)
        click.echo(json.dumps(shape, ensure_ascii=False, indent=1))
    else:
        print_judgements(judgements, language, show_all)
    _write_outputs(judgements, html, comments, language)
    return exit_code_of(judgements)


def exit_code_of(judgements: tuple[Judgement, ...]) -> int:
    """2 when a file could not be read, else 1 when one has an error, else 0."""
    if any(judgement.error for judgement in judgements):
        return 2
    return 1 if any(judgement.summary.errors for judgement in judgements) else 0


def _refuse_odd_mixtures(
    files: tuple[Path, ...], as_json: bool, html: Path | None, comments: Path | None, appendix: Path | None
) -> None:
    if appendix and len(files) != 1:
        raise WrongUsage(message("cli.appendix_one_file"), message("cli.appendix_one_file_do"))
    if as_json and html:
        raise WrongUsage(message("cli.one_output"), message("cli.one_output_do"))
    if html:
        ending_of(html, (".html", ".htm"))
    if comments:
        ending_of(comments, (".docx",))
        if len(files) != 1:
            raise WrongUsage(message("cli.comments_one_file"), message("cli.comments_one_file_do"))


def _write_outputs(
    judgements: tuple[Judgement, ...], html: Path | None, comments: Path | None, language: str
) -> None:
    if html:
        write_findings_html(judgements, html, language)
    first = judgements[0]
    if comments and not first.error:
        write_comments(Path(first.path), first.findings, comments, language)
    for written in (html, comments):
        if written and written.exists():
            click.echo(message("cli.written", path=written).say(language), err=True)
