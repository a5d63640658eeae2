"""The grammar of a Vietnamese syllable: onset, rime, tone, and where the tone mark stands."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache


_WORDS_KEPT = 16384
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOPS = ("c", "ch", "p", "t")
_STOP_TONES = frozenset(("\u0301", "\u0323"))
_VOWELS = frozenset("aăâeêioôơuưy")
_SHAPED = frozenset("ăâêôơư")
_FRONT = frozenset("eêi")
_HARD = frozenset(("k", "gh", "ngh"))
_FREE = frozenset(("oa", "oe", "uy"))


@dataclass(frozen=True)
class SyllableGrammar:
    """Onsets and rimes without tones, as content lists them; `qu_rimes` stand only after `qu`."""

    onsets: frozenset[str]
    rimes: frozenset[str]
    qu_rimes: frozenset[str]

    def admits(self, word: str) -> bool:
        """Whether the word can be a Vietnamese syllable; both `hòa` and `hoà` can, `hòan` and `thuc` cannot."""
        return self._admitted(word.lower())

    @cached_property
    def _admitted(self) -> Callable[[str], bool]:
        """`_is_possible` that keeps the words judged last: a report has few different ones."""
        return lru_cache(maxsize=_WORDS_KEPT)(self._is_possible)

    def _is_possible(self, word: str) -> bool:
        letters, tone, position = untoned(word)
        if tone == "?":
            return False
        return any(
            self._fits(onset, letters[len(onset) :], tone, position - len(onset))
            for onset in self._by_length
            if letters.startswith(onset)
        )

    @cached_property
    def _by_length(self) -> tuple[str, ...]:
        return tuple(sorted(self.onsets | {""}, key=len, reverse=True))

    def _fits(self, onset: str, rime: str, tone: str, position: int) -> bool:
        if onset == "gi" and rime == "":
            return position < 0
        known = rime in self.rimes or (onset == "qu" and rime in self.qu_rimes)
        return known and _joins(onset, rime) and _bears(rime, tone, position, self._glides(onset))

    @staticmethod
    def _glides(onset: str) -> bool:
        return onset in ("qu", "gi")


def untoned(word: str) -> tuple[str, str, int]:
    """The word without its tone mark, the mark ("" for none, "?" for more than one), the index of its letter."""
    letters: list[str] = []
    tone, position = "", -1
    for index, char in enumerate(unicodedata.normalize("NFC", word)):
        parts = unicodedata.normalize("NFD", char)
        marks = [mark for mark in parts[1:] if mark in _TONES] + ["?", "?"] * (parts[0] in _TONES)
        if marks:
            tone, position = ("?" if tone or len(marks) > 1 else marks[0]), index
        letters.append(unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES)))
    return "".join(letters), tone, position


def _joins(onset: str, rime: str) -> bool:
    """Spelling of the onset before front vowels: k, gh, ngh; never c, g or ng (g before i is `gi`)."""
    front = rime[0] in _FRONT
    if onset in _HARD:
        return front or (onset == "k" and rime[0] == "y")
    if onset in ("c", "ng"):
        return not front and rime[0] != "y"
    if onset == "g":
        return rime[0] not in "eêy"
    return True


def _bears(rime: str, tone: str, position: int, after_glide: bool) -> bool:
    """Whether the rime may carry the tone, and the mark stands on the letter that bears it."""
    if rime.endswith(_STOPS) and tone not in _STOP_TONES:
        return False
    if not tone:
        return True
    nucleus = "".join(letter for letter in rime if letter in _VOWELS)
    if after_glide and position < 0:
        return False
    return position in _bearers(nucleus, len(nucleus) < len(rime))


def _bearers(nucleus: str, is_closed: bool) -> tuple[int, ...]:
    shaped = [index for index, letter in enumerate(nucleus) if letter in _SHAPED]
    if shaped:
        return (shaped[-1],)
    if len(nucleus) == 1:
        return (0,)
    if is_closed:
        return (len(nucleus) - 1,)
    if nucleus in _FREE:
        return (0, 1)
    return (1,) if len(nucleus) == 3 else (0,)
