"""Words of an earlier report put under a division of this one: what in them is no longer true."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.understand import understand
from caicach.core.checks.book import CheckBook
from caicach.core.checks.check import Subject
from caicach.core.checks.findings import Family, Finding
from caicach.core.checks.run import judge
from caicach.core.documents.as_found import as_found
from caicach.core.documents.compose import Narrative, compose
from caicach.core.documents.figures import settled_of
from caicach.core.documents.official import BodyLine, Figure
from caicach.core.documents.outline import Outline
from caicach.core.documents.placing import HEADINGS, keys_of_lines
from caicach.core.documents.statement import KeptParagraph, Statement
from caicach.core.documents.titles import titles_of
from caicach.core.ground.words import Messages, Words


# What is told of words from another report: figures, periods, names of agencies, acts out of force.
FAMILIES = frozenset({Family.TEXT_TABLE, Family.PERIOD, Family.STALE, Family.ENTITY, Family.LAW})


@dataclass(frozen=True, slots=True)
class StaleMark:
    """Words at [start, end) of a line that do not hold any more, and why."""

    line: int
    start: int
    end: int
    why: Words


def stale_marks(
    lines: tuple[BodyLine, ...],
    key: str,
    statement: Statement,
    outline: Outline,
    catalogue: Catalogue,
    book: CheckBook,
) -> tuple[StaleMark, ...]:
    """Every stretch of the earlier lines that would be wrong in this statement's report under that division, in
    order and apart from each other."""
    figures = list(_figures(lines, statement, catalogue.messages))
    words = list(_words(lines, key, statement, outline, catalogue, book))
    return tuple(_apart([*figures, *words]))


def _figures(lines: Iterable[BodyLine], statement: Statement, messages: Messages) -> Iterator[StaleMark]:
    """The figures printed then whose row says something else now."""
    settled = settled_of(statement)
    for number, line in enumerate(lines):
        at = 0
        for inline in line.inlines:
            text = BodyLine(line.role, (inline,)).text
            if isinstance(inline, Figure):
                now = settled.by_tag(inline.tag)
                if now is None or now.text != text:
                    key = "figure_gone" if now is None else "figure_now"
                    why = messages.say(f"documents.{key}", then=text, now=now.text if now else "")
                    yield StaleMark(number, at, at + len(text), why)
            at += len(text)


def _words(
    lines: tuple[BodyLine, ...],
    key: str,
    statement: Statement,
    outline: Outline,
    catalogue: Catalogue,
    book: CheckBook,
) -> Iterator[StaleMark]:
    """What the checks say of the lines where they stand alone among the outline's own words."""
    kept = {key: tuple(KeptParagraph((line.text,)) for line in lines)}
    document = compose(replace(statement, kept=kept), outline, catalogue.messages, Narrative.WRITTEN)
    paper = as_found(document)
    filing = understand(paper.found, catalogue, statement.period, statement.agency_type, statement.led)
    keys = keys_of_lines(document.body, titles_of(statement, outline, catalogue.messages))
    of_division = [
        place for place, line in enumerate(document.body) if keys[place] == key and line.role not in HEADINGS
    ]
    numbers = {place: number for number, place in enumerate(of_division)}
    for finding in judge(Subject(filing, catalogue), book):
        mark = _mark(finding, paper.lines, numbers)
        if mark is not None:
            yield mark


def _mark(finding: Finding, lines: Mapping[int, int], numbers: Mapping[int, int]) -> StaleMark | None:
    where = finding.place.where
    if where is None or finding.family not in FAMILIES or where.start == where.end:
        return None
    number = numbers.get(lines.get(where.address.block, -1))
    return None if number is None else StaleMark(number, where.start, where.end, finding.message)


def _apart(marks: Iterable[StaleMark]) -> Iterator[StaleMark]:
    """The marks in order, the first of those that overlap; marks of figures come first and are the surest."""
    taken: list[StaleMark] = []
    for mark in marks:
        if not any(m.line == mark.line and mark.start < m.end and m.start < mark.end for m in taken):
            taken.append(mark)
    yield from sorted(taken, key=lambda mark: (mark.line, mark.start))
