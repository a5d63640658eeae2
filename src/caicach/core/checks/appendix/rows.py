"""The rows of the table as read: those missing, changed, doubtful, unknown, or left blank."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.indicators import HowConsolidated, Indicator
from caicach.core.catalogue.observations import Certainty, UnboundRow
from caicach.core.checks.breaches import finding_at
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.findings import Finding, Place, Severity
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import ValueState
from caicach.core.ground.words import Words


SINGLY = 5
"""Up to so many rows each gets its own finding; more have one cause and are one finding."""


@dataclass(frozen=True, kw_only=True)
class MissingRows:
    """The table has every row of the form; where only rows of other types of agency were left away, a hint says so."""

    sentence: Words

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding for all missing rows the agency answers for, else one for the others; none when there is no
        appendix at all, which is another rule's."""
        filing = subject.filing
        missing = [i for i in filing.form.indicators if i.takes_value and i.id not in filing.observations]
        own = tuple(i.id for i in missing if filing.is_asked(i))
        if not missing or not filing.observations:
            return
        if own:
            yield finding_at("missing_rows.missing", own[0], "rows:missing", check, subject, rows=own)
            return
        rows = tuple(i.id for i in missing)
        yield finding_at(
            "missing_rows.others", rows[0], "rows:missing", check, subject, rows=rows, severity=Severity.HINT
        )


def _is_owed(indicator: Indicator, filing: Filing) -> bool:
    """Whether the agency itself owes the row a figure: one that stands open to all, yet is filled in by whichever leads
    the matter, only the province and the agency that is named its lead do."""
    agency_type = filing.agency_type
    if agency_type is None or not filing.is_asked(indicator):
        return False
    if indicator.id in filing.led:
        return True
    is_led = indicator.consolidation is HowConsolidated.LEAD_AGENCY
    is_open = AgencyType.DEPARTMENT in indicator.applies_to
    return agency_type is AgencyType.PROVINCE or not (is_led and is_open)


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
    """Every cell was read without doubt; an `x` beside a row of another type of agency only says that it is not theirs."""

    sentence: Words

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each doubtful row with what is doubtful."""
        for observation in subject.filing.observations.values():
            is_others = not subject.filing.is_asked(observation.indicator)
            if is_others and observation.value.state is ValueState.NOT_APPLICABLE:
                continue
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
    another row is zero. Of an answer spread over rows the row that holds it is enough, and rows that one lead agency
    fills in for all are owed by that agency and the province. Nothing is said while the type of the agency is not known.
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
            and _is_owed(indicator, subject.filing)
            and subject.figures.is_left_out(indicator.id)
            and not self._is_excused(indicator.id, subject)
        )
        if blank:
            yield finding_at("left_blank.blank", blank[0], "rows:blank", check, subject, rows=blank)

    def _is_excused(self, row: str, subject: Subject) -> bool:
        base = self.not_if_zero.get(row)
        if base is not None and subject.figures.has(base) and not subject.figures.counted(base):
            return True
        form = subject.filing.form
        group = form.by_id[row].choice_group
        answers = (i.id for i in form.indicators if i.choice_group is not None and i.choice_group == group)
        return any(subject.figures.number(answer) for answer in answers)
