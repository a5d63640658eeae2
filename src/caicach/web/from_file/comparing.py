"""What a file proposes beside what stands now, in the groups in which a person decides."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import cached_property

from caicach.actions.following import is_section_said
from caicach.actions.heads import mark_of
from caicach.actions.judging import filing_of
from caicach.actions.papers import official_document
from caicach.actions.readings import is_of_another, origin_of, sections_of
from caicach.core.catalogue.indicators import Indicator
from caicach.core.documents.official import OfficialDocument
from caicach.core.ground.values import ValueState
from caicach.core.submissions.editing import CellContent, CellEdit
from caicach.core.submissions.typed import shown_in
from caicach.store.cells import cell_of
from caicach.store.models import FileReading, NarrativeSection
from caicach.web.consolidations.saying import said_tally
from caicach.web.figures.sheet import Sheet
from caicach.web.from_file.head_beside import ItemBeside, at_issue, items_beside
from caicach.web.from_file.stored import Stored
from caicach.web.submissions.places import division_titles
from caicach.web.words import say


@dataclass(frozen=True)
class FigureBeside(Stored):
    """One proposed figure and what its cell holds now."""

    row: Indicator
    stored: Mapping[str, Any]
    now: CellContent

    @property
    def cell(self) -> CellContent:
        """What the file says."""
        return cell_of(self.stored["cell"])

    @property
    def text(self) -> str:
        """The file's value as people read it."""
        return self._text(self.cell)

    @property
    def now_text(self) -> str:
        """The present value as people read it."""
        return self.now.typed or self._text(self.now)

    @property
    def tally_text(self) -> str:
        """Behind a figure of a consolidation: how many agencies chose each code, how many members are listed."""
        if self.cell.listed:
            return say("web.lists.part", count=self.cell.listed.count)
        return said_tally(self.row, self.cell.tally) if self.cell.tally else ""

    def _text(self, cell: CellContent) -> str:
        if cell.value.number is not None:
            return shown_in(self.row, cell.value)
        return say(f"web.figures.state_{cell.value.state.value}")

    @property
    def is_unread(self) -> bool:
        """Whether the file's cell could not be read."""
        return self.cell.value.state is ValueState.NOT_REPORTED

    @property
    def is_same(self) -> bool:
        """Whether the cell already says it."""
        is_behind = self.cell.tally in (None, self.now.tally) and self.cell.listed in (None, self.now.listed)
        return self.cell.value == self.now.value and is_behind

    @property
    def is_new(self) -> bool:
        """Whether nothing stands in the cell yet."""
        return self.now.value.state is ValueState.NOT_REPORTED and not self.now.typed

    @property
    def seen(self) -> str:
        """What stood in the cell when it was shown, for the form to send back."""
        number = self.now.value.number
        return f"{self.now.value.state.value}|{'' if number is None else f'{number:f}'}"


@dataclass(frozen=True)
class SectionBeside:
    """One division's paragraphs in the file and as the report would print them now."""

    key: str
    title: str
    shown: str
    now: str
    revision: int


class Comparison:
    """A reading beside the sheet as it stands."""

    def __init__(self, reading: FileReading, sheet: Sheet) -> None:
        self.reading, self.sheet = reading, sheet
        self.told: Mapping[str, Any] = reading.proposals

    @cached_property
    def figures(self) -> list[FigureBeside]:
        """Every proposed figure of a row the form has, in printed order."""
        rows = self.sheet.form.by_id
        return [
            FigureBeside(rows[stored["row"]], stored, self.sheet.cell(stored["row"]))
            for stored in self.told["figures"]
            if stored["row"] in rows
        ]

    @cached_property
    def groups(self) -> list[tuple[str, list[FigureBeside]]]:
        """By what a person has to decide; groups without figures are left out."""
        groups: dict[str, list[FigureBeside]] = {"new": [], "differs": [], "doubtful": []}
        for figure in self.figures:
            if not figure.is_unread and not figure.is_same:
                groups[_group(figure)].append(figure)
        return [(name, figures) for name, figures in groups.items() if figures]

    @property
    def same(self) -> list[FigureBeside]:
        """Figures that stand so already."""
        return [f for f in self.figures if f.is_same and not f.is_unread]

    @property
    def unread(self) -> list[FigureBeside]:
        """Cells of the file that could not be read."""
        return [f for f in self.figures if f.is_unread]

    @property
    def sure(self) -> list[FigureBeside]:
        """What can be taken at once: clear, and for cells in which nothing stands."""
        return dict(self.groups).get("new", [])

    @property
    def is_of_another(self) -> bool:
        """Whether the file says it is of another period or another agency."""
        return is_of_another(self.reading)

    @cached_property
    def document(self) -> OfficialDocument:
        """The paper as it stands, made once."""
        return official_document(self.sheet.opened.submission)

    @cached_property
    def head(self) -> list[ItemBeside]:
        """Items of head and foot in which the file is another than the paper."""
        items = items_beside(self.reading, self.sheet.opened.submission, self.document)
        return [item for item in items if not item.is_same]

    @property
    def sure_head(self) -> list[str]:
        """Those of them that can be taken at once."""
        return [item.name for item in self.head if item.is_sure]

    @property
    def seen_head(self) -> str:
        """The mark of the head shown, for the form to send back."""
        return mark_of(self.sheet.opened.submission.head)

    @property
    def at_issue(self) -> list[tuple[str, str]]:
        """Number and date in the file, told only."""
        return at_issue(self.reading)

    @cached_property
    def sections(self) -> list[SectionBeside]:
        """The divisions whose text in the file is another than the report would print now."""
        proposed = self.told["sections"]
        if not proposed:
            return []
        submission = self.sheet.opened.submission
        now = {
            section["key"]: section
            for section in sections_of(filing_of(submission, self.document), submission)
        }
        written = {one.key: one for one in NarrativeSection.objects.filter(submission=submission)}
        titles = division_titles(submission)
        return [
            SectionBeside(
                section["key"],
                titles.get(section["key"], say("web.from_file.opening")),
                section["shown"],
                now.get(section["key"], {}).get("shown", ""),
                written[section["key"]].revision if section["key"] in written else 0,
            )
            for section in proposed
            if not is_section_said(section, _text(written.get(section["key"])), now.get(section["key"], {}))
        ]

    @property
    def unwritten(self) -> list[SectionBeside]:
        """Those of them in which nobody has written: the file's text takes nobody's place."""
        return [section for section in self.sections if section.revision == 0]

    def edits(self, taken: Mapping[str, str]) -> Iterator[CellEdit]:
        """The changes for the rows taken (row: what was seen there), each naming file and place."""
        for figure in self.figures:
            seen = taken.get(figure.row.id)
            if seen is None or figure.is_unread:
                continue
            origin = origin_of(self.reading, figure.place.vi)
            note = self.now_note(figure) or figure.stored["note"]
            becomes = replace(figure.cell, note=note, source="file", origin=origin)
            yield CellEdit(figure.row.id, figure.now if seen == figure.seen else _seen(seen), becomes)

    def now_note(self, figure: FigureBeside) -> str:
        """The note that stands; a file never takes the place of one."""
        return figure.now.note


def _text(written: NarrativeSection | None) -> str:
    return written.text if written is not None else ""


def _group(figure: FigureBeside) -> str:
    if figure.doubt is not None:
        return "doubtful"
    return "new" if figure.is_new else "differs"


def _seen(text: str) -> CellContent:
    """What was seen, as far as the form remembers it; ValueError for what no form sends."""
    state, _, number = text.partition("|")
    return cell_of({"state": state, "value": number or None})
