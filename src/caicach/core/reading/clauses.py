"""Sentences of a paragraph and their clauses: how far the words beside a number reach, and what holds a list open."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from caicach.core.reading.numerals import Numeral
from caicach.core.reading.spelling import matching_key


class Opener(StrEnum):
    """The mark or words a clause begins after."""

    START = "start"
    COMMA = ","
    SEMICOLON = ";"
    COLON = ":"
    AND = "và"
    OF_WHICH = "trong đó"
    CONSISTS = "gồm"
    EQUALS = "="
    PLUS = "+"
    BRACKET = "("
    CLOSED = ")"


@dataclass(frozen=True, slots=True)
class Clause:
    """[start, end) of the text, the opener before it, how many brackets are open, the count of its sentence."""

    start: int
    end: int
    opener: Opener
    depth: int
    sentence: int
    sentence_start: int
    sentence_end: int


_SENTENCE_END = re.compile(r"[.!?…]+[”\"’)]*\s+(?=[\w“\"(\-–+•])|\n+")
_ABBREVIATED = re.compile(r"(?:^|\W)(?:tp|ts|ths|pgs|gs|tt|st|tx|p|q|h|x)\.$")
_MARKS = {
    ",": Opener.COMMA, ";": Opener.SEMICOLON, ":": Opener.COLON, "=": Opener.EQUALS,
    "+": Opener.PLUS, "(": Opener.BRACKET, "[": Opener.BRACKET, ")": Opener.CLOSED, "]": Opener.CLOSED,
}  # fmt: skip
_WORDS = re.compile(
    r"(?P<which>(?<!\w)(?:trong\s+(?:(?:tổng\s+)?số\s+)?đó|trong\s+(?:tổng\s+)?số\s+(?:này|trên|nêu\s+trên))(?!\w)(?:\s*[,:])?(?:\s+(?:có|gồm|bao\s+gồm)(?!\w))?)"
    r"|(?P<consists>(?<!\w)(?:bao\s+)?gồm(?!\w)(?:\s+có(?!\w))?(?:\s*:)?)"
    r"|(?P<still>(?<!\w)(?:còn\s+lại|còn)(?!\w))"
    r"|(?P<and>(?<!\w)và(?!\w))"
    r"|(?P<dash>(?<=\s)[–-](?=\s))"
    # `tiếp nhận, giải quyết 9 hồ sơ` is one act of two verbs, `phản ánh, kiến nghị` one noun.
    r"|(?P<mark>(?<!tiếp nhận)(?<!phản ánh)(?<!cơ quan),|(?<=tiếp nhận),(?!\s*(?:giải\s+quyết|xử\s+lý))"
    r"|(?<=phản ánh),(?!\s*kiến\s+nghị)|(?<=cơ quan),(?!\s*(?:đơn\s+vị|địa\s+phương|tổ\s+chức))|[;:=+()\[\]])"
)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """[start, end) of each sentence; a dot in a number or after an abbreviation such as `TP.` ends none."""
    key = matching_key(text)
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _SENTENCE_END.finditer(text):
        before = key[start : found.start() + 1]
        split_percent = re.match(r"\d{2}\s*%", key[found.end() :]) and re.search(r"[\s(]\d{1,2}\.$", before)
        if _ABBREVIATED.search(before) or split_percent or text[found.end() :][:1].islower():
            continue
        spans.append((start, found.end()))
        start = found.end()
    spans.append((start, len(text)))
    return tuple((a, b) for a, b in spans if text[a:b].strip())


def clauses(text: str, numerals: Sequence[Numeral]) -> tuple[Clause, ...]:
    """The clauses of every sentence in order. `và` parts two clauses only where each has a number of its own."""
    key = matching_key(text)
    return tuple(
        clause
        for number, (start, end) in enumerate(sentences(text))
        for clause in _of_sentence(key, start, end, number, numerals)
    )


def _of_sentence(key: str, start: int, end: int, number: int, numerals: Sequence[Numeral]) -> list[Clause]:
    inside = [n for n in numerals if start <= n.start < end]
    cuts = [
        m for m in _WORDS.finditer(key, start, end) if not any(n.start <= m.start() < n.end for n in inside)
    ]
    found: list[Clause] = []
    begin, opener, depth = start, Opener.START, 0
    for at, cut in enumerate(cuts):
        until = cuts[at + 1].start() if at + 1 < len(cuts) else end
        if not _parts(cut, begin, until, inside):
            continue
        found.append(Clause(begin, cut.start(), opener, depth, number, start, end))
        opener = _opener(cut)
        depth = max(0, depth + (opener is Opener.BRACKET) - (opener is Opener.CLOSED))
        begin = cut.start() if cut["still"] else cut.end()
    found.append(Clause(begin, end, opener, depth, number, start, end))
    return found


def _parts(cut: re.Match[str], begin: int, until: int, numerals: Sequence[Numeral]) -> bool:
    """Whether the cut really parts two clauses: a mark always does, a word where numbers stand on both sides."""
    if cut["mark"] or cut["which"] or cut["consists"]:
        return True
    before = any(begin <= n.start < cut.start() for n in numerals)
    after = any(cut.end() <= n.start < until for n in numerals)
    return before and after


def _opener(cut: re.Match[str]) -> Opener:
    if cut["which"]:
        return Opener.OF_WHICH
    if cut["consists"]:
        return Opener.CONSISTS
    if cut["and"]:
        return Opener.AND
    return _MARKS.get(cut[0], Opener.COMMA)
