"""Web addresses: one address for one site."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.prose import Passage, at
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.words import plain


_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<www>www\.)?(?P<host>[\w.-]+\.[a-z]{2,})(?P<path>/[^\s<>()”\"]*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class OneAddress(DocumentRule):
    """A site is named by one address: `http` or `https`, with `www.` or without, not now so and now so."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding for each site named in two ways, at the second way."""
        sites: dict[str, dict[str, tuple[Passage, re.Match[str]]]] = {}
        for passage in subject.prose.holding("://"):
            for match in _ADDRESS.finditer(passage.text):
                front = f"{match['scheme'].lower()}://{(match['www'] or '').lower()}{match['host'].lower()}"
                sites.setdefault(match["host"].lower(), {}).setdefault(front, (passage, match))
        for host, fronts in sites.items():
            if len(fronts) > 1:
                first, second = list(fronts.values())[:2]
                where = at(second[0].paragraph, second[1])
                shown = "; ".join(fronts)
                yield doubt(
                    check,
                    subject,
                    "entity_names.address",
                    where,
                    fact=f"address:{host}",
                    found=where.text,
                    expected=first[1].group(),
                    shown=plain(shown),
                )
