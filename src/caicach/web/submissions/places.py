"""The places of a submission a remark can be pinned to, and where they are shown."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from caicach.actions.statements import form_of, period_of, statement_of
from caicach.actions.words import messages
from caicach.adapters.content.outlines import outline_for
from caicach.core.documents.titles import titles_of
from caicach.store.models import Remark, Submission
from caicach.web.words import say


@dataclass(frozen=True)
class PlaceNames:
    """The rows of the form and the divisions of the outline, as people point at them."""

    rows: dict[str, tuple[str, str]]  # id -> code, label
    divisions: dict[str, str]

    def name(self, kind: str, place: str) -> str:
        """The place in words; the whole report for what is neither a row nor a division of this submission."""
        if kind == Remark.Kind.CELL and place in self.rows:
            code, label = self.rows[place]
            return say("web.remarks.place_cell", code=code, label=label)
        if kind in {Remark.Kind.SECTION, Remark.Kind.SENTENCE} and place in self.divisions:
            return say("web.remarks.place_section", title=self.divisions[place])
        return say("web.remarks.place_whole")

    def choices(self) -> list[tuple[str, str]]:
        """Every place with the key a form posts: `whole:`, `section:<key>`, `cell:<id>`."""
        rows = [(f"cell:{row}", self.name(Remark.Kind.CELL, row)) for row in self.rows]
        sections = [(f"section:{key}", self.name(Remark.Kind.SECTION, key)) for key in self.divisions]
        return [("whole:", say("web.remarks.place_whole")), *sections, *rows]


def place_names(submission: Submission) -> PlaceNames:
    """The names of the places of this submission."""
    rows = {row.id: (row.code, row.label) for row in form_of(submission).indicators if row.takes_value}
    return PlaceNames(rows, division_titles(submission))


def division_titles(submission: Submission) -> dict[str, str]:
    """The heading of each division of the outline by its key, in printed order."""
    outline = outline_for(period_of(submission.duty).kind)
    titles = titles_of(statement_of(submission), outline, messages())
    return {key: f"{title.number} {title.title}" for key, title in titles.items()}


def address_of(submission: Submission, kind: str, place: str) -> str | None:
    """Where the place is shown; None for the whole."""
    page = {"cell": "figures", "section": "narrative", "sentence": "narrative"}.get(kind)
    if page is None:
        return None
    try:
        return f"{reverse(page, args=(submission.pk,))}#{place}"
    except NoReverseMatch:
        return None
