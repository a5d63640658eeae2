"""Words written twice in a row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress, count
from operator import eq

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt, place_key
from caicach.core.checks.document.prose import Prose
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.document.spelling.words import stretch
from caicach.core.checks.document.word_row import MARK
from caicach.core.checks.findings import Finding


_LONGEST = 4


@dataclass(frozen=True, kw_only=True)
class DoubledWords(DocumentRule):
    """One to four words may not stand twice in a row, save the allowed ones (`dần dần`, `Tờ trình trình`)."""

    allowed: frozenset[str]

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each doubling."""
        for start, length in sorted(self._doublings(subject.prose)):
            passage, words = subject.prose.words_at(start, count=2 * length)
            where = stretch(passage.paragraph, words[0], words[-1])
            once = stretch(passage.paragraph, words[0], words[length - 1]).text
            fact = f"spelling:{place_key(where)}"
            yield doubt(check, subject, "spelling.doubled", where, fact=fact, found=where.text, expected=once)

    def _doublings(self, prose: Prose) -> Iterator[tuple[int, int]]:
        """Where words begin in the row that stand twice there, and how many they are."""
        keys = prose.row.keys
        for length in range(1, _LONGEST + 1):
            for start in compress(count(), map(eq, keys, keys[length:])):
                same = keys[start : start + length]
                is_twice = same == keys[start + length : start + 2 * length] and MARK not in same
                if is_twice and " ".join(same) not in self.allowed:
                    passage, words = prose.words_at(start, count=2 * length)
                    run = passage.text[words[0].start : words[-1].end]
                    if _is_run(run) and not run.isupper():
                        yield start, length


def _is_run(text: str) -> bool:
    """Whether nothing but words and spaces stands in the text."""
    return all(char.isalpha() or char.isspace() for char in text)
