"""Whether an uploaded file still says what the submission says: its figures, its text, its head and foot."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import Any

from caicach.actions.heads import printed_head
from caicach.actions.judging import filing_of
from caicach.actions.readings import sections_of
from caicach.actions.statements import form_of, led_by
from caicach.core.catalogue.indicators import RateOf
from caicach.core.catalogue.leads import is_asked
from caicach.core.documents.official import OfficialDocument
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.text import squash
from caicach.core.ground.values import ValueState
from caicach.core.submissions.editing import EMPTY_CELL, CellContent
from caicach.core.submissions.proposed_head import is_said
from caicach.store.cells import cell_of, cells_of
from caicach.store.models import FileReading, Submission


@dataclass(frozen=True)
class Differences:
    """How many cells, sections of the text and items of the head the file and the submission have otherwise."""

    figures: int
    sections: int
    head: int

    @property
    def any(self) -> bool:
        """Whether there are any at all."""
        return any(astuple(self))


def differences(reading: FileReading, submission: Submission, document: OfficialDocument) -> Differences:
    """What the file that was read and the submission, whose paper is `document`, say otherwise. Where the file has
    nothing and nobody wrote, the outline's own words are no difference."""
    told = reading.proposals
    return Differences(
        _figures(told, submission), _sections(told, submission, document), _head(told, submission, document)
    )


def is_section_said(proposed: Mapping[str, str], written: str, now: Mapping[str, str]) -> bool:
    """Whether the division says so already: in a person's own words, else in those the outline says."""
    return squash(proposed["text"]) == squash(written or now.get("text", ""))


def _figures(told: Mapping[str, Any], submission: Submission) -> int:
    form, cells = form_of(submission), cells_of(submission.sheet.cells)
    agency_type, led = AgencyType(submission.duty.agency.type), led_by(submission)
    proposed = {stored["row"]: stored for stored in told["figures"] if stored["row"] in form.by_id}
    others = sum(not _is_figure_said(stored, cells.get(row, EMPTY_CELL)) for row, stored in proposed.items())
    more = [
        row
        for row, cell in cells.items()
        if row in form.by_id
        and row not in proposed
        and not isinstance(form.by_id[row].formula, RateOf)
        and _says_something(cell, is_asked(form.by_id[row], agency_type, led))
    ]
    return others + len(more)


def _is_figure_said(stored: Mapping[str, Any], cell: CellContent) -> bool:
    """Whether the cell has the file's value; a number of a sentence alone may be left out of the table as there."""
    is_left_out = stored["is_from_text"] and not _says_something(cell, is_asked=False)
    return is_left_out or cell_of(stored["cell"]).value == cell.value


def _says_something(cell: CellContent, is_asked: bool) -> bool:
    state = cell.value.state
    return state is not ValueState.NOT_REPORTED and (is_asked or state is not ValueState.NOT_APPLICABLE)


def _sections(told: Mapping[str, Any], submission: Submission, document: OfficialDocument) -> int:
    written = {section.key: section.text for section in submission.sections.all() if section.text}
    proposed = {section["key"]: section for section in told["sections"]}
    now = (
        {section["key"]: section for section in sections_of(filing_of(submission, document), submission)}
        if proposed.keys() - written.keys()
        else {}
    )
    others = sum(
        not is_section_said(section, written.get(key, ""), now.get(key, {}))
        for key, section in proposed.items()
    )
    return others + len(written.keys() - proposed.keys())


def _head(told: Mapping[str, Any], submission: Submission, document: OfficialDocument) -> int:
    printed = printed_head(document)
    others = sum(not is_said(item["says"], printed, submission.head) for item in told["head"])
    return others + len(submission.head.keys() - {name for item in told["head"] for name in item["says"]})
