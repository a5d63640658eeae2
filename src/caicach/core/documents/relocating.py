"""Findings about our own paper, at the places where another file says the same: the officer's, which the paper follows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from difflib import SequenceMatcher

from caicach.core.catalogue.filing import Filing
from caicach.core.checks.findings import Finding
from caicach.core.documents.outline import Outline
from caicach.core.documents.placed import lines_placed
from caicach.core.documents.placing import WorkedOn, Workplace
from caicach.core.ground.text import fold
from caicach.core.reading.found import Paragraph
from caicach.core.reading.header import Header
from caicach.core.reading.places import Fragment, fragment


_ALIKE = 0.6  # so much of a paragraph is the same, or it is another one

_Lines = Mapping[str, Sequence[Paragraph]]


def relocated(
    findings: Sequence[Finding],
    workplaces: Sequence[Workplace],
    paper: Filing,
    file: Filing,
    outline: Outline,
) -> tuple[Finding, ...]:
    """Every finding about the paper with its place in the file: the cell of the same row, the same words of the same
    division, the same item of the head. Its place is None where the file has nothing of the kind."""
    lines: dict[str, list[Paragraph]] = defaultdict(list)
    for key, paragraph in lines_placed(file, outline):
        lines[key].append(paragraph)
    texts = {paragraph.address: paragraph.text for paragraph in paper.found.paragraphs}
    moved = []
    for finding, workplace in zip(findings, workplaces, strict=True):
        where = finding.place.where
        line = texts.get(where.address, "") if where is not None else ""
        there = _there(where, line, workplace, paper.header, file, lines)
        moved.append(replace(finding, place=replace(finding.place, where=there)))
    return tuple(moved)


def _there(
    where: Fragment | None, line: str, workplace: Workplace, head: Header, file: Filing, lines: _Lines
) -> Fragment | None:
    if workplace.kind is WorkedOn.CELL:
        observation = file.observations.get(workplace.key)
        return observation.where if observation is not None else None
    if where is None:
        return None
    if workplace.kind is WorkedOn.SECTION:
        return _in_text(where, line, lines.get(workplace.key, ()))
    return _in_head(where, head, file.header)


def _in_text(where: Fragment, line: str, among: Sequence[Paragraph]) -> Fragment | None:
    """The words in the paragraph most like the line they stand in, else in another of the division, else that
    paragraph whole; None where no paragraph says anything of the kind."""
    ranked = sorted(((_likeness(line, p.text), p) for p in among), key=lambda one: one[0], reverse=True)
    for _, paragraph in ranked:
        found = _words(where, line, paragraph)
        if found is not None:
            return found
    likeness, best = ranked[0] if ranked else (0.0, None)
    return fragment(best.text, best.address) if best is not None and likeness >= _ALIKE else None


def _likeness(line: str, text: str) -> float:
    return 1.0 if fold(line) == fold(text) else SequenceMatcher(None, fold(line), fold(text), False).ratio()


def _words(where: Fragment, line: str, paragraph: Paragraph) -> Fragment | None:
    """The words in the paragraph; of several the one that is as many'th as in the line."""
    if not where.text.strip():
        return None
    before = line.count(where.text, 0, where.start)
    starts = [at for at in range(len(paragraph.text)) if paragraph.text.startswith(where.text, at)]
    if not starts:
        return None
    start = starts[min(before, len(starts) - 1)]
    return fragment(paragraph.text, paragraph.address, start, start + len(where.text))


def _in_head(where: Fragment, head: Header, there: Header) -> Fragment | None:
    """The same item of the other head, of several the one in the same place."""
    for field in fields(Header):
        ours, theirs = _fragments(head, field.name), _fragments(there, field.name)
        at = next((place for place, one in enumerate(ours) if _holds(one, where)), None)
        if at is not None and theirs:
            return theirs[min(at, len(theirs) - 1)]
    return None


def _fragments(head: Header, name: str) -> tuple[Fragment, ...]:
    said = getattr(head, name)
    each = said if isinstance(said, tuple) else (said,)
    return tuple(one if isinstance(one, Fragment) else one.where for one in each if one is not None)


def _holds(item: Fragment, where: Fragment) -> bool:
    return item.address == where.address and item.start <= where.end and where.start <= item.end
