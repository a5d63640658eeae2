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
from caicach.core.reading.places import fragment


@dataclass(frozen=True)
class Term:
    """A wrong writing, the right one, and why it is wrong. `wrong` holds words, or a pattern if `is_pattern`;
    letters' case counts only if `is_cased`. An outdated term is wrong from the day `from_on`. `holding` are pieces,
    in small letters, one of which stands in whatever the pattern matches."""

    wrong: str
    right: str
    why: Words = EMPTY
    is_pattern: bool = False
    is_cased: bool = False
    from_on: date | None = None
    holding: tuple[str, ...] = ()

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """Pieces, in small letters, one of which stands wherever the term does."""
        return self.holding if self.is_pattern else (" ".join(self.wrong.lower().split()),)

    @cached_property
    def words(self) -> frozenset[str]:
        """Words, in small letters, that all stand wherever the term does."""
        return frozenset() if self.is_pattern else frozenset(re.findall(r"\w+", self.wrong.lower()))

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
        for term, expression in self._expressions:
            if term.from_on is not None and (day is None or day < term.from_on):
                continue
            if term.words <= subject.prose.small_words:
                yield from self._first(check, subject, term, expression)

    @cached_property
    def _expressions(self) -> tuple[tuple[Term, re.Pattern[str]], ...]:
        return tuple((term, term.expression()) for term in self.terms)

    def _first(
        self, check: Check, subject: Subject, term: Term, expression: re.Pattern[str]
    ) -> Iterator[Finding]:
        places = [
            (passage.paragraph, match)
            for passage in subject.prose.holding(*term.signs)
            for match in expression.finditer(passage.text)
        ]
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
