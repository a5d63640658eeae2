"""Findings in the terminal: the summary first, then each doubt with its place, its arithmetic and its fix."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from caicach.cli.words import message, period_words
from caicach.core.checks.findings import Finding, Severity
from caicach.core.checks.judgement import Judgement
from caicach.core.checks.run import Summary


STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.HINT: "cyan"}
MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.HINT: "·"}


def print_judgements(judgements: Sequence[Judgement], language: str, show_all: bool) -> None:
    """One file in full; many as a table of results, those with errors first named."""
    console = Console(highlight=False, soft_wrap=False)
    if len(judgements) > 1:
        console.print(_table(judgements, language))
        return
    judgement = judgements[0]
    if judgement.error:
        error = Console(stderr=True, highlight=False)
        error.print(Text(judgement.error.says.say(language), style="bold red"))
        error.print(Text(judgement.error.do.say(language)))
        return
    _print_one(console, judgement, language, show_all)


def summary_words(summary: Summary, language: str) -> str:
    """`2 lỗi, 5 cảnh báo, 3 gợi ý`."""
    counts = {"errors": summary.errors, "warnings": summary.warnings, "hints": summary.hints}
    return message("page.found_summary", **counts).say(language)


def _print_one(console: Console, judgement: Judgement, language: str, show_all: bool) -> None:
    unknown = message("page.unknown").say(language)
    console.print(Text(judgement.path, style="bold"))
    understood = message(
        "page.understood_as",
        agency=judgement.agency or unknown,
        period=period_words(judgement.period).say(language) if judgement.period else unknown,
        form=judgement.form_version,
        rows=judgement.rows_bound,
    )
    console.print(Text(understood.say(language), style="dim"))
    if not judgement.findings:
        console.print(Text(message("page.nothing_found").say(language), style="bold green"))
        return
    console.print(Text(summary_words(judgement.summary, language), style="bold"))
    _print_first(console, judgement.summary, language)
    grave = [f for f in judgement.findings if show_all or f.severity is not Severity.HINT]
    for number, finding in enumerate(sorted(grave, key=_gravity), 1):
        console.print(_finding(number, finding, language))
    if not show_all:
        _print_hints(console, judgement.findings, language)


def _gravity(finding: Finding) -> int:
    return list(Severity).index(finding.severity)


def _print_first(console: Console, summary: Summary, language: str) -> None:
    if summary.errors + summary.warnings > len(summary.first):
        console.print(Text(f"{message('page.fix_first').say(language)}:", style="bold"))
        for finding in summary.first:
            console.print(Padding(Text(f"→ {finding.message.say(language)}"), (0, 0, 0, 2)))


def _finding(number: int, finding: Finding, language: str) -> Group:
    severity = message(f"page.severity_{finding.severity.value}").say(language)
    head = Text(f"\n{MARKS[finding.severity]} {number}. {severity} ", style=STYLES[finding.severity])
    head.append(finding.message.say(language), style="default not bold")
    head.append(f"  [{finding.check}]", style="dim")
    rows = Table.grid(padding=(0, 1))
    rows.add_column(style="dim", no_wrap=True)
    rows.add_column()
    for label, text in _details(finding, language):
        rows.add_row(f"{message(label).say(language)}:", Text(text))
    return Group(head, Padding(rows, (0, 0, 0, 5)))


def _details(finding: Finding, language: str) -> list[tuple[str, str]]:
    """The labelled lines of a finding, without those that have nothing to say."""
    lines = [
        ("page.label_place", _place(finding, language)),
        ("page.label_found", finding.found),
        ("page.label_expected", finding.expected),
        ("page.label_arithmetic", finding.arithmetic),
        ("page.label_fix", finding.suggestion.say(language)),
        ("page.label_reference", finding.reference.say(language)),
    ]
    return [(label, text) for label, text in lines if text]


def _place(finding: Finding, language: str) -> str:
    parts = []
    if finding.place.code:
        parts.append(message("page.row", code=finding.place.code).say(language))
    if finding.place.section:
        parts.append(message("page.section", section=finding.place.section).say(language))
    if finding.place.where:
        parts.append(finding.place.where.address.words.say(language))
    if finding.place.text and not finding.place.code:
        parts.append(message("page.in_text", text=_short(finding.place.text)).say(language))
    return "; ".join(parts)


def _short(text: str, longest: int = 160) -> str:
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"


def _print_hints(console: Console, findings: Sequence[Finding], language: str) -> None:
    hints = [finding for finding in findings if finding.severity is Severity.HINT]
    if not hints:
        return
    console.print(Text(f"\n{message('page.hints_gathered', count=len(hints)).say(language)}", style="cyan"))
    for sentence, count in Counter(hint.message.say(language) for hint in hints).items():
        times = f" (×{count})" if count > 1 else ""
        console.print(Padding(Text(f"{MARKS[Severity.HINT]} {sentence}{times}"), (0, 0, 0, 2)))


def _table(judgements: Sequence[Judgement], language: str) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column(message("page.column_file").say(language), overflow="fold")
    for name in ("page.column_errors", "page.column_warnings", "page.column_hints"):
        table.add_column(message(name).say(language), justify="right")
    table.add_column(message("page.fix_first").say(language), overflow="fold")
    names = _names(judgements)
    for judgement, name in zip(judgements, names, strict=True):
        if judgement.error:
            table.add_row(name, "–", "–", "–", Text(judgement.error.says.say(language), style="bold red"))
            continue
        summary = judgement.summary
        first = summary.first[0].message.say(language) if summary.first else ""
        counts = (str(summary.errors), str(summary.warnings), str(summary.hints))
        table.add_row(name, *counts, Text(_short(first, 100)))
    return table


def _names(judgements: Sequence[Judgement]) -> list[str]:
    """File names alone where they all lie in one folder, else as they were given."""
    paths = [Path(judgement.path) for judgement in judgements]
    alone = len({path.parent for path in paths}) == 1
    return [path.name if alone else str(path) for path in paths]
