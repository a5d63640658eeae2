"""Footnote marks whose note is nowhere."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.reading.found import Address, FoundDocument, Paragraph
from caicach.core.reading.places import fragment


_MARK = re.compile(r"(?<=\S)\s?\[(?P<number>\d{1,2})\]")
_NOTE = re.compile(r"\s*\[(?P<number>\d{1,2})\]")


@dataclass(frozen=True, kw_only=True)
class NotesStand(DocumentRule):
    """For each mark (`VBQPPL[1]`) a note stands in the file: a paragraph, cell or line that begins with the mark. A
    workbook is let be: its notes stand in the report it belongs to."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding for each number without a note, at its first mark."""
        if subject.filing.found.format == "xlsx":
            return
        texts = list(_marked(subject.filing.found))
        noted = {m["number"] for text, _ in texts for line in text.split("\n") if (m := _NOTE.match(line))}
        for text, address in texts:
            for match in _MARK.finditer(text):
                if match["number"] not in noted:
                    noted.add(match["number"])
                    before = re.search(r"\S{0,20}$", text[: match.start()])
                    start = before.start() if before else match.start()
                    where = fragment(text, address, start, match.end())
                    fact = f"missing:note:{match['number']}"
                    yield doubt(check, subject, "missing_parts.note", where, fact=fact, found=where.text)


def _marked(found: FoundDocument) -> Iterator[tuple[str, Address]]:
    """The texts of paragraphs and cells in which a mark may stand."""
    for block in found.blocks:
        texts = [block] if isinstance(block, Paragraph) else chain.from_iterable(block.rows)
        yield from [(part.text, part.address) for part in texts if "[" in part.text]
