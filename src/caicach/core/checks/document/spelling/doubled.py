"""Words written twice in a row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress, count
from operator import eq

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt, place_key
from caicach.core.checks.document.prose import Passage
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.document.spelling.words import stretch
from caicach.core.checks.findings import Finding


_LONGEST = 4


@dataclass(frozen=True, kw_only=True)
class DoubledWords(DocumentRule):
    """One to four words may not stand twice in a row, save the allowed ones (`dần dần`, `Tờ trình trình`)."""

    allowed: frozenset[str]

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each doubling."""
        for passage in subject.prose.passages:
            for start, length in sorted(self._doublings(passage)):
                first, *_, last = passage.words[start : start + 2 * length]
                where = stretch(passage.paragraph, first, last)
                once = stretch(passage.paragraph, first, passage.words[start + length - 1]).text
                fact = f"spelling:{place_key(where)}"
                yield doubt(
                    check, subject, "spelling.doubled", where, fact=fact, found=where.text, expected=once
                )

    def _doublings(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """Where words begin that stand twice in a row, and how many they are."""
        keys = passage.word_keys
        if len(set(keys)) == len(keys):
            return
        for length in range(1, _LONGEST + 1):
            for start in compress(count(), map(eq, keys, keys[length:])):
                same = keys[start : start + length]
                if same == keys[start + length : start + 2 * length] and " ".join(same) not in self.allowed:
                    first, *_, last = passage.words[start : start + 2 * length]
                    run = passage.text[first.start : last.end]
                    if _is_run(run) and not run.isupper():
                        yield start, length


def _is_run(text: str) -> bool:
    """Whether nothing but words and spaces stands in the text."""
    return all(char.isalpha() or char.isspace() for char in text)
