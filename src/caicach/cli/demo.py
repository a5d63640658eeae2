"""`caicach demo`: the whole of it on the report that ships with caicach."""

import shutil
from pathlib import Path

import click

from caicach import library
from caicach.adapters.renderers.comments import write_comments
from caicach.adapters.renderers.findings_html import write_findings_html
from caicach.adapters.renderers.pdf import NoFont
from caicach.cli.findings_page import print_judgements
from caicach.cli.judging import judge_file
from caicach.cli.words import Command, Option, language_of, message
from caicach.core.ground.words import Words


@click.command(cls=Command, words="demo")
@click.option(
    "--to",
    "folder",
    cls=Option,
    words="demo_to",
    type=click.Path(path_type=Path),
    default=Path("caicach-demo"),
)
@click.pass_context
def demo(context: click.Context, folder: Path) -> None:
    """Check the example, then write the page of findings, the commented report and the correct report."""
    language = language_of(context)
    folder.mkdir(parents=True, exist_ok=True)
    report = folder / library.example_report().name
    shutil.copyfile(library.example_report(), report)
    click.echo(message("cli.demo_intro", path=report).say(language) + "\n")
    judgement = judge_file(report)
    print_judgements((judgement,), language, show_all=False)
    page, commented = folder / "findings.html", folder / "with-comments.docx"
    write_findings_html((judgement,), page, language)
    write_comments(report, judgement.findings, commented, language)
    click.echo("\n" + message("cli.demo_written").say(language))
    _tell(report, "cli.demo_source", language)
    _tell(page, "cli.demo_page", language)
    _tell(commented, "cli.demo_comments", language)
    _write_official(report, folder, language)
    click.echo("\n" + message("cli.demo_next").say(language))


def _write_official(report: Path, folder: Path, language: str) -> None:
    document = library.compose_official(library.state(report))
    for ending, key in ((".docx", "cli.demo_docx"), (".pdf", "cli.demo_pdf"), (".xlsx", "cli.demo_xlsx")):
        path = folder / f"official{ending}"
        try:
            library.write(document, path)
        except NoFont as missing:
            click.echo(f"  {path}: {missing.says.say(language)} {missing.do.say(language)}")
        else:
            _tell(path, key, language)


def _tell(path: Path, key: str, language: str) -> None:
    words: Words = message(key)
    click.echo(f"  {path}  — {words.say(language)}")
