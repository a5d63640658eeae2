"""A check as a published object, and what it is given to judge."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.filing import Filing
from caicach.core.checks.document.prose import Prose
from caicach.core.checks.figures import Figures, figures_of
from caicach.core.checks.findings import Family, Finding, Severity, Stage
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind
from caicach.core.ground.words import Words


@dataclass(frozen=True)
class Subject:
    """One filing to be judged, with the content to judge it by and the agency's earlier filings, newest first."""

    filing: Filing
    catalogue: Catalogue
    earlier: tuple[Filing, ...] = ()

    @cached_property
    def figures(self) -> Figures:
        """The filing's figures apart from the document."""
        return figures_of(self.filing)

    @cached_property
    def prose(self) -> Prose:
        """The filing's running text by parts and sentences."""
        return Prose(self.filing)


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose filings a check judges: types of agency, kinds of period, versions of the form; empty means all."""

    agency_types: frozenset[AgencyType] = frozenset()
    periods: frozenset[PeriodKind] = frozenset()
    forms: frozenset[str] = frozenset()

    def covers(self, filing: Filing) -> bool:
        """Whether the filing is inside; one whose type or period is unknown is outside a scope that asks for it."""
        period = filing.period.kind if filing.period else None
        return (
            (not self.agency_types or filing.agency_type in self.agency_types)
            and (not self.periods or period in self.periods)
            and (not self.forms or filing.form.id in self.forms)
        )


EVERYWHERE = Scope()


@dataclass(frozen=True)
class Check:
    """A published check: permanent id without meaning, title, family, severity, reference, days it holds, tolerance.

    `kind` is the name content gives the rule's kind, `owner` who answers for the check. `at_sending` is the severity
    once the report is to be sent, None where it stays the same. `corrects` says that what its
    findings expect may be written in place of the words found without asking.
    """

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
    corrects: bool = False
    kind: str = ""
    owner: str = ""
    scope: Scope = EVERYWHERE
    at_sending: Severity | None = None

    def at(self, stage: Stage) -> "Check":
        """The check as it judges at that stage."""
        if stage is not Stage.SENDING or self.at_sending is None:
            return self
        return replace(self, severity=self.at_sending)

    def is_in_force(self, day: date | None) -> bool:
        """Whether the check holds on the day; for an unknown day, whether it has not been ended."""
        if day is None:
            return self.until is None
        return self.from_on <= day and (self.until is None or day <= self.until)


class Rule(Protocol):
    """One kind of check with its parameters: says itself in words, judges one filing."""

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        ...

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """Every finding about the subject, in the order of the document."""
        ...
