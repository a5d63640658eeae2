"""The words a person of the demo adds, so that nothing is left in square brackets before a report is presented."""

import re
from collections.abc import Iterator, Mapping

from caicach.actions.papers import official_document
from caicach.actions.statements import period_of, statement_of
from caicach.actions.words import messages
from caicach.adapters.content.outlines import outline_for
from caicach.core.documents.official import Blank, BodyLine
from caicach.core.documents.placing import HEADINGS, keys_of_lines
from caicach.core.documents.statement import OPENING
from caicach.core.documents.titles import titles_of
from caicach.core.documents.written import text_of_lines
from caicach.store.models import Submission


_ONLY_BLANK = re.compile(r"(?:- )?\[[^\]]*\]$")
_BLANK = re.compile(r"\s*\[[^\]]*\]")


def finished_texts(submission: Submission, sentences: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each division that waits for a person, with what the figures say there and a sentence of `sentences` by key
    (`other` where it has none)."""
    for key, lines in _by_division(submission):
        if not any(isinstance(inline, Blank) for line in lines for inline in line.inlines):
            continue
        said = text_of_lines(lines)
        if key == OPENING:
            yield key, _BLANK.sub(f" {sentences[OPENING]}", said)
            continue
        kept = [_BLANK.sub("", line) for line in said.splitlines() if not _ONLY_BLANK.match(line)]
        mark = "- " if said.startswith("- ") else ""
        yield key, "\n".join((*kept, f"{mark}{sentences.get(key, sentences['other'])}"))


def _by_division(submission: Submission) -> list[tuple[str, list[BodyLine]]]:
    body = official_document(submission).body
    outline = outline_for(period_of(submission.duty).kind)
    keys = keys_of_lines(body, titles_of(statement_of(submission), outline, messages()))
    divisions: dict[str, list[BodyLine]] = {}
    for line, key in zip(body, keys, strict=True):
        if line.role not in HEADINGS:
            divisions.setdefault(key, []).append(line)
    return list(divisions.items())
