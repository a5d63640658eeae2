"""A stored reading beside what stands in the submission now."""

from collections.abc import Mapping, Sequence
from typing import Any

from caicach.actions.heads import mark_of, printed_head
from caicach.actions.papers import official_document
from caicach.actions.readings import is_of_another
from caicach.actions.statements import form_of
from caicach.api.shapes.content import cell_value
from caicach.api.shapes.readings import (
    Decision,
    ProposedCell,
    ProposedHead,
    ProposedSection,
    Reading,
    ToldAtIssue,
    UnboundRow,
)
from caicach.api.words import language
from caicach.core.ground.values import ValueState
from caicach.core.submissions.editing import EMPTY_CELL, CellContent
from caicach.core.submissions.proposed_head import Said, is_blank, is_said
from caicach.store.cells import cell_of, cells_of
from caicach.store.models import FigureSheet, FileReading, NarrativeSection


def reading_shape(reading: FileReading) -> Reading:
    """The reading; a few queries for what stands there, more for the paper where the file has a head."""
    told = reading.proposals
    figures = proposed_cells(reading)
    return Reading(
        id=reading.pk,
        submission=reading.submission_id,
        name=reading.file.name,
        sha256=reading.file.sha256,
        at=reading.at,
        is_ours=told["is_ours"],
        is_of_another=is_of_another(reading),
        notes=[_said(note) for note in told["notes"]],
        figures=figures,
        sections=proposed_sections(reading),
        told_agency=told["agency"]["name"],
        head=proposed_head(reading),
        head_seen=mark_of(reading.submission.head),
        at_issue=[
            ToldAtIssue(name=item["name"], lines=item["says"], place=_said(item["place"]))
            for item in told["at_issue"]
        ],
        unbound=[_unbound(row) for row in told["unbound"]],
    )


def proposed_cells(reading: FileReading) -> list[ProposedCell]:
    """Every figure the file proposes for a row the form has."""
    cells = cells_of(FigureSheet.objects.get(pk=reading.submission_id).cells)
    rows = form_of(reading.submission).by_id
    return [
        _cell(stored, rows[stored["row"]].code, cells.get(stored["row"], EMPTY_CELL))
        for stored in reading.proposals["figures"]
        if stored["row"] in rows
    ]


def proposed_sections(reading: FileReading) -> list[ProposedSection]:
    """Every section the file proposes, with the revision that stands there."""
    rows = NarrativeSection.objects.filter(submission=reading.submission_id)
    revisions = dict(rows.values_list("key", "revision"))
    return [
        ProposedSection(**section, revision=revisions.get(section["key"], 0))
        for section in reading.proposals["sections"]
    ]


def proposed_head(reading: FileReading) -> list[ProposedHead]:
    """Every item of head and foot the file fills in, in the order of the paper."""
    stored = reading.proposals["head"]
    if not stored:
        return []
    printed, given = printed_head(official_document(reading.submission)), reading.submission.head
    return [
        ProposedHead(
            name=item["name"],
            decision=_decision_of_item(item, printed, given),
            lines=item["says"],
            now={name: _as_json(printed[name]) for name in item["says"]},
            place=_said(item["place"]),
            doubt=_said(item["doubt"]) if item["doubt"] else None,
        )
        for item in stored
    ]


def _decision_of_item(item: Mapping[str, Any], printed: Said, given: Said) -> Decision:
    if is_said(item["says"], printed, given):
        return Decision.SAME
    if item["doubt"]:
        return Decision.DOUBTFUL
    return Decision.NEW if is_blank(item["says"], printed, given) else Decision.DIFFERS


def _as_json(said: str | Sequence[str]) -> str | list[str]:
    return said if isinstance(said, str) else list(said)


def _cell(stored: Mapping[str, Any], code: str, now: CellContent) -> ProposedCell:
    proposed = cell_of(stored["cell"])
    return ProposedCell(
        indicator=stored["row"],
        code=code,
        decision=_decision(stored, proposed, now),
        raw=stored["raw"],
        quote=stored["quote"],
        place=_said(stored["place"]),
        doubt=_said(stored["doubt"]) if stored["doubt"] else None,
        now=cell_value(now),
        **{name: value for name, value in cell_value(proposed).items() if name != "note"},
    )


def _decision(stored: Mapping[str, Any], proposed: CellContent, now: CellContent) -> Decision:
    if proposed.value.state is ValueState.NOT_REPORTED:
        return Decision.UNREAD
    if proposed.value == now.value:
        return Decision.SAME
    if stored["doubt"]:
        return Decision.DOUBTFUL
    is_empty = now.value.state is ValueState.NOT_REPORTED and not now.typed
    return Decision.NEW if is_empty else Decision.DIFFERS


def _unbound(row: Mapping[str, Any]) -> UnboundRow:
    return UnboundRow(label=row["label"], raw=row["raw"], place=_said(row["place"]), why=_said(row["why"]))


def _said(words: Mapping[str, str]) -> str:
    return words[language()]
