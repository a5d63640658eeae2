"""Spaces and punctuation: one summarising finding a kind of slip."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.prose import at
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.words import plain
from caicach.core.reading.found import Paragraph
from caicach.core.reading.places import Fragment, fragment


class Slip(StrEnum):
    """A kind of slip with spaces and marks."""

    SPACE_BEFORE = "space_before"
    SPACE_INSIDE = "space_inside"
    SPACE_LOST = "space_lost"
    MARK_TWICE = "mark_twice"
    BRACKET_OPEN = "bracket_open"


# Each begins with a set of letters it can begin with, so that a search skips to them; what must stand before looks
# back over that first letter. The words around are added when it is shown.
_PATTERNS = {
    Slip.SPACE_BEFORE: re.compile(r"[\s](?:(?<=[\w)”\"]\s)\s*[,;:!?](?!/)|(?<=[^\W\d_]\s)\s*\.(?=\s|$))"),
    Slip.SPACE_INSIDE: re.compile(r"[(“\[\s](?:(?<=[(“\[])\s+(?=\S)|(?<=\S\s)\s*[)”\]])"),
    Slip.SPACE_LOST: re.compile(
        r"[,;:.…](?=\S)(?:(?<=[^\W\d_]{2}[,;:…])(?=[^\W\d_]{2})|(?<=[^\W\d_]{2}\.)(?=[A-ZĐ][^\W\d_A-Z])"
        r"|(?<=[^\W\d_]{2}\.)\.{2,}(?=[^\W\d_]{2}))"
    ),
    Slip.MARK_TWICE: re.compile(
        r"[,;:.](?=\s?[,;:.])(?:(?<=,)\s?,|(?<=;)\s?;|(?<=(?<!\.)\.)\s?\.(?!\.)|(?<=\.)\.{3,}|(?<=;)\s?\.(?!/)"
        r"|(?<=,)\s?\.(?!\.)|(?<=:)\s?:)"
    ),
}
_HINTS = {
    Slip.SPACE_BEFORE: (" ,", " ;", " :", " !", " ?", " ."),
    Slip.SPACE_INSIDE: ("( ", "“ ", "[ ", " )", " ”", " ]"),
}
_BEFORE, _AFTER = re.compile(r"\S{0,12}$"), re.compile(r"\w{0,12}")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|\S+\.(?:vn|com|org|net)\S*")
_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class Punctuation(DocumentRule):
    """Marks touch the word before them, a space follows; brackets close and hold no spaces at their ends."""

    slip: Slip

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding at the first slip of this kind, naming up to five and the number of all."""
        hints = _HINTS.get(self.slip)
        passages = subject.prose.passages if hints is None else subject.prose.holding(*hints)
        slips = [where for passage in passages for where in self._slips(passage.paragraph)]
        if not slips:
            return
        shown = "; ".join(f"“{where.text.strip()}”" for where in slips[:_SHOWN])
        yield doubt(
            check,
            subject,
            f"punctuation.{self.slip}",
            slips[0],
            fact=f"punctuation:{self.slip}",
            found=slips[0].text,
            times=len(slips),
            shown=plain(shown),
        )

    def _slips(self, paragraph: Paragraph) -> list[Fragment]:
        if self.slip is Slip.BRACKET_OPEN:
            return _left_open(paragraph)
        matches = list(_PATTERNS[self.slip].finditer(paragraph.text))
        hidden = [match.span() for match in _ADDRESS.finditer(paragraph.text)] if matches else []
        return [
            _with_words_around(paragraph, match)
            for match in matches
            if not any(start < match.end() and match.start() < end for start, end in hidden)
        ]


def _with_words_around(paragraph: Paragraph, match: re.Match[str]) -> Fragment:
    text = paragraph.text
    before, after = _BEFORE.search(text[: match.start()]), _AFTER.match(text, match.end())
    start = before.start() if before else match.start()
    return fragment(text, paragraph.address, start, after.end() if after else match.end())


_ENUMERATOR = re.compile(r"(?:^|[\s;,.:])[a-zđ0-9]{1,2}\)")


def _left_open(paragraph: Paragraph) -> list[Fragment]:
    """The bracket that is not closed, or closes nothing; `a)` and `1)` at a start close nothing by right."""
    text = paragraph.text
    spare = len(_ENUMERATOR.findall(text)) if text.count(")") > text.count("(") else 0
    if text.count("(") == text.count(")") - spare or text.count("(") == text.count(")"):
        return []
    position = text.rfind("(") if text.count("(") > text.count(")") else text.find(")")
    piece = re.compile(r".{1,40}", re.DOTALL).search(
        text, max(0, position if text[position] == "(" else position - 39)
    )
    return [at(paragraph, piece)] if piece else []
