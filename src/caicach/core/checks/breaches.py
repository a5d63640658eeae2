"""A breach is what a rule about figures finds, before any words: the row, the number there, the number expected.

Engines for many filings yield the same breaches by SQL; `told` turns one into a finding of one document.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from caicach.core.catalogue.indicators import FormVersion, Indicator
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.figures import Figures
from caicach.core.checks.findings import Finding, Place, Severity
from caicach.core.checks.sql import Columns, RowsSelection, Selection
from caicach.core.ground.numbers import vietnamese_number
from caicach.core.ground.text import squash
from caicach.core.ground.words import Words, plain


LONGEST_LABEL = 90


@dataclass(frozen=True)
class Breach:
    """`variant` names the sentence, `at` the row it stands by, `fact` what it is about (with the row's id).

    `rows` are all rows concerned, `arithmetic` the sum as shown, `words` more to fill the sentence with;
    `severity` is set where this variant is milder than the check. `found_as` and `expected_as` are what a person
    reads where the bare numbers would mislead: `≤ 16`, `1; 2`.
    """

    variant: str
    at: str
    found: Decimal | None
    expected: Decimal | None
    fact: str
    rows: tuple[str, ...] = ()
    arithmetic: str = ""
    words: Mapping[str, object] = field(default_factory=dict)
    severity: Severity | None = None
    found_as: str | None = None
    expected_as: str | None = None

    @property
    def key(self) -> tuple[str, str, Decimal | None, Decimal | None]:
        """What every engine must agree on."""
        return self.variant, self.at, self.found, self.expected


@dataclass(frozen=True, kw_only=True)
class FigureRule(ABC):
    """A rule about figures alone: it can judge one filing, or many by SQL. `sentence` is the rule in words."""

    kind: ClassVar[str]
    sentence: Words

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """The breaches of one filing in words."""
        return [
            told(self.kind, breach, check, subject)
            for breach in self.breaches(subject.figures, check.tolerance)
        ]

    @abstractmethod
    def breaches(self, figures: Figures, tolerance: Decimal) -> Iterable[Breach]:
        """Every breach among the figures; none where a figure it needs is not known."""

    @abstractmethod
    def selections(self, columns: Columns, tolerance: Decimal) -> tuple[Selection | RowsSelection, ...]:
        """The same breaches as selections over a table of one filing a row; empty where the form lacks the rows."""


def told(kind: str, breach: Breach, check: Check, subject: Subject) -> Finding:
    """One breach as a finding: sentence `<kind>.<variant>`, suggestion `<kind>.<variant>_fix`."""
    found, expected = shown(breach.found), shown(breach.expected)
    return finding_at(
        f"{kind}.{breach.variant}",
        breach.at,
        breach.fact,
        check,
        subject,
        found=found if breach.found_as is None else breach.found_as,
        expected=expected if breach.expected_as is None else breach.expected_as,
        arithmetic=breach.arithmetic,
        rows=breach.rows,
        words={"found": found, "expected": expected, **breach.words},
        severity=breach.severity,
    )


def finding_at(
    key: str,
    at: str,
    fact: str,
    check: Check,
    subject: Subject,
    *,
    found: str = "",
    expected: str = "",
    arithmetic: str = "",
    rows: tuple[str, ...] = (),
    words: Mapping[str, object] | None = None,
    severity: Severity | None = None,
) -> Finding:
    """A finding at the row `at` (an id); its sentences are messages `key` and `key_fix`, filled with what is known."""
    form = subject.filing.form
    codes = codes_of(form, rows or (at,))
    others = [row for row in rows if row != at]
    values = {
        "row": name_of(form.by_id[at]),
        "code": form.by_id[at].code,
        "other": name_of(form.by_id[others[0]]) if others else "",
        "others": ", ".join(codes_of(form, others)),
        "codes": ", ".join(codes),
        "count": len(codes),
        "found": found,
        "expected": expected,
        "arithmetic": arithmetic,
        **(words or {}),
    }
    say = subject.catalogue.messages.say
    return Finding(
        check=check.id,
        family=check.family,
        severity=severity or check.severity,
        fact=fact,
        place=place_of(subject, at),
        message=say(key, **values),
        suggestion=say(f"{key}_fix", **values),
        found=found,
        expected=expected,
        arithmetic=arithmetic,
        codes=codes,
        reference=check.reference,
    )


def fact_about(row: str | None, otherwise: str) -> str:
    """The fact of a breach whose rule is one of several about one figure, so that its breaches are one finding."""
    return otherwise if row is None else f"about:{row}"


def shown(number: Decimal | None) -> str:
    """The number as Vietnamese text writes it; empty when there is none."""
    return "" if number is None else vietnamese_number(number)


def codes_of(form: FormVersion, rows: Iterable[str]) -> tuple[str, ...]:
    """The printed codes of rows, each once, in the order given; rows the form lacks are left out."""
    return tuple(dict.fromkeys(form.by_id[row].code for row in rows if row in form.by_id))


def name_of(indicator: Indicator) -> Words:
    """A row as people point at it: code and wording, a long wording cut."""
    label = squash(indicator.label)
    short = label if len(label) <= LONGEST_LABEL else f"{label[:LONGEST_LABEL].rsplit(' ', 1)[0]}…"
    return plain(f"{indicator.code} “{short}”")


def place_of(subject: Subject, row: str) -> Place:
    """The cell of a row's figure as it stands; no cell where the report lacks the row."""
    observation = subject.filing.observations.get(row)
    code = subject.filing.form.by_id[row].code
    if observation is None:
        return Place("", code)
    return Place(observation.raw.strip(), code, observation.where)
