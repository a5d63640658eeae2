"""What a comment says of a finding: how grave, what, the sum, the fix, the reference."""

from caicach.adapters.renderers.word.paragraphs import Look, line, paragraph, run
from caicach.core.checks.findings import Finding
from caicach.core.ground.words import Messages, Words


AUTHOR = "caicach"
_SIZE = 10


def comment_xml(number: int, finding: Finding, messages: Messages, language: str) -> str:
    """The comment as an element of the comments part."""
    mark = "<w:r><w:annotationRef/></w:r>"
    grave = messages.say(f"comments.severity_{finding.severity.value}").say(language)
    first = paragraph(
        mark
        + run(f"{grave}: ", Look(bold=True, size=_SIZE))
        + run(finding.message.say(language), Look(size=_SIZE))
    )
    rest = "".join(line(text, Look(size=_SIZE)) for text in _more(finding, messages, language))
    return f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:initials="cc">{first}{rest}</w:comment>'


def _more(finding: Finding, messages: Messages, language: str) -> list[str]:
    """The lines under the message, those that have something to say."""
    said: list[Words] = []
    if finding.arithmetic:
        said.append(messages.say("comments.arithmetic", sum=finding.arithmetic))
    if finding.suggestion.vi:
        said.append(messages.say("comments.suggestion", fix=finding.suggestion))
    if finding.reference.vi:
        said.append(messages.say("comments.reference", source=finding.reference))
    said.append(messages.say("comments.check", checks=", ".join((finding.check, *finding.also))))
    return [words.say(language) for words in said]
