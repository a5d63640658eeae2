"""A report as it was read: figures, text by division, findings, and who it says it is; or why it cannot be read."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from caicach.adapters.consolidating.package import elements_for, tallies_for
from caicach.core.checks.findings import Finding
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.ground.tallies import Tally
from caicach.core.ground.values import Value
from caicach.core.ground.words import Words


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file as it was read: its name, and the SHA-256 of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True)
class ReadReport:
    """What one file, or a report and its appendix, holds. `agency` is None when the file does not tell a known agency;
    `issuer` is what it calls its agency; `dated` the day the paper bears. `divisions` counts sections of text.

    `whole_texts` are all paragraphs by division, `texts` those that are gathered: without what only says the figures again.
    `is_period_told` is false where the period is the caller's, the file saying none.

    `package` is what a consolidation of ours carries about itself, to be consolidated again on the level above."""

    files: tuple[Sealed, ...]
    form: str
    agency: str | None
    agency_type: AgencyType | None
    issuer: str
    period: ReportingPeriod | None
    dated: date | None
    values: Mapping[str, Value]
    divisions: int = 0
    unbound: int = 0
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    package: Mapping[str, object] | None = None
    whole_texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_period_told: bool = True

    @property
    def name(self) -> str:
        """The name of the file; of a report and its appendix that of the report."""
        return self.files[0].name

    @property
    def seal(self) -> str:
        """One hash for all its files."""
        if len(self.files) == 1:
            return self.files[0].sha256
        return hashlib.sha256("".join(one.sha256 for one in self.files).encode()).hexdigest()

    @cached_property
    def tallies(self) -> Mapping[str, Tally]:
        """What agencies answered in coded rows, where it is itself a consolidation."""
        return tallies_for(self.package or {}, self.values)

    @cached_property
    def elements(self) -> Mapping[str, frozenset[str]]:
        """The members of catalogues it lists, by the row that counts them, as their keys."""
        listed = elements_for(self.package or {}, self.values)
        return {row: frozenset(element.key for element in elements) for row, elements in listed.items()}

    @property
    def is_text_only(self) -> bool:
        """Whether it is a report without the figures of the appendix."""
        return not self.values and self.divisions > 0

    @property
    def is_appendix_only(self) -> bool:
        """Whether it is an appendix without a report."""
        return bool(self.values) and not self.divisions


@dataclass(frozen=True)
class Refused:
    """A file whose figures do not enter, why, and what to do."""

    name: str
    says: Words
    do: Words
