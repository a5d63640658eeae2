"""What a comment says of a finding: how grave, what, the sum, the fix, the reference."""

from collections.abc import Sequence

from caicach.adapters.renderers.word.paragraphs import Look, line, paragraph, run
from caicach.core.checks.findings import Finding
from caicach.core.ground.words import Messages, Words


AUTHOR = "caicach"
_PLAIN, _BOLD = Look(size=10), Look(bold=True, size=10)


def comment_xml(number: int, findings: Sequence[Finding], messages: Messages, language: str) -> str:
    """One comment as an element of the comments part: a finding, or several under a line that counts them."""
    mark = "<w:r><w:annotationRef/></w:r>"
    if len(findings) == 1:
        said = _said(findings[0], mark, messages, language)
    else:
        lead = messages.say("comments.without_place", count=len(findings)).say(language)
        said = paragraph(mark + run(lead, _BOLD)) + "".join(
            _said(f, "", messages, language) for f in findings
        )
    return f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:initials="cc">{said}</w:comment>'


def _said(finding: Finding, mark: str, messages: Messages, language: str) -> str:
    grave = messages.say(f"comments.severity_{finding.severity.value}").say(language)
    first = paragraph(mark + run(f"{grave}: ", _BOLD) + run(finding.message.say(language), _PLAIN))
    return first + "".join(line(text, _PLAIN) for text in _more(finding, messages, language))


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
