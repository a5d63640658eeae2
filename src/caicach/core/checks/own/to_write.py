"""Places of our own document that a person has still to write."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.words import Words, plain
from caicach.core.reading.blanks import blanks_of
from caicach.core.reading.places import Fragment


@dataclass(frozen=True, kw_only=True)
class NothingLeftToWrite(DocumentRule):
    """No request in square brackets of our own writer is left in the document."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding for all of them, at the first, with how many each section has."""
        places = [where for _, where in blanks_of(subject.filing.found)]
        if places:
            yield doubt(
                check,
                subject,
                "own_documents.to_write",
                places[0],
                fact="own:to_write",
                count=len(places),
                sections=_by_section(places, subject),
            )


def _by_section(places: Iterable[Fragment], subject: Subject) -> Words:
    """`I.1 (2), II.6.1 (1), phần đầu và cuối (3)`: the sections in their order, what is in none last."""
    sections = [subject.filing.section_at(where.address.block) for where in places]
    counted = Counter(section.label if section else "" for section in sections)
    listed = plain(", ".join(f"{label} ({count})" for label, count in counted.items() if label))
    if not counted[""]:
        return listed
    say = subject.catalogue.messages.say
    if listed.vi:
        return say("own_documents.sections_and_frame", sections=listed, count=counted[""])
    return say("own_documents.frame", count=counted[""])
