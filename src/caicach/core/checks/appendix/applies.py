"""Rows that are not asked of this agency: a department does not answer for districts, unless it leads them."""

from collections.abc import Iterable
from dataclasses import dataclass

from caicach.core.checks.breaches import finding_at, shown
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.findings import Finding, Severity
from caicach.core.ground.words import Words


@dataclass(frozen=True, kw_only=True)
class Applies:
    """Rows of other types of agency hold no figure.

    Those the agency answers for its whole province are its own. A number above zero there is a finding at its row; zeros typed there are one hint for all of them together.
    """

    sentence: Words

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """Nothing while the type of the agency is not known."""
        agency_type = subject.filing.agency_type
        if agency_type is None:
            return
        zeros = []
        type_name = subject.catalogue.messages.say(f"applies.{agency_type.value}")
        for indicator in subject.filing.form.indicators:
            number = subject.figures.number(indicator.id) if indicator.takes_value else None
            if number is None or subject.filing.is_asked(indicator):
                continue
            if number == 0:
                zeros.append(indicator.id)
                continue
            fact, words = f"applies:{indicator.id}", {"type": type_name}
            yield finding_at(
                "applies.filled", indicator.id, fact, check, subject, found=shown(number), words=words
            )
        if zeros:
            yield _zeros(zeros, type_name, check, subject)


def _zeros(rows: list[str], type_name: Words, check: Check, subject: Subject) -> Finding:
    return finding_at(
        "applies.zeros",
        rows[0],
        "applies:zeros",
        check,
        subject,
        found="0",
        rows=tuple(rows),
        words={"type": type_name},
        severity=Severity.HINT,
    )
