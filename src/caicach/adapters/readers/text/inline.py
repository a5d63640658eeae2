"""Marks inside a line of Markdown or HTML: taken off the text, kept as its look."""

import html
import re
from dataclasses import dataclass


_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:b|strong|i|em|u|sup|sub|span|font|p|div|center)(?:\s[^<>]*)?>", re.IGNORECASE)
_BOLD_TAG = re.compile(r"<(b|strong)>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
_ITALIC_TAG = re.compile(r"<(i|em)>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|(?<!\w)_{1,3})(?=\S)(.+?)(?<=[^\s\\])\1(?!\w(?<=_\w))", re.DOTALL)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_KEPT = "\ue000"  # stands for an escaped mark while the others are taken off


@dataclass(frozen=True, slots=True)
class Inline:
    """Text without marks; bold or italic when the marks held all of it."""

    text: str
    bold: bool
    italic: bool


def inline_of(marked: str) -> Inline:
    """The text of one paragraph or cell."""
    escaped: list[str] = []

    def keep(match: re.Match[str]) -> str:
        escaped.append(match[1])
        return _KEPT

    text = _ESCAPE.sub(keep, _BREAK.sub("\n", marked.replace(_KEPT, "")))
    text = _BOLD_TAG.sub(r"**\2**", text)
    text = _ITALIC_TAG.sub(r"*\2*", text)
    bold, italic = _covered(text)
    for _ in range(3):
        text = _EMPHASIS.sub(r"\2", text)
    text = _FOOTNOTE.sub(r"[\1]", _LINK.sub(r"\1", _AUTOLINK.sub(r"\1", _TAG.sub("", text))))
    kept = iter(escaped)
    text = html.unescape(re.sub(_KEPT, lambda _: next(kept), text))
    return Inline(text.strip(), bold, italic)


def _covered(text: str) -> tuple[bool, bool]:
    """Whether bold and italic marks hold the whole text."""
    bold = italic = False
    rest = text.strip()
    while match := _EMPHASIS.fullmatch(rest):
        if match[1] in match[2] and len(match[1]) > 1:
            break  # two bold pieces with something plain between them
        bold, italic = bold or len(match[1]) >= 2, italic or len(match[1]) % 2 == 1
        rest = match[2].strip()
    return bold, italic
