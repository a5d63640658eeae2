"""Official terms: known wrong writings with the right ones."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt, place_key
from caicach.core.checks.document.report_day import report_day
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.words import EMPTY, Words
from caicach.core.reading.found import Paragraph
from caicach.core.reading.places import fragment


@dataclass(frozen=True, slots=True)
class Term:
    """A wrong writing, the right one, and why it is wrong. `wrong` holds words, or a pattern if `is_pattern`;
    letters' case counts only if `is_cased`. An outdated term is wrong from the day `from_on`. `holding` is a piece,
    in small letters, of whatever the pattern matches."""

    wrong: str
    right: str
    why: Words = EMPTY
    is_pattern: bool = False
    is_cased: bool = False
    from_on: date | None = None
    holding: str = ""

    def may_stand_in(self, whole: str) -> bool:
        """Whether it is worth looking in a text given in small letters."""
        return (self.holding if self.is_pattern else self.wrong.lower()) in whole

    def expression(self) -> re.Pattern[str]:
        """What to look for: whole words, any run of spaces between them."""
        inner = self.wrong if self.is_pattern else r"\s+".join(re.escape(word) for word in self.wrong.split())
        return re.compile(rf"(?<!\w)(?:{inner})(?!\w)", 0 if self.is_cased else re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class OfficialTerms(DocumentRule):
    """None of the wrong writings may stand in the text; `message` says how such a finding is worded."""

    terms: tuple[Term, ...]
    message: str

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding for each wrong writing, at its first place."""
        day = report_day(subject.filing)
        paragraphs = subject.prose.paragraphs
        for term, expression in self._expressions:
            if term.from_on is not None and (day is None or day < term.from_on):
                continue
            if not term.may_stand_in(subject.prose.whole):
                continue
            yield from self._first(check, subject, term, expression, paragraphs)

    @cached_property
    def _expressions(self) -> tuple[tuple[Term, re.Pattern[str]], ...]:
        return tuple((term, term.expression()) for term in self.terms)

    def _first(
        self,
        check: Check,
        subject: Subject,
        term: Term,
        expression: re.Pattern[str],
        paragraphs: tuple[Paragraph, ...],
    ) -> Iterator[Finding]:
        places = [(p, match) for p in paragraphs for match in expression.finditer(p.text)]
        if not places:
            return
        paragraph, match = places[0]
        where = fragment(paragraph.text, paragraph.address, *match.span())
        fact = f"spelling:{place_key(where)}"
        right = match.expand(term.right) if term.is_pattern else term.right
        yield doubt(
            check,
            subject,
            self.message,
            where,
            fact=fact,
            found=where.text,
            expected=right,
            why=Words(f" {term.why.vi}", f" {term.why.en}") if term.why.vi else EMPTY,
            times=len(places),
        )
