"""The consolidation as a workbook: the appendix in the official order, coverage, every agency's figures beside one another,
findings, and what agencies wrote."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from caicach.adapters.consolidating.act import Consolidated
from caicach.adapters.consolidating.doubt_words import listed
from caicach.adapters.consolidating.nation import NATION
from caicach.adapters.consolidating.paper import legend_of, statement_of
from caicach.adapters.consolidating.texts import figures_of, gathered, said_by
from caicach.adapters.consolidating.wording import (
    coded_note,
    doubt_notes,
    excluded_words,
    period_words,
    state_words,
)
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.content.messages import message
from caicach.adapters.content.outlines import outline_for
from caicach.adapters.renderers.board_xlsx import Column, Sheet, Value
from caicach.adapters.renderers.xlsx import xlsx_bytes
from caicach.core.catalogue.indicators import Indicator
from caicach.core.checks.findings import Finding, Severity
from caicach.core.checks.run import summarise
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.coverage import Came
from caicach.core.documents.annexes import mark, unit_to_print
from caicach.core.documents.compose import Narrative, compose
from caicach.core.documents.official import Annex, OfficialDocument
from caicach.core.ground import values
from caicach.core.ground.text import squash


def consolidated_workbook(of: Consolidated, package: Mapping[str, object]) -> bytes:
    """The workbook; it carries `package` so that the level above reads it as one submission."""
    paper = _paper(of, package)
    sheets = [_coverage(of), _matrix(of), _findings(of)]
    if of.kept.plan.root != NATION:
        sheets.append(_texts(of))
    return xlsx_bytes(paper, sheets)


def _paper(of: Consolidated, package: Mapping[str, object]) -> OfficialDocument:
    """The paper the appendix is of, its notes saying all that is missing or doubtful."""
    notes = {
        row: listed((*coded_note(of.kept.plan.form.by_id[row], figure), *doubt_notes(figure)), "; ").vi
        for row, figure in of.result.figures.items()
    }
    statement = replace(statement_of(of), notes={row: note for row, note in notes.items() if note})
    outline = outline_for(of.kept.plan.period.kind)
    paper = compose(statement, outline, load_catalogue().messages, Narrative.COMPOSE)
    annex = replace(paper.annexes[0], legend=_legend(paper.annexes[0], of))
    return replace(paper, annexes=(annex,), carried={**paper.carried, "consolidation": dict(package)})


def _legend(annex: Annex, of: Consolidated) -> str:
    return f"{legend_of(annex, of)} {message('consolidating.legend_missing').vi}"


def _sheet(of: Consolidated, name: str, columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> Sheet:
    period = period_words(of.kept.plan.period).vi
    return Sheet(
        name=message(f"consolidating.sheet_{name}").vi,
        issuer=of.directory.agency(of.kept.plan.root).name.upper(),
        title=message(f"consolidating.title_{name}", period=period.upper()).vi,
        subtitle=_covered(of),
        columns=columns,
        rows=rows,
    )


def _covered(of: Consolidated) -> str:
    counts = of.coverage.counts
    return message(
        "consolidating.covered",
        received=of.coverage.received,
        expected=of.coverage.expected,
        in_time=counts[Came.IN_TIME],
        late=counts[Came.LATE],
        missing=counts[Came.MISSING],
        left_out=counts[Came.LEFT_OUT],
    ).vi


def _column(key: str, width: float, is_centred: bool = False) -> Column:
    return Column(message(f"consolidating.column_{key}").vi, width, is_centred)


def _coverage(of: Consolidated) -> Sheet:
    columns = (
        _column("number", 6, True),
        _column("agency", 38),
        _column("came", 20, True),
        _column("due", 12, True),
        _column("sent", 12, True),
        _column("days", 9, True),
        _column("errors", 7, True),
        _column("warnings", 9, True),
        _column("file", 46),
        _column("note", 60),
    )
    return _sheet(of, "coverage", columns, tuple(_rows_of_coverage(of)))


def _rows_of_coverage(of: Consolidated) -> Iterator[tuple[Value, ...]]:
    said: dict[str, list[str]] = {}
    for known in of.said:
        said.setdefault(known.name, []).append(known.words.vi)
    for out in of.result.arrangement.excluded:
        said.setdefault(out.contribution.agency, []).append(
            f"{out.contribution.id}: {excluded_words(out, of).vi}"
        )
    for agency, refused in of.unreadable.items():
        said.setdefault(agency, []).append(f"{refused.name}: {refused.says.vi}")
    for number, one in enumerate(of.coverage.agencies, 1):
        report = of.reports.get(one.submission)
        summary = summarise(report.findings) if report is not None else None
        notes = (*said.get(one.submission, ()), *said.get(one.agency, ()))
        yield (
            number,
            of.name(one.agency),
            state_words(one, of).vi if one.came is not Came.LATE else message("consolidating.came_late").vi,
            one.due_on,
            one.sent_on,
            one.days_late or None,
            summary.errors if summary else None,
            summary.warnings if summary else None,
            one.submission or None,
            "\n".join(notes) or None,
        )


def _matrix(of: Consolidated) -> Sheet:
    """A row of the form a line, an agency a column in tree order, those missing too, empty."""
    counted = [one.contribution for one in of.result.arrangement.counted]
    missing = [one.agency for one in of.coverage.that_came(Came.MISSING)]
    columns = (
        _column("code", 8, True),
        _column("row", 44),
        _column("unit", 18, True),
        _column("total", 13),
        _column("reported", 9, True),
        *(Column(of.name(given.agency), 9, True, is_upright=True) for given in counted),
        *(Column(of.name(agency), 9, True, is_upright=True) for agency in missing),
    )
    rows = [
        (
            row.code,
            row.label,
            squash(unit_to_print(row)),
            _shown(of.result.figures[row.id].value),
            _reported(row, of),
            *(_shown(_given(given, row)) for given in counted),
            *(None for _ in missing),
        )
        for row in of.kept.plan.form.indicators
        if row.takes_value and row.id in of.result.figures
    ]
    return replace(_sheet(of, "matrix", columns, rows), frozen=5, is_wide=True)


def _given(given: Contribution, row: Indicator) -> values.Value:
    return given.values.get(row.id, values.NOT_REPORTED)


def _reported(row: Indicator, of: Consolidated) -> str | None:
    total = of.result.figures[row.id].total
    return f"{total.reported}/{total.asked}" if total.asked else None


def _shown(value: values.Value) -> Value:
    """The number, or the mark the appendix prints for its state."""
    if value.number is not None:
        return Decimal(value.number)
    return mark(value.state, load_catalogue().messages) or None


def _findings(of: Consolidated) -> Sheet:
    columns = (
        _column("number", 6, True),
        _column("agency", 32),
        _column("severity", 11, True),
        _column("check", 9, True),
        _column("code", 9, True),
        _column("finding", 70),
        _column("fix", 50),
        _column("file", 40),
    )
    rows = ((number, *row) for number, row in enumerate((*_of_whole(of), *_of_agencies(of)), 1))
    return _sheet(of, "findings", columns, tuple(rows))


def _of_whole(of: Consolidated) -> Iterator[tuple[Value, ...]]:
    name = message("consolidating.consolidated_figures").vi
    for finding in of.findings:
        yield _finding(name, finding, "")


def _of_agencies(of: Consolidated) -> Iterator[tuple[Value, ...]]:
    """Every finding of every report that was read and is somebody's, the gravest of each agency first."""
    order = list(Severity)
    given = {one.contribution.id: one.contribution for one in of.result.arrangement.counted}
    given |= {out.contribution.id: out.contribution for out in of.result.arrangement.excluded}
    for name, report in of.reports.items():
        for finding in sorted(report.findings, key=lambda found: order.index(found.severity)):
            yield _finding(of.name(given[name].agency), finding, name)


def _finding(agency: str, finding: Finding, file: str) -> tuple[Value, ...]:
    return (
        agency,
        message(f"page.severity_{finding.severity.value}").vi,
        finding.check,
        finding.place.code or finding.place.section,
        finding.message.vi,
        finding.suggestion.vi or None,
        file or None,
    )


def _texts(of: Consolidated) -> Sheet:
    columns = (
        _column("section", 34),
        _column("text", 90),
        _column("source", 60),
        Column(message("gathering.column").vi, 60),
    )
    outline = outline_for(of.kept.plan.period.kind)
    rows = [
        (section, point.text, said_by(point, of, is_short=False), "\n".join(figures_of(point, of)) or None)
        for section, points in gathered(of, statement_of(of), outline)
        for point in points
    ]
    return replace(_sheet(of, "texts", columns, rows), frozen=1)
