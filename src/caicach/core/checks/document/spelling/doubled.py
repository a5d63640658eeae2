"""Words written twice in a row."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt, place_key
from caicach.core.checks.document.prose import at
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.document.spelling.words import written
from caicach.core.checks.findings import Finding
from caicach.core.reading.found import Paragraph


_TWICE = re.compile(r"(?<!\w)((?:[^\W\d_]+\s+){0,3}[^\W\d_]+)\s+\1(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class DoubledWords(DocumentRule):
    """One to four words may not stand twice in a row, save the allowed ones (`dần dần`, `Tờ trình trình`)."""

    allowed: frozenset[str]

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each doubling."""
        for paragraph in written(subject.filing):
            for match in self._doublings(paragraph):
                where = at(paragraph, match)
                fact = f"spelling:{place_key(where)}"
                yield doubt(
                    check, subject, "spelling.doubled", where, fact=fact, found=where.text, expected=match[1]
                )

    def _doublings(self, paragraph: Paragraph) -> Iterator[re.Match[str]]:
        for match in _TWICE.finditer(paragraph.text):
            if match[1].lower() not in self.allowed and not match[1].isupper():
                yield match
