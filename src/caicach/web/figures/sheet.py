"""The sheet of one submission as its page works with it: cells, computed rates, findings, and what may be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from caicach.actions.consolidated_cells import SOURCE
from caicach.actions.consolidated_report import tallies_of
from caicach.actions.figures import require_editable
from caicach.actions.statements import form_of, led_by, period_of
from caicach.actions.words import check_book, content
from caicach.core.catalogue.indicators import FormVersion, Indicator, RateOf
from caicach.core.catalogue.leads import is_asked
from caicach.core.checks.findings import Finding
from caicach.core.checks.of_figures import FiguresOfPeriod, findings_about
from caicach.core.documents.figures import SettledFigures, settle
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import ValueState
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import NotPermitted, Refused
from caicach.core.submissions.editing import EMPTY_CELL, CellContent
from caicach.core.submissions.statuses import Status
from caicach.store.cells import cells_of
from caicach.store.models import FigureSheet
from caicach.web.figures.earlier import Earlier, earlier_of
from caicach.web.submissions.opening import Opened
from caicach.web.words import message


@dataclass(frozen=True)
class Sheet:
    """The figures of an opened submission at one revision."""

    opened: Opened
    cells: Mapping[str, CellContent]
    revision: int

    @cached_property
    def form(self) -> FormVersion:
        """The version of the form it is filled in on."""
        return form_of(self.opened.submission)

    @property
    def agency_type(self) -> AgencyType:
        """The type of the agency that reports."""
        return AgencyType(self.opened.duty.agency.type)

    @cached_property
    def led(self) -> frozenset[str]:
        """The rows the agency answers for its whole province."""
        return led_by(self.opened.submission)

    @cached_property
    def earlier(self) -> Earlier:
        """What was reported before. Two queries, three for an agency that came of others."""
        return earlier_of(self.opened.submission)

    @cached_property
    def settled(self) -> SettledFigures:
        """The figures as the paper prints them, rates computed."""
        values = {row: cell.value for row, cell in self.cells.items()}
        return settle(self.form, values, self.agency_type, self.tallies, self.led)

    @cached_property
    def tallies(self) -> Mapping[str, int]:
        """The rows that tally agencies; two queries for a consolidated report, none for others."""
        cells = self.cells.values()
        is_consolidated = any(cell.source == SOURCE or cell.tally is not None for cell in cells)
        return tallies_of(self.opened.submission) if is_consolidated else {}

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks of figures find now."""
        period = period_of(self.opened.duty)
        values = self.settled.values
        now = FiguresOfPeriod(self.form, values, self.agency_type, period, self.tallies, self.led)
        return findings_about(now, self.earlier.as_judged, content(), check_book())

    def cell(self, row: str) -> CellContent:
        """What stands in the row's cell."""
        return self.cells.get(row, EMPTY_CELL)

    def is_own(self, row: Indicator) -> bool:
        """Whether the row is asked of the agency."""
        return is_asked(row, self.agency_type, self.led)

    def is_asked(self, row: Indicator) -> bool:
        """Whether the agency fills the row in by hand."""
        return row.takes_value and not is_computed(row) and self.is_own(row)

    def is_filled(self, row: Indicator) -> bool:
        """Whether the row says something; text that was not understood says nothing yet."""
        return self.cell(row.id).value.state is not ValueState.NOT_REPORTED

    @property
    def refusal(self) -> Refused | None:
        """Why the person may not change figures now; None when they may."""
        opened = self.opened
        if not opened.may(Act.EDIT):
            return NotPermitted(message("web.figures.read_only"), message("web.figures.read_only_do"))
        try:
            require_editable(opened.standing, opened.actor)
        except Refused as refused:
            return refused
        return None

    def asks_why(self, row: str) -> bool:
        """Whether a change of the figure needs a reason: it came from a file, or the report was sent back."""
        cell = self.cell(row)
        is_sent_back = self.opened.standing.status is Status.SENT_BACK
        return cell.source == "file" or (is_sent_back and cell.value.state is not ValueState.NOT_REPORTED)


def is_computed(row: Indicator) -> bool:
    """Whether the row follows from others, so that nobody types it."""
    return isinstance(row.formula, RateOf)


def sheet_of(opened: Opened) -> Sheet:
    """The sheet as it stands. One query."""
    stored = FigureSheet.objects.get(pk=opened.submission.pk)
    return Sheet(opened, cells_of(stored.cells), stored.revision)
