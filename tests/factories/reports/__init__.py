"""Three whole reports in our own words, right in every respect, to put faults into."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.understand import understand
from factories.found import HEADER, document
from factories.reports.commune import COMMUNE
from factories.reports.department import DEPARTMENT
from factories.reports.district import DISTRICT


REPORTS: Mapping[str, str] = {"commune": COMMUNE, "department": DEPARTMENT, "district": DISTRICT}
FORMS = {"commune": "2025-two-level", "department": "2023", "district": "2022"}


@dataclass(frozen=True)
class Change:
    """A piece of a report and what is put in its place."""

    old: str
    new: str


def filing_of(name: str, changes: Sequence[Change] = (), figures: Mapping[str, str] | None = None) -> Filing:
    """The report read and bound, with these changes made; `figures` by printed code stand in its appendix."""
    text = REPORTS[name]
    for change in changes:
        assert text.count(change.old) >= 1, f"not in the report: {change.old}"
        text = text.replace(change.old, change.new, 1)
    paragraphs = [_paragraph(line) for line in text.strip().split("\n") if line.strip()]
    return understand(document(*paragraphs, _appendix(name, figures or {})), load_catalogue())


def _paragraph(line: str) -> object:
    """Headings are bold, as their authors set them."""
    is_heading = re.match(r"(?:[IVX]+|\d+)\. ", line) is not None and not line.endswith(".")
    return (line, True) if is_heading else line


def _appendix(name: str, figures: Mapping[str, str]) -> list[list[str]]:
    forms = {form.id: form for form in load_catalogue().forms}
    form = forms.get(FORMS[name], load_catalogue().forms[-1])
    rows = [HEADER]
    titles = {pillar.letter: pillar.title for pillar in form.pillars}
    for indicator in form.indicators:
        if indicator.pillar in titles:
            rows.append(["", titles.pop(indicator.pillar), "", "", ""])
        value = figures.get(indicator.code, "0") if indicator.takes_value else ""
        label = indicator.printed[0] if indicator.printed else indicator.label
        label = label.replace("[1]", "")  # the mark of a note that the form lost
        rows.append([indicator.code.partition(".")[2], label, indicator.printed_unit, value, ""])
    return rows
