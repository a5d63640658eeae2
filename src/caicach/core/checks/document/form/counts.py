"""Counts below ten in prose: `02 nhiệm vụ` and `3 nhiệm vụ` do not stand in one report."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.prose import at
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.words import plain


_SHOWN = 6


@dataclass(frozen=True, kw_only=True)
class CountsPadded(DocumentRule):
    """Where some counts of these nouns are written 01 to 09, all are."""

    nouns: tuple[str, ...]

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """At most one finding, naming the counts without their zero."""
        matches = [(p.paragraph, m) for p in subject.prose.body for m in self._counted.finditer(p.text)]
        bare = [(paragraph, match) for paragraph, match in matches if len(match[1]) == 1]
        if not bare or len(bare) == len(matches):
            return
        where = at(*bare[0])
        shown = "; ".join(dict.fromkeys(f"“{match.group()}”" for _, match in bare[:_SHOWN]))
        yield doubt(
            check,
            subject,
            "counts_written.mixed",
            where,
            fact="counts:padding",
            found=where.text,
            expected=f"0{where.text}",
            times=len(bare),
            padded=len(matches) - len(bare),
            shown=plain(shown),
        )

    @cached_property
    def _counted(self) -> re.Pattern[str]:
        # It begins with the digit itself, and looks back over it: a search then skips to digits; most have no space after.
        nouns = "|".join(re.escape(noun) for noun in self.nouns)
        return re.compile(
            rf"([0-9](?=[1-9]?\s)(?<![\d/.,\w-]\d)(?:(?<=0)[1-9])?(?<!0))\s+(?:{nouns})(?!\w)", re.IGNORECASE
        )
