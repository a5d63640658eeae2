"""The mark `./.` that closes the text of an official document."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.reading.places import fragment


_TAIL = re.compile(r"(?:\S+\s+){0,7}\S+\s*$")


@dataclass(frozen=True, kw_only=True)
class ClosingMark(DocumentRule):
    """The last paragraph of the text ends with `./.`; a file without narrative is let be."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """At most one finding, at the end of the last paragraph."""
        paragraphs = [passage.paragraph for passage in subject.prose.body]
        if not subject.filing.sections or not paragraphs:
            return
        if not any(p.text.replace(" ", "").rstrip("\"”'").endswith("./.") for p in paragraphs[-3:]):
            last = paragraphs[-1]
            tail = _TAIL.search(last.text)
            where = fragment(last.text, last.address, tail.start() if tail else 0)
            yield doubt(check, subject, "missing_parts.closing", where, fact="missing:closing")
