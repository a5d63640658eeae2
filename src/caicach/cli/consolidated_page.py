"""A consolidation in the terminal: who is in it first, then what does not enter, then what to look at."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from caicach.adapters.consolidating.act import Consolidated
from caicach.adapters.consolidating.wording import (
    doubt_notes,
    excluded_do,
    excluded_words,
    guard_words,
    state_words,
)
from caicach.cli.findings_page import MARKS, STYLES
from caicach.cli.words import message, period_words
from caicach.core.checks.findings import Severity
from caicach.core.checks.run import Summary, summarise
from caicach.core.consolidation.coverage import Came
from caicach.core.consolidation.figures import Doubt


MOST_LISTED = 12
_DOUBTFUL = frozenset(Doubt) - {Doubt.SOME_MISSING, Doubt.CODES_ONLY, Doubt.NOT_ADDED}


def print_consolidated(of: Consolidated, language: str) -> None:
    """Coverage, then doubts. What is long is cut, with how much more there is."""
    console = Console(highlight=False, soft_wrap=False)
    _coverage(console, of, language)
    _refused(console, of, language)
    _list(console, "said", [f"{one.name}: {one.words.say(language)}" for one in of.said], language)
    _findings(console, of, language)
    _doubts(console, of, language)
    if of.passed_over:
        names = ", ".join(one.name for one in of.passed_over[:MOST_LISTED])
        passed = message("consolidating.label_passed", count=len(of.passed_over), names=names)
        console.print(Text(f"\n{passed.say(language)}", style="dim"))


def _coverage(console: Console, of: Consolidated, language: str) -> None:
    counts = of.coverage.counts
    root = of.directory.agency(of.kept.plan.root).name
    head = message("consolidating.head", period=period_words(of.kept.plan.period), root=root)
    console.print(Text(head.say(language), style="bold"))
    covered = message(
        "consolidating.covered",
        received=of.coverage.received,
        expected=of.coverage.expected,
        in_time=counts[Came.IN_TIME],
        late=counts[Came.LATE],
        missing=counts[Came.MISSING],
        left_out=counts[Came.LEFT_OUT],
    )
    is_whole = of.coverage.received == of.coverage.expected
    console.print(Text(covered.say(language), style="bold green" if is_whole else "bold yellow"))
    for came, label in ((Came.MISSING, "missing"), (Came.LATE, "late")):
        lines = [
            f"{of.name(one.agency)}" + _aside(state_words(one, of).say(language), came)
            for one in of.coverage.that_came(came)
        ]
        _list(console, label, lines, language)
    _list(console, "unasked", [of.name(agency) for agency in of.coverage.unasked], language)


def _aside(state: str, came: Came) -> str:
    """What is not said by the heading: how late, or that something unreadable came."""
    is_plain = came is Came.MISSING and state == message("consolidating.came_missing").vi
    return "" if is_plain else f" ({state})"


def _refused(console: Console, of: Consolidated, language: str) -> None:
    lines = [(one.name, one.says.say(language), one.do.say(language)) for one in of.refused]
    _list_with_do(console, "refused", lines, language)
    out = [
        (o.contribution.id, excluded_words(o, of).say(language), excluded_do(o, of).say(language))
        for o in of.result.arrangement.excluded
    ]
    _list_with_do(console, "excluded", out, language)


def _list_with_do(console: Console, label: str, lines: list[tuple[str, str, str]], language: str) -> None:
    if lines:
        console.print(_label(label, len(lines), language))
    for name, says, do in lines:
        console.print(Padding(Text(f"{name}: {says}"), (0, 0, 0, 2)))
        console.print(Padding(Text(f"→ {do}", style="dim"), (0, 0, 0, 4)))


def _list(console: Console, label: str, lines: list[str], language: str) -> None:
    if not lines:
        return
    console.print(_label(label, len(lines), language))
    for line in _cut(lines, language):
        console.print(Padding(Text(line), (0, 0, 0, 2)))


def _label(label: str, count: int, language: str) -> Text:
    said = message(f"consolidating.label_{label}").say(language)
    return Text(f"\n{said} ({count})", style="bold")


def _cut(lines: list[str], language: str) -> Iterator[str]:
    yield from lines[:MOST_LISTED]
    if len(lines) > MOST_LISTED:
        yield message("consolidating.and_more", count=len(lines) - MOST_LISTED).say(language)


def _findings(console: Console, of: Consolidated, language: str) -> None:
    """The agencies with errors, gravest first; every finding stands in the file."""
    counted = {one.contribution.id: one.contribution.agency for one in of.result.arrangement.counted}
    judged = [
        (agency, summarise(of.reports[id_].findings)) for id_, agency in counted.items() if id_ in of.reports
    ]
    grave = sorted(
        ((agency, one) for agency, one in judged if one.errors or one.warnings),
        key=lambda pair: (-pair[1].errors, -pair[1].warnings),
    )
    if not grave:
        return
    said = message("consolidating.label_findings", agencies=len(grave), **_counts(one for _, one in grave))
    console.print(Text(f"\n{said.say(language)}", style="bold"))
    lines = [
        f"{of.name(agency)}: {message('page.found_summary', errors=one.errors, warnings=one.warnings, hints=one.hints).say(language)}"
        for agency, one in grave
        if one.errors
    ]
    for line in _cut(lines, language):
        console.print(Padding(Text(line), (0, 0, 0, 2)))


def _counts(summaries: Iterable[Summary]) -> dict[str, int]:
    given = list(summaries)
    return {"errors": sum(one.errors for one in given), "warnings": sum(one.warnings for one in given)}


def _doubts(console: Console, of: Consolidated, language: str) -> None:
    form, figures = of.kept.plan.form, of.result.figures
    lines = [guard_words(doubt, of).say(language) for doubt in of.doubtful]
    lines += [
        f"{form.by_id[row].code} {form.by_id[row].label}: "
        + "; ".join(note.say(language) for note in doubt_notes(figure))
        for row, figure in figures.items()
        if _DOUBTFUL & set(figure.doubts)
    ]
    lacking = sum(Doubt.SOME_MISSING in figure.doubts for figure in figures.values())
    if lacking:
        lines.append(message("consolidating.doubts_missing", count=lacking).say(language))
    _list(console, "doubts", lines, language)
    _own_findings(console, of, language)


def _own_findings(console: Console, of: Consolidated, language: str) -> None:
    grave = [finding for finding in of.findings if finding.severity is not Severity.HINT]
    if not grave:
        return
    said = message("consolidating.label_own_findings", **_counts([summarise(of.findings)]))
    console.print(Text(f"\n{said.say(language)}", style="bold"))
    for finding in grave[:MOST_LISTED]:
        mark = Text(f"{MARKS[finding.severity]} ", style=STYLES[finding.severity])
        mark.append(f"{finding.message.say(language)}  [{finding.check}]", style="default not bold")
        console.print(Padding(mark, (0, 0, 0, 2)))
