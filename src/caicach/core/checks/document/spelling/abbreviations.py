"""Abbreviations that are neither everybody's nor explained."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.parts import BODY
from caicach.core.checks.document.prose import Passage
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.document.spelling.words import Word, stretch
from caicach.core.checks.findings import Finding
from caicach.core.ground.words import plain
from caicach.core.reading.lines import is_upper


_SHOWN = 8
_ROMAN = re.compile(r"[IVXLC]+")
_EXPLAINING = ("gọi tắt", "viết tắt", "gọi là", "gọi chung")
_EXPLAINED = re.compile(
    r"\(\s*(?:(?:sau đây |dưới đây )?(?:gọi|viết) (?:chung |tắt )*là:?\s*)?[“\"]?(?P<short>[A-ZĐ&]{2,}[A-Za-zĐđ]*)[”\"]?\s*\)"
    r"|(?:gọi|viết) tắt là:?\s*[“\"]?(?P<said>[A-ZĐ&]{2,})"
)


@dataclass(frozen=True, kw_only=True)
class AbbreviationsExplained(DocumentRule):
    """An abbreviation is one of the `known` ones, or the text explains it: `vị trí việc làm (VTVL)`."""

    known: frozenset[str]

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """At most one finding, at the first such abbreviation, naming up to eight."""
        used = {word for word in filter(str.isupper, subject.prose.vocabulary) if self._is_unknown(word)}
        if not used:
            return
        explained = {
            match["short"] or match["said"]
            for passage in subject.prose.holding(*_EXPLAINING, *(f"({word.lower()}" for word in used))
            for match in _EXPLAINED.finditer(passage.text)
        }
        met = list(_met(subject, frozenset(used - explained)))
        if met:
            names = list(dict.fromkeys(word.text for _, word in met))
            where = stretch(met[0][0].paragraph, met[0][1], met[0][1])
            yield doubt(
                check,
                subject,
                "spelling.abbreviations",
                where,
                fact="spelling:abbreviations",
                found=", ".join(names),
                times=len(names),
                shown=plain(", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")),
                first=names[0],
            )

    def _is_unknown(self, word: str) -> bool:
        is_short = 2 <= len(word) <= 8 and word.isalpha() and word.replace("Đ", "D").isascii()
        return is_short and word not in self.known and not _ROMAN.fullmatch(word)


def _met(subject: Subject, unexplained: frozenset[str]) -> Iterator[tuple[Passage, Word]]:
    """The unexplained abbreviations in running text; lines in capitals hold whole words that look like them."""
    prose = subject.prose
    for place in prose.row.places_of(unexplained):
        passage = prose.passage_at(place)
        if passage.part in BODY and not is_upper(passage.text):
            yield passage, prose.words_at(place)[1][0]
