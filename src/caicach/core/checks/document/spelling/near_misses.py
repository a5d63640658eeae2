"""Near misses: a pair of syllables one letter or tone away from a compound of official language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, count, pairwise

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt, place_key
from caicach.core.checks.document.prose import Passage, Prose
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.document.spelling.words import Word, stretch
from caicach.core.checks.findings import Finding
from caicach.core.ground.remembered import Remembered
from caicach.core.ground.text import fold
from caicach.core.reading.spelling import matching_key


_PAIRS_KEPT = 32768


@dataclass(frozen=True, kw_only=True)
class NearMisses(DocumentRule):
    """A pair one of whose syllables is that of a known compound while the other differs from it by its marks, by
    an onset that sounds alike, or by one letter more or less (`phân mềm`, `xử dụng`, `hành chín`).

    It is let be when either of its syllables makes a known compound with its other neighbour (`văn bản hành
    chính` holds no slip for `ban hành`), when the pair itself is known, and when the syllable that differs is one
    of the `small_words` that stand beside anything (`tại khoản 1` is not `tài khoản`).
    """

    compounds: frozenset[str]
    also_right: frozenset[str]
    small_words: frozenset[str]
    alike: tuple[tuple[str, str], ...]

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding for each wrong pair, at its first place."""
        met: set[str] = set()
        for passage, (first, second) in self._wrong_pairs(subject.prose):
            where = stretch(passage.paragraph, first, second)
            if where.text.lower() in met:
                continue
            met.add(where.text.lower())
            right = self._meant[first.text, second.text] or ""
            fact = f"spelling:{place_key(where)}"
            yield doubt(
                check, subject, "spelling.near_miss", where, fact=fact, found=where.text, expected=right
            )

    def _wrong_pairs(self, prose: Prose) -> Iterator[tuple[Passage, tuple[Word, ...]]]:
        texts = prose.row.texts
        for place in compress(count(), map(self._meant.__getitem__, pairwise(texts))):
            if not self._is_explained(prose.row.keys, place):
                passage, pair = prose.words_at(place, count=2)
                if _touch(passage.text, *pair):
                    yield passage, pair

    @cached_property
    def _meant(self) -> Remembered[tuple[str, str], str | None]:
        """What is meant by each pair; the same ones come again and again."""
        return Remembered(self._near_to, _PAIRS_KEPT)

    def _near_to(self, pair: tuple[str, str]) -> str | None:
        """The compound the pair comes near to, None when the pair itself is right or comes near to none or to two."""
        first, second = pair
        if first[0].isupper() and second[0].isupper() and not first.isupper():
            return None
        left, right = matching_key(first), matching_key(second)
        if f"{left} {right}" in self._right:
            return None
        near = {f"{left} {meant}" for meant in self._after.get(left, ()) if self._is_near(right, meant)}
        near |= {f"{meant} {right}" for meant in self._before.get(right, ()) if self._is_near(left, meant)}
        return near.pop() if len(near) == 1 else None

    def _is_near(self, syllable: str, meant: str) -> bool:
        if syllable in self.small_words:
            return False
        return self._sound(syllable) == self._sound(meant) or _is_one_letter_off(syllable, meant)

    def _is_explained(self, keys: tuple[str, ...], place: int) -> bool:
        """Whether either word makes a known compound with its other neighbour; at the ends that is a mark."""
        before, first, second, after = keys[place - 1], keys[place], keys[place + 1], keys[place + 2]
        return f"{before} {first}" in self._right or f"{second} {after}" in self._right

    @cached_property
    def _right(self) -> frozenset[str]:
        return frozenset(matching_key(known) for known in self.compounds | self.also_right)

    @cached_property
    def _after(self) -> dict[str, tuple[str, ...]]:
        return _grouped(matching_key(compound).split()[:2] for compound in self.compounds)

    @cached_property
    def _before(self) -> dict[str, tuple[str, ...]]:
        return _grouped(matching_key(compound).split()[1::-1] for compound in self.compounds)

    def _sound(self, syllable: str) -> str:
        """The folded syllable with onsets that are often mistaken for each other made one (`x` as `s`)."""
        folded = fold(syllable)
        for onset, sounds in self.alike:
            if folded.startswith(onset):
                return sounds + folded[len(onset) :]
        return folded


def _grouped(pairs: Iterable[list[str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for key, other in pairs:
        groups.setdefault(key, []).append(other)
    return {key: tuple(sorted(others)) for key, others in groups.items()}


def _is_one_letter_off(syllable: str, meant: str) -> bool:
    """Whether taking one letter out of the longer makes the shorter; short words are too like each other."""
    shorter, longer = sorted((syllable, meant), key=len)
    if len(longer) != len(shorter) + 1 or len(shorter) < 3:
        return False
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _touch(text: str, first: Word, second: Word) -> bool:
    return text[first.end : second.start].isspace()
