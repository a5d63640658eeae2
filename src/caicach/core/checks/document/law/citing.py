"""How documents are cited: `số` before the number, the date at the first citation."""

from collections.abc import Iterable
from dataclasses import dataclass

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.text import fold
from caicach.core.ground.words import plain
from caicach.core.reading.header import CitedDocument


_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class CitedInFull(DocumentRule):
    """The first citation gives type, `số`, number, symbol and date; later ones may leave the date out."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """At most two findings: citations without `số`, first citations without date."""
        cited = subject.filing.header.cited
        without_word = [c for c in cited if c.kind_word and "so" not in fold(c.where.text).split()]
        if len(without_word) > 0 and len(without_word) * 2 < len(cited):
            yield _summary(check, subject, "laws_cited.no_word", without_word)
        met: set[str] = set()
        undated = []
        for document in cited:
            if document.key not in met and document.date is None and document.kind_word:
                undated.append(document)
            met.add(document.key)
        if undated:
            yield _summary(check, subject, "laws_cited.no_date", undated)


def _summary(check: Check, subject: Subject, key: str, documents: list[CitedDocument]) -> Finding:
    first = documents[0].where
    shown = "; ".join(dict.fromkeys(f"“{document.where.text}”" for document in documents[:_SHOWN]))
    return doubt(
        check,
        subject,
        key,
        first,
        fact=f"law:{key}",
        found=first.text,
        times=len(documents),
        shown=plain(shown),
    )
