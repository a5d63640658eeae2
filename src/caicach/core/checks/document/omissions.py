"""Bad figures the report's shortcomings never mention."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.catalogue.observations import Observation
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.parts import Part
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.numbers import vietnamese_number
from caicach.core.ground.words import Words


@dataclass(frozen=True, kw_only=True)
class BadFigureMentioned(DocumentRule):
    """When the rows show something bad, the shortcomings speak of it.

    Bad means: one of `rows` is above zero; or, with `whole`, the sum of the rows is below the whole's figure; with
    `least_percent`, below that share of it. It is mentioned when one of `mentions` (folded patterns) is found in the
    shortcomings. Reports without a section of shortcomings are let be: that section is missed elsewhere.
    """

    rows: tuple[str, ...]
    whole: str | None
    least_percent: Decimal | None
    mentions: tuple[str, ...]
    what: Words

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """At most one finding, with the codes of the bad rows."""
        bad = self._bad(subject)
        weak = [p for p in subject.prose.passages if p.part is Part.SHORTCOMINGS]
        if not bad or not weak or _mentions(self.mentions, " ".join(p.key for p in weak)):
            return
        shown = "; ".join(f"{o.indicator.code} = {_number(o)}" for o in bad)
        yield doubt(
            check,
            subject,
            "omissions.unmentioned",
            bad[0].where,
            fact=f"omission:{self.rows[0]}",
            found=shown,
            codes=tuple(o.indicator.code for o in bad),
            arithmetic=shown,
            what=self.what,
        )

    def _bad(self, subject: Subject) -> tuple[Observation, ...]:
        observations = subject.filing.observations
        rows = [observations[row] for row in self.rows if row in observations]
        if self.whole is None:
            return tuple(o for o in rows if (o.value.number or 0) > 0)
        whole = observations.get(self.whole)
        if whole is None or len(rows) < len(self.rows) or any(o.value.number is None for o in (whole, *rows)):
            return ()
        done, asked = (
            sum((o.value.number or Decimal(0) for o in rows), Decimal(0)),
            whole.value.number or Decimal(0),
        )
        share = self.least_percent if self.least_percent is not None else Decimal(100)
        return (*rows, whole) if asked > 0 and done * 100 < asked * share else ()


def _mentions(patterns: tuple[str, ...], text: str) -> bool:
    return any(re.search(pattern, text) for pattern in patterns)


def _number(observation: Observation) -> str:
    number = observation.value.number
    return "" if number is None else vietnamese_number(number)
