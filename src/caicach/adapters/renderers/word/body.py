"""Title, addressees and the numbered text."""

from caicach.adapters.renderers.word.paragraphs import (
    Align,
    Inlines,
    Look,
    Shape,
    line,
    paragraph,
    rule,
    run,
    stated,
)
from caicach.core.documents import printed, wording
from caicach.core.documents.layout import LAYOUT
from caicach.core.documents.official import LineRole, OfficialDocument


_STYLES = {
    LineRole.PART: "Heading1",
    LineRole.CLAUSE: "Heading2",
    LineRole.POINT: "Heading3",
    LineRole.BODY: "BodyText",
    LineRole.ITEM: "BodyText",
    LineRole.GROUND: "Grounds",
}


def title(document: OfficialDocument) -> str:
    """The kind of document, its subject, and the short rule below."""
    subject = printed.subject(document)
    return (
        line(document.kind.upper(), shape=Shape(style="Title"))
        + stated(subject.text, shape=Shape(style="Subtitle", left=subject.side, right=subject.side))
        + rule(LAYOUT.page.text_width, subject.rule, after=0 if document.addressees else 12)
    )


def addressees(document: OfficialDocument) -> str:
    """`Kính gửi: …` on one line for one addressee, as a list for several, nothing for none."""
    if not document.addressees:
        return ""
    if len(document.addressees) == 1:
        words = f"{wording.ADDRESSED_TO} {printed.addressee_lines(document)[0]}"
        return stated(words, shape=Shape(align=Align.CENTRE, before=12, after=12))
    indent = LAYOUT.page.text_width * 0.25
    first = line(wording.ADDRESSED_TO, shape=Shape(before=12, left=indent))
    items = printed.addressee_lines(document)
    rest = [
        stated(item, shape=Shape(left=indent + LAYOUT.first_line, after=12 if item is items[-1] else 0))
        for item in items
    ]
    return first + "".join(rest)


def body(document: OfficialDocument, inlines: Inlines) -> str:
    """Every line of the text in its style; the last two stay with the signature."""
    last = len(document.body) - 1
    return "".join(
        paragraph(
            inlines.runs(text.inlines, Look()),
            Shape(style=_STYLES[text.role], is_kept_with_next=place >= last - 1),
        )
        for place, text in enumerate(document.body)
    ) or paragraph(run(""))
