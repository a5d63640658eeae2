"""Bytes of a text file as Unicode: UTF-8 and UTF-16 as they say, else the encoding that gives Vietnamese."""

from dataclasses import dataclass

from caicach.adapters.readers import refusals
from caicach.adapters.readers.legacy import Legacy, common_words, from_legacy, likely_legacy
from caicach.core.ground.errors import UnreadableInput
from caicach.core.ground.words import Words
from caicach.core.reading.cleaning import clean


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text in NFC; `converted_from` names an old encoding it was in."""

    text: str
    converted_from: str | None = None


def decode(data: bytes, name: str) -> Decoded:
    """The text of the bytes; UnreadableInput when they are no text in any encoding we know."""
    unicode_text = _unicode(data)
    if unicode_text is None:
        return _eight_bit(data, name)
    guessed = likely_legacy(unicode_text)
    if guessed is not None:
        return Decoded(clean(from_legacy(unicode_text, guessed)), guessed.family)
    return Decoded(clean(unicode_text))


def _unicode(data: bytes) -> str | None:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    even, odd = data[:4096:2].count(0), data[1:4096:2].count(0)
    if max(even, odd) > len(data[:4096]) // 5:
        return data.decode("utf-16-be" if even > odd else "utf-16-le", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A file cut inside its last letter is still UTF-8.
        return data[: error.start].decode("utf-8") if error.start >= len(data) - 3 else None


def _eight_bit(data: bytes, name: str) -> Decoded:
    """One byte a letter: whichever of the old encodings gives the most common words."""
    latin = data.decode("latin-1")
    choices = [
        Decoded(clean(data.decode("cp1258", "replace")), "Windows-1258"),
        Decoded(clean(from_legacy(latin, Legacy.TCVN3)), "TCVN3"),
        Decoded(clean(from_legacy(data.decode("cp1252", "replace"), Legacy.VNI)), "VNI"),
    ]
    best = max(choices, key=lambda choice: common_words(choice.text))
    if common_words(best.text) == 0:
        raise _unknown_encoding(name)
    return best


def _unknown_encoding(name: str) -> UnreadableInput:
    return refusals.unsupported(
        name,
        Words(
            "văn bản thuần với bảng mã không nhận ra; hãy lưu lại với bảng mã UTF-8",
            "plain text in an unknown encoding; save it again as UTF-8",
        ),
    )
