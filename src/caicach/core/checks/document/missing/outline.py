"""Sections the outline demands, and headings with nothing under them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.reading.places import Fragment
from caicach.core.reading.sections import Section


_ENOUGH_TO_TELL = 4


@dataclass(frozen=True, slots=True)
class DemandedSection:
    """A section by its official title and the patterns, on folded text, by which its heading is known."""

    id: str
    title: str
    patterns: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SectionsStand(DocumentRule):
    """Each demanded section has a heading, or a paragraph that begins like one. A file without narrative, or of
    another kind, is let be."""

    sections: tuple[DemandedSection, ...]

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding for each section that is not there."""
        filing = subject.filing
        if len(filing.sections) < 2:
            return
        titles = subject.prose.titles
        missing = [entry for entry, known in self._by_pattern if not any(known.search(t) for t in titles)]
        if len(missing) == len(self.sections) > _ENOUGH_TO_TELL:
            return  # none of many: a document of another kind, not a report that lacks them all
        for demanded in missing:
            fact = f"missing:section:{demanded.id}"
            yield doubt(check, subject, "missing_parts.section", None, fact=fact, expected=demanded.title)

    @cached_property
    def _by_pattern(self) -> tuple[tuple[DemandedSection, re.Pattern[str]], ...]:
        return tuple((demanded, re.compile("|".join(demanded.patterns))) for demanded in self.sections)


@dataclass(frozen=True, kw_only=True)
class SectionsHaveText(DocumentRule):
    """Under each heading stands a paragraph or a deeper heading."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding at each heading with nothing under it."""
        sections = subject.filing.sections
        for section, following in zip_longest(sections, sections[1:]):
            if section.paragraphs or (following is not None and following.level > section.level):
                continue
            if _is_table_next(subject, section):
                continue
            title = f"{section.number}. {section.title}" if section.number else section.title
            where = Fragment(title, section.address, 0, len(title))
            yield doubt(
                check, subject, "missing_parts.empty_section", where, fact=f"empty:{section.address.block}"
            )


def _is_table_next(subject: Subject, section: Section) -> bool:
    """Whether a table stands right under the heading: it is the section's content."""
    blocks = [table.address.block for table in subject.filing.found.tables]
    return section.address.block + 1 in blocks
