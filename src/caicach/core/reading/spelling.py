"""One spelling for matching Vietnamese words in running text, letter for letter as long as the text itself."""

import re
from collections.abc import Iterable
from functools import lru_cache


_PAIRS = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_TONE_PLACES = re.compile(rf"(?:{'|'.join(_PAIRS)})(?!\w)")  # `hoà`, but not `hoàn`
_SPACE = re.compile(r"[^\S ]")  # white space that is not a plain space yet
_BARE_I = re.compile(r"\b(t|k|l|qu)([iìíỉĩị])\b")
_Y = dict(zip("iìíỉĩị", "yỳýỷỹỵ", strict=True))


@lru_cache(maxsize=8192)
def matching_key(text: str) -> str:
    """The text in lower case with one place for the tone mark (`uỷ` as `ủy`) and `y` for `i` in `tỉ`, `kì`, `lí`,
    `quí`; each white space a plain space. Position i of the key is position i of the text."""
    lowered = _SPACE.sub(" ", text).lower()
    if len(lowered) != len(text):
        lowered = "".join(_lower(char) for char in _SPACE.sub(" ", text))
    toned = _TONE_PLACES.sub(lambda found: _moved(lowered, found), lowered)
    return _BARE_I.sub(lambda found: found[1] + _Y[found[2]], toned)


def _lower(char: str) -> str:
    # A few letters of other scripts, such as İ, become two when small.
    small = char.lower()
    return small if len(small) == 1 else char


def _moved(text: str, found: re.Match[str]) -> str:
    # `quý` keeps its mark: there the u belongs to the consonant.
    return found[0] if found.start() and text[found.start() - 1] == "q" else _PAIRS[found[0]]


def any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """A pattern for whole words: the longest of the forms that stands at a place, spaces of any length between."""
    ordered = sorted({matching_key(form.strip()) for form in forms}, key=lambda form: (-len(form), form))
    alternatives = "|".join(r"\s+".join(re.escape(word) for word in form.split()) for form in ordered)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)" if ordered else r"(?!)")
