"""Capital letters where Vietnamese writes small ones: inside a sentence, after a comma."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.prose import at
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.words import plain
from caicach.core.reading.found import Paragraph
from caicach.core.reading.places import Fragment


_SHOWN = 5
_INSIDE = re.compile(r"[\w,]\s")


@dataclass(frozen=True, slots=True)
class SmallWord:
    """A word that keeps a small first letter inside a sentence, and the words it may follow capitalised."""

    word: str
    after: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class StrayCapitals(DocumentRule):
    """Common words begin small inside a sentence: `đã ban hành`, never `đã Ban hành`."""

    words: tuple[SmallWord, ...]

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding at the first stray capital, naming up to five and the number of all."""
        strays = [
            where
            for passage in subject.prose.body
            if not passage.is_heading
            for where in self._strays(passage.paragraph)
        ]
        if strays:
            shown = "; ".join(f"“{where.text}”" for where in strays[:_SHOWN])
            yield doubt(
                check,
                subject,
                "spelling.capital",
                strays[0],
                fact="spelling:capitals",
                found=strays[0].text,
                expected=_smaller(strays[0].text),
                times=len(strays),
                shown=plain(shown),
            )

    def _strays(self, paragraph: Paragraph) -> Iterator[Fragment]:
        for match in self._expression.finditer(paragraph.text):
            if not _INSIDE.match(paragraph.text, max(0, match.start() - 2), match.start()):
                continue
            before = paragraph.text[: match.start(1)].rstrip()
            if not before.endswith(self._after[match[1]] or ("\0",)):
                yield _with_word_before(paragraph, match)

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        words = "|".join(re.escape(small.word) for small in self.words)
        return re.compile(rf"({words})(?!\w)")

    @cached_property
    def _after(self) -> dict[str, tuple[str, ...]]:
        return {small.word: small.after for small in self.words}


def _with_word_before(paragraph: Paragraph, match: re.Match[str]) -> Fragment:
    wider = re.search(r"[\w,]+\s+$", paragraph.text[: match.start(1)])
    start = wider.start() if wider else match.start(1)
    piece = re.compile(r".+", re.DOTALL).search(paragraph.text, start, match.end(1))
    return at(paragraph, piece or match)


def _smaller(text: str) -> str:
    """The text with the first capital of its last words made small."""
    before, _, word = text.partition(" ")
    return f"{before} {word[:1].lower()}{word[1:]}"
