"""Sentences taken over from the agency's earlier report with nothing but the year changed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt, lighter
from caicach.core.checks.document.parts import Part
from caicach.core.checks.document.prose import Prose, Sentence
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.text import fold
from caicach.core.ground.words import plain


_PARTS = frozenset({Part.RESULTS, Part.SHORTCOMINGS, Part.PLAN})
_TIME = re.compile(r"(?:\d{1,2}\s*/\s*)?\d{1,2}\s*/\s*\d{4}|\b(?:19|20)\d\d\b")
_SHOWN = 3


@dataclass(frozen=True, kw_only=True)
class NotTakenOver(DocumentRule):
    """Sentences of at least so many words say more than the same sentence of the last report with another year."""

    least_words: int
    heavy_percent: int

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """At most one finding, at the first such sentence; a hint while they are few."""
        if not subject.earlier:
            return
        before = {_masked(s) for s in self._long(Prose(subject.earlier[0]))}
        own = self._long(subject.prose)
        same = [sentence for sentence in own if _masked(sentence) in before]
        if not same:
            return
        is_heavy = len(same) * 100 >= len(own) * self.heavy_percent
        shown = "; ".join(f"“{_short(sentence.text)}”" for sentence in same[:_SHOWN])
        yield doubt(
            check,
            subject,
            "period_words.taken_over",
            same[0].where,
            fact="stale:taken_over",
            found=str(len(same)),
            severity=check.severity if is_heavy else lighter(check.severity),
            of=len(own),
            shown=plain(shown),
        )

    def _long(self, prose: Prose) -> list[Sentence]:
        return [s for s in prose.sentences(_PARTS) if len(s.text.split()) >= self.least_words]


def _masked(sentence: Sentence) -> str:
    return _TIME.sub("#", fold(sentence.text))


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")
