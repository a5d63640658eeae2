"""The province's own official report out of the consolidation: narrative and appendix as any report, then who has not
reported, then what agencies wrote, gathered for a person to choose from."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import count

from caicach.adapters.consolidating.act import Consolidated
from caicach.adapters.consolidating.doubt_words import listed
from caicach.adapters.consolidating.nation import NATION
from caicach.adapters.consolidating.texts import rows_of_texts
from caicach.adapters.consolidating.wording import (
    NOT_IN_TIME,
    coded_note,
    period_words,
    state_words,
)
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.content.messages import message
from caicach.adapters.content.outlines import outline_for
from caicach.core.documents.compose import compose
from caicach.core.documents.official import Annex, ListAnnex, ListColumn, OfficialDocument, RowRole
from caicach.core.documents.outline import Outline
from caicach.core.documents.statement import Statement
from caicach.core.ground.errors import WrongUsage


def statement_of(of: Consolidated) -> Statement:
    """What the province states: the consolidated figures, with how many agencies behind each code in the notes."""
    plan, root = of.kept.plan, of.directory.agency(of.kept.plan.root)
    province = root.name.removeprefix("Ủy ban nhân dân ")
    rows = plan.form.by_id
    notes = {row: listed(coded_note(rows[row], figure), "; ").vi for row, figure in of.result.figures.items()}
    return Statement(
        form=plan.form,
        values=of.result.values(),
        notes={row: note for row, note in notes.items() if note},
        agency_name=root.name,
        short_name=f"UBND {province.split(' ', 1)[0]}",
        agency_type=root.type,
        abbreviation=root.abbreviation,
        province=province,
        period=plan.period,
        tallies=of.tallies,
    )


def province_document(of: Consolidated, package: Mapping[str, object]) -> OfficialDocument:
    """The report; it carries `package`, what the consolidation says of itself. WrongUsage above the provinces: no outline
    is known there."""
    if of.kept.plan.root == NATION:
        raise WrongUsage(message("consolidating.no_paper_above"), message("consolidating.no_paper_above_do"))
    statement, outline = statement_of(of), outline_for(of.kept.plan.period.kind)
    paper = compose(statement, outline, load_catalogue().messages)
    annex = replace(paper.annexes[0], number="I", legend=legend_of(paper.annexes[0], of))
    late = _late(of, annex)
    texts = _gathered(of, statement, outline)
    lists = (late, texts) if texts is not None else (late,)
    return replace(
        paper, annexes=(annex,), lists=lists, carried={**paper.carried, "consolidation": dict(package)}
    )


def legend_of(annex: Annex, of: Consolidated) -> str:
    """The marks in use, how many agencies the figures are of, and what an empty cell says where there is one."""
    coverage = of.coverage
    of_many = message("consolidating.legend", received=coverage.received, expected=coverage.expected).vi
    is_open = any(row.role is RowRole.VALUE and row.value == "" for row in annex.rows)
    empty = message("gathering.empty_cell").vi if is_open else ""
    return " ".join(part for part in (annex.legend, of_many, empty) if part)


_LATE = (
    ("number", 12, True),
    ("agency", 62, False),
    ("came", 36, True),
    ("due", 25, True),
    ("sent", 25, True),
)


def _late(of: Consolidated, annex: Annex) -> ListAnnex:
    period = period_words(of.kept.plan.period)
    rows = tuple(_rows_of_late(of))
    return ListAnnex(
        title="Phụ lục II",
        name=message("consolidating.annex_late", period=period).vi,
        reference_line=annex.reference_line,
        columns=_columns(_LATE),
        rows=rows or ((message("consolidating.annex_late_none").vi,),),
    )


def _rows_of_late(of: Consolidated) -> Iterator[tuple[str, ...]]:
    numbers = count(1)
    for came in NOT_IN_TIME:
        those = of.coverage.that_came(came)
        if those:
            yield (f"{message(f'consolidating.group_{came.value}').vi} ({len(those)})",)
        for one in those:
            yield (
                str(next(numbers)),
                of.name(one.agency),
                state_words(one, of).vi,
                _day(one.due_on),
                _day(one.sent_on),
            )


def _day(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day is not None else ""


def _columns(columns: tuple[tuple[str, int, bool], ...]) -> tuple[ListColumn, ...]:
    return tuple(
        ListColumn(message(f"consolidating.column_{key}").vi, width, is_centred)
        for key, width, is_centred in columns
    )


_TEXTS = (("number", 12, True), ("text", 98, False), ("source", 50, False))


def _gathered(of: Consolidated, statement: Statement, outline: Outline) -> ListAnnex | None:
    rows = tuple(rows_of_texts(of, statement, outline))
    if not rows:
        return None
    return ListAnnex(
        title=message("consolidating.working_paper").vi,
        name=message("consolidating.annex_texts").vi,
        reference_line=message("consolidating.working_note").vi,
        columns=_columns(_TEXTS),
        rows=rows,
    )
