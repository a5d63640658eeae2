"""The sections of the text as the pages show them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import prefetch_related_objects
from django.http import Http404

from caicach.actions.papers import official_document
from caicach.actions.statements import period_of, statement_of
from caicach.actions.words import messages
from caicach.adapters.content.outlines import outline_for
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.documents.divisions import DivisionText, TextState, division_texts
from caicach.core.documents.official import Blank, BodyLine, Figure, OfficialDocument
from caicach.core.documents.written import text_of_lines
from caicach.store.models import NarrativeSection, Remark, Submission
from caicach.web.words import say


@dataclass(frozen=True)
class Section:
    """A division with the row a person's words stand in, if any, and the open remarks on it."""

    text: DivisionText
    row: NarrativeSection | None
    remarks: tuple[Remark, ...] = ()

    @property
    def key(self) -> str:
        """The key of the division."""
        return self.text.key

    @property
    def heading(self) -> str:
        """`2.1. Kết quả …`, or what the opening and the closing are called."""
        if self.text.title:
            return f"{self.text.number} {self.text.title}"
        return say(f"web.narrative.{self.key}")

    @property
    def revision(self) -> int:
        """Which text of it this is; 0 while nobody wrote."""
        return self.row.revision if self.row else 0

    @property
    def written(self) -> str:
        """A person's words as they are edited; empty while the outline speaks."""
        return self.row.text if self.row else ""

    @property
    def proposal(self) -> str:
        """The outline's words as they would be edited."""
        return text_of_lines(self.text.proposed)

    @property
    def state(self) -> TextState:
        """Whose words stand here, and whether any are missing."""
        return self.text.state

    @property
    def is_heading_only(self) -> bool:
        """Whether it only stands over others."""
        return self.state is TextState.SILENT and self.text.level < 3 and not self.text.is_written

    @property
    def changed_at(self) -> datetime | None:
        """When a person last changed it."""
        return self.row.changed_at if self.row else None


def sections_of(submission: Submission, document: OfficialDocument | None = None) -> list[Section]:
    """Every section in printed order, of the submission's paper where it is at hand already. Three queries: the sheet,
    the sections with who changed them, the remarks."""
    prefetch_related_objects([submission], "sections__changed_by")
    rows = {row.key: row for row in submission.sections.all()}
    remarks: dict[str, list[Remark]] = defaultdict(list)
    for remark in submission.remarks.filter(answered_at=None, kind__in=("section", "sentence")):
        remarks[remark.place].append(remark)
    outline = outline_for(period_of(submission.duty).kind)
    paper = document or official_document(submission)
    texts = division_texts(paper, statement_of(submission), outline, messages())
    return [Section(text, rows.get(text.key), tuple(remarks[text.key])) for text in texts]


def section_of(submission: Submission, key: str) -> Section:
    """One section; Http404 when this report has none of that key."""
    found = next((s for s in sections_of(submission) if s.key == key), None)
    if found is None:
        raise Http404
    return found


def figure_names(form: FormVersion) -> Mapping[str, str]:
    """Each row as people point at it, by id: `A.2.1 Số nhiệm vụ …`."""
    return {row.id: f"{row.code} {row.label}" for row in form.indicators if row.takes_value}


def printed_figures(sections: list[Section]) -> dict[str, str]:
    """Every figure printed or proposed in the sections, by its tag."""
    return {
        inline.tag: inline.text
        for section in sections
        for line in (*section.text.printed, *section.text.proposed)
        for inline in line.inlines
        if isinstance(inline, Figure)
    }


@dataclass(frozen=True)
class Piece:
    """A stretch of a printed line: `kind` is `text`, `figure` (with its name) or `blank`."""

    kind: str
    text: str
    name: str = ""


def pieces_of(line: BodyLine, names: Mapping[str, str]) -> Iterator[Piece]:
    """The line as the page shows it."""
    for inline in line.inlines:
        if isinstance(inline, Figure):
            yield Piece("figure", inline.text, names.get(inline.tag.partition(":")[0], ""))
        elif isinstance(inline, Blank):
            yield Piece("blank", f"[{inline.prompt}]")
        else:
            yield Piece("text", inline)
