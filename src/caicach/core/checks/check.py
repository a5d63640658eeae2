"""A check as a published object, and what it is given to judge."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.filing import Filing
from caicach.core.checks.findings import Family, Finding, Severity
from caicach.core.ground.words import Words


@dataclass(frozen=True)
class Subject:
    """One filing to be judged, with the content to judge it by and the agency's earlier filings, newest first."""

    filing: Filing
    catalogue: Catalogue
    earlier: tuple[Filing, ...] = ()


@dataclass(frozen=True)
class Check:
    """A published check: permanent id without meaning, title, family, severity, reference, days it holds, tolerance."""

    id: str
    title: Words
    family: Family
    severity: Severity
    rule: "Rule"
    reference: Words
    from_on: date
    until: date | None = None
    tolerance: Decimal = Decimal(0)
    unverified: bool = False


class Rule(Protocol):
    """One kind of check with its parameters: says itself in words, judges one filing."""

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        ...

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """Every finding about the subject, in the order of the document."""
        ...
