"""Characters that are in the file and never on the paper."""

import re
import unicodedata

from caicach.core.ground.text import normalise


_UNSEEN = dict.fromkeys(
    [
        0x00AD,
        0x200B,
        0x200C,
        0x200D,
        0x200E,
        0x200F,
        0x2060,
        0xFEFF,
        *range(0x09),
        0x0B,
        *range(0x0E, 0x20),
    ]
)
_LINES = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\x0c": "\n", "\x85": "\n", "\u2011": "-"})


_ODD = re.compile("[^\t\n -~\u00a1-\u00ac\u00ae-\u1fff\u2010\u2012-\u2027\u2030-\u205f\u2070-\ud7ff]")


def clean(text: str) -> str:
    """The text in NFC, with plain spaces and hyphens, without soft hyphens, zero-width marks and control codes."""
    if not _ODD.search(text) and unicodedata.is_normalized("NFC", text):
        return text
    return normalise(text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN).translate(_LINES))
