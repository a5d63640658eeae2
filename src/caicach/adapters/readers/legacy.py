"""Vietnamese written before Unicode: TCVN3 (fonts .VnTime) and VNI (fonts VNI-Times), made Unicode.

Both squeeze the letters into one byte each or two, so their text looks like `C«ng b¸o` or `Coâng baùo` to a
program that does not know. TCVN3 has no toned capitals: its fonts ending in H draw small letters as capitals.
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache


class Legacy(StrEnum):
    """Which old encoding."""

    TCVN3 = "TCVN3"
    TCVN3_CAPITALS = "TCVN3 (H)"
    VNI = "VNI"

    @property
    def family(self) -> str:
        """`TCVN3` or `VNI`."""
        return self.value.split(" ", 1)[0]


# The letters of TCVN 5712:1993 from A1 to FF, in order; a space stands where it has a bare tone mark.
_TCVN3_LETTERS = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ     àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN3 = {0xA1 + place: letter for place, letter in enumerate(_TCVN3_LETTERS) if letter != " "}

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_VNI_MARKS = {
    "ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _CIRCUMFLEX, "à": _CIRCUMFLEX + _GRAVE, "á": _CIRCUMFLEX + _ACUTE, "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE, "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE, "è": _BREVE + _GRAVE, "é": _BREVE + _ACUTE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ì": "ì", "í": "í"}
_VNI_MARKS |= {mark.upper(): said for mark, said in _VNI_MARKS.items()}
_VNI_LETTERS |= {letter.upper(): said.upper() for letter, said in _VNI_LETTERS.items()}
_VNI_PAIR = re.compile(f"([aeouyAEOUYôöÔÖ])([{''.join(_VNI_MARKS)}])|([{''.join(_VNI_LETTERS)}])")

_ONLY_UNICODE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
_COMMON_WORDS = """
báo cáo của và các năm số không được công việc thực hiện cải cách hành chính thủ tục tỉnh nhiệm vụ cơ quan đơn vị
nhà nước cán bộ chức tổ kết quả văn bản quy định theo kế hoạch ngày về với đã cộng hòa xã hội chủ nghĩa việt độc lập
tự hạnh phúc nhân dân ủy ban tháng đến tỷ lệ tổng trong hồ sơ giải quyết phòng sở đạt từ tại cho những để nghị thông
tư chính phủ người
"""
_COMMON = frozenset(word for word in _COMMON_WORDS.split() if not word.isascii())
_SUBSET = re.compile(r"^@|^[A-Z]{6}\+")
_LOOKS = re.compile("(?:[ ,-]*(?:bold|italic|regular))+$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 3  # common words that must appear before a text without a font name is taken for an old encoding


@lru_cache(maxsize=1024)
def legacy_of_font(font: str | None) -> Legacy | None:
    """The old encoding a font name stands for; None for a Unicode font. A PDF's subset prefix is passed over."""
    name = _SUBSET.sub("", font or "")
    if name.lower().startswith(".vn"):
        return Legacy.TCVN3_CAPITALS if _LOOKS.sub("", name).endswith("H") else Legacy.TCVN3
    return Legacy.VNI if name.lower().startswith("vni-") else None


def from_legacy(text: str, encoding: Legacy) -> str:
    """The text in Unicode NFC. Text that already holds letters only Unicode has is left as it is: people
    paste Unicode into old fonts."""
    if _ONLY_UNICODE.search(text):
        return unicodedata.normalize("NFC", text)
    if encoding is Legacy.VNI:
        return unicodedata.normalize("NFC", _VNI_PAIR.sub(_vni_letter, text))
    converted = text.translate(_TCVN3)
    return converted.upper() if encoding is Legacy.TCVN3_CAPITALS else converted


def _vni_letter(match: re.Match[str]) -> str:
    base, mark, alone = match.groups()
    if alone:
        return _VNI_LETTERS[alone]
    return _VNI_LETTERS.get(base, base) + _VNI_MARKS[mark]


def likely_legacy(text: str) -> Legacy | None:
    """The old encoding a text without font names is in, judged by how many common words it gives; None when it
    already is Unicode or nothing is gained."""
    if _ONLY_UNICODE.search(text):
        return None
    as_it_stands = common_words(text)
    gains = {
        encoding: common_words(from_legacy(text, encoding)) - as_it_stands
        for encoding in (Legacy.TCVN3, Legacy.VNI)
    }
    best = max(gains, key=lambda encoding: gains[encoding])
    return best if gains[best] >= _ENOUGH else None


def common_words(text: str) -> int:
    """How many words of the text are among the commonest of Vietnamese reports and carry a diacritic."""
    return sum(word in _COMMON for word in map(str.lower, _WORD.findall(text)))
