"""The rows of the table as read: those missing, changed, doubtful, unknown, or left blank."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from caicach.core.catalogue.observations import Certainty, UnboundRow
from caicach.core.checks.breaches import finding_at
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.findings import Finding, Place
from caicach.core.ground.words import Words


SINGLY = 5
"""Up to so many rows each gets its own finding; more have one cause and are one finding."""


@dataclass(frozen=True, kw_only=True)
class MissingRows:
    """The table has every row of the form."""

    sentence: Words

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding for all missing rows; none when there is no appendix at all, which is another rule's."""
        filing = subject.filing
        missing = tuple(
            i.id for i in filing.form.indicators if i.takes_value and i.id not in filing.observations
        )
        if missing and filing.observations:
            yield finding_at("missing_rows.missing", missing[0], "rows:missing", check, subject, rows=missing)


@dataclass(frozen=True, kw_only=True)
class ChangedLabels:
    """The rows keep the wording of the form: likeness of at least `least` out of 100."""

    sentence: Words
    least: int

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each row worded otherwise, or one for all when they are many."""
        changed = [
            observation
            for observation in subject.filing.observations.values()
            if observation.certainty is Certainty.BOUND and observation.score < self.least
        ]
        if len(changed) > SINGLY:
            rows = tuple(observation.indicator.id for observation in changed)
            yield finding_at("changed_labels.many", rows[0], "labels:many", check, subject, rows=rows)
            return
        for observation in changed:
            indicator = observation.indicator
            yield finding_at(
                "changed_labels.changed",
                indicator.id,
                f"label:{indicator.id}",
                check,
                subject,
                found=observation.printed_label,
                expected=indicator.label,
            )


@dataclass(frozen=True, kw_only=True)
class DoubtfulRows:
    """Every cell was read without doubt."""

    sentence: Words

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each doubtful row with what is doubtful."""
        for observation in subject.filing.observations.values():
            if observation.certainty is Certainty.DOUBTFUL and observation.doubt is not None:
                row = observation.indicator.id
                words = {"doubt": observation.doubt}
                yield finding_at(
                    "doubtful_rows.doubt",
                    row,
                    f"doubt:{row}",
                    check,
                    subject,
                    found=observation.raw.strip(),
                    words=words,
                )


@dataclass(frozen=True, kw_only=True)
class UnknownRows:
    """Every row of the table is a row of the form, and stands there once."""

    sentence: Words

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each row that fits no row of the form, or one for all when they are many."""
        unbound = subject.filing.unbound
        if len(unbound) > SINGLY:
            yield _unknown("many", unbound[0], "unknown:many", check, subject, len(unbound))
            return
        for row in unbound:
            address = row.where.address
            yield _unknown("row", row, f"unknown:{address.block}:{address.row}", check, subject, 1)


def _unknown(variant: str, row: UnboundRow, fact: str, check: Check, subject: Subject, count: int) -> Finding:
    say = subject.catalogue.messages.say
    values = {"number": row.number, "label": row.label, "raw": row.raw, "why": row.why, "count": count}
    return Finding(
        check=check.id,
        family=check.family,
        severity=check.severity,
        fact=fact,
        place=Place(row.where.text, None, row.where),
        message=say(f"unknown_rows.{variant}", **values),
        suggestion=say(f"unknown_rows.{variant}_fix", **values),
        found=row.raw.strip(),
        reference=check.reference,
    )


@dataclass(frozen=True, kw_only=True)
class LeftBlank:
    """Rows the agency answers for are not left blank.

    Rates that follow from other rows are another rule's; `not_if_zero` names rows that have nothing to say while
    another row is zero. Nothing is said while the type of the agency is not known.
    """

    sentence: Words
    not_if_zero: Mapping[str, str]

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding for all blank rows."""
        blank = tuple(
            indicator.id
            for indicator in subject.filing.form.indicators
            if indicator.takes_value
            and indicator.formula is None
            and indicator.id in subject.filing.observations
            and subject.filing.agency_type in indicator.applies_to
            and subject.figures.is_left_out(indicator.id)
            and not self._is_excused(indicator.id, subject)
        )
        if blank:
            yield finding_at("left_blank.blank", blank[0], "rows:blank", check, subject, rows=blank)

    def _is_excused(self, row: str, subject: Subject) -> bool:
        base = self.not_if_zero.get(row)
        return base is not None and subject.figures.has(base) and not subject.figures.counted(base)
