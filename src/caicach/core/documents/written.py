"""A person's paragraphs as plain text to be edited: a line each, `{{tag}}` where a figure stands, `[…]` a blank."""

import re
from collections.abc import Iterable, Iterator

from caicach.core.documents.official import Blank, BodyLine, Figure, Inline
from caicach.core.documents.statement import Correction, KeptInline, KeptParagraph, Reference
from caicach.core.ground.text import normalise


_TOKEN = re.compile(r"\{\{(?P<tag>[^{}\s]+)\}\}|\[(?P<blank>[^\[\]\n]{4,})\]")


def paragraphs_of(text: str) -> tuple[KeptParagraph, ...]:
    """The paragraphs of the text; lines with nothing on them are none. What is not a token stays as written."""
    lines = (line.strip() for line in normalise(text).splitlines())
    return tuple(KeptParagraph(tuple(_inlines(line))) for line in lines if line)


def _inlines(line: str) -> Iterator[KeptInline]:
    at = 0
    for token in _TOKEN.finditer(line):
        if token.start() > at:
            yield line[at : token.start()]
        tag = token["tag"]
        yield Reference(tag, token[0]) if tag else Blank(token["blank"])
        at = token.end()
    if at < len(line):
        yield line[at:]


def text_of(paragraphs: Iterable[KeptParagraph]) -> str:
    """The text whose paragraphs these are: `paragraphs_of(text_of(p))` says the same."""
    return "\n".join("".join(map(_token, paragraph.inlines)) for paragraph in paragraphs)


def _token(inline: KeptInline) -> str:
    if isinstance(inline, Reference):
        return f"{{{{{inline.tag}}}}}"
    if isinstance(inline, Blank):
        return f"[{inline.prompt}]"
    return inline.text if isinstance(inline, Correction) else inline


def text_of_lines(lines: Iterable[BodyLine]) -> str:
    """Printed lines as text to be edited: what is printed as a figure goes on living, a blank stays one."""
    return "\n".join("".join(map(_of_print, line.inlines)) for line in lines)


def _of_print(inline: Inline) -> str:
    if isinstance(inline, Figure):
        return f"{{{{{inline.tag}}}}}"
    return f"[{inline.prompt}]" if isinstance(inline, Blank) else inline


def tags_in(text: str) -> tuple[str, ...]:
    """The tags of the figures the text refers to, in order, each once."""
    return tuple(dict.fromkeys(token["tag"] for token in _TOKEN.finditer(text) if token["tag"]))
