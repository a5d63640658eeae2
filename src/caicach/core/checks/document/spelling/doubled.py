"""Words written twice in a row."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import compress, count
from operator import eq

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt, place_key
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.document.spelling.words import PARAGRAPHS_KEPT, keys_of, stretch, words_of
from caicach.core.checks.findings import Finding


_LONGEST = 4


@dataclass(frozen=True, kw_only=True)
class DoubledWords(DocumentRule):
    """One to four words may not stand twice in a row, save the allowed ones (`dần dần`, `Tờ trình trình`)."""

    allowed: frozenset[str]

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each doubling."""
        for paragraph in subject.prose.paragraphs:
            words = words_of(paragraph.text)
            for start, length in self._doubled(paragraph.text):
                where = stretch(paragraph, words[start], words[start + 2 * length - 1])
                once = stretch(paragraph, words[start], words[start + length - 1]).text
                fact = f"spelling:{place_key(where)}"
                yield doubt(
                    check, subject, "spelling.doubled", where, fact=fact, found=where.text, expected=once
                )

    @cached_property
    def _doubled(self) -> Callable[[str], tuple[tuple[int, int], ...]]:
        """`_doublings` in order; a paragraph judged before is not judged again: reports are checked after each edit."""
        return lru_cache(maxsize=PARAGRAPHS_KEPT)(lambda text: tuple(sorted(self._doublings(text))))

    def _doublings(self, text: str) -> Iterator[tuple[int, int]]:
        keys, words = keys_of(text), words_of(text)
        if len(set(keys)) == len(keys):
            return
        for length in range(1, _LONGEST + 1):
            for start in compress(count(), map(eq, keys, keys[length:])):
                same = keys[start : start + length]
                if same == keys[start + length : start + 2 * length] and " ".join(same) not in self.allowed:
                    run = text[words[start].start : words[start + 2 * length - 1].end]
                    if _is_run(run) and not run.isupper():
                        yield start, length


def _is_run(text: str) -> bool:
    """Whether nothing but words and spaces stands in the text."""
    return all(char.isalpha() or char.isspace() for char in text)
