"""A stored reading beside what stands in the submission now."""

from collections.abc import Mapping
from typing import Any

from caicach.actions.statements import form_of
from caicach.api.shapes.content import cell_value
from caicach.api.shapes.readings import Decision, ProposedCell, ProposedSection, Reading, UnboundRow
from caicach.api.words import language
from caicach.core.ground.values import ValueState
from caicach.core.submissions.editing import EMPTY_CELL, CellContent
from caicach.store.cells import cell_of, cells_of
from caicach.store.models import FigureSheet, FileReading, NarrativeSection


def reading_shape(reading: FileReading) -> Reading:
    """The reading; two queries for what stands there."""
    told = reading.proposals
    figures = proposed_cells(reading)
    said = (told["period"]["is_same"], told["agency"]["is_same"])
    return Reading(
        id=reading.pk,
        submission=reading.submission_id,
        name=reading.file.name,
        sha256=reading.file.sha256,
        at=reading.at,
        is_ours=told["is_ours"],
        is_of_another=False in said,
        notes=[_said(note) for note in told["notes"]],
        figures=figures,
        sections=proposed_sections(reading),
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
