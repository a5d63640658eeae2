"""A doubt about the text as a finding: where it stands, in words that are content."""

from collections.abc import Sequence
from dataclasses import dataclass

from caicach.core.catalogue.claims import NumberFound
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.findings import Finding, Place, Severity
from caicach.core.checks.narrative.printed import printed_from
from caicach.core.ground.words import Words
from caicach.core.reading.places import Fragment


_GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.HINT)


@dataclass(frozen=True)
class Doubt:
    """What a rule found, before words: the sentence `key`, its fix `<key>_fix`, values to fill both; `numbers` are all it
    was worked out from."""

    key: str
    fact: str
    where: Fragment
    values: dict[str, object]
    found: str = ""
    expected: str = ""
    arithmetic: str = ""
    severity: Severity = Severity.ERROR
    codes: tuple[str, ...] = ()
    code: str | None = None
    numbers: tuple[NumberFound, ...] = ()


def told(doubt: Doubt, check: Check, subject: Subject) -> Finding:
    """The doubt as a finding, never graver than the check."""
    say = subject.catalogue.messages.say
    values = {
        "found": doubt.found,
        "expected": doubt.expected,
        "arithmetic": doubt.arithmetic,
        "codes": ", ".join(doubt.codes),
        **doubt.values,
    }
    return Finding(
        check=check.id,
        family=check.family,
        severity=milder(check.severity, doubt.severity),
        fact=doubt.fact,
        place=Place(doubt.where.text, doubt.code, doubt.where),
        message=say(doubt.key, **values),
        suggestion=say(f"{doubt.key}_fix", **values),
        found=doubt.found,
        expected=doubt.expected,
        arithmetic=doubt.arithmetic,
        codes=doubt.codes,
        reference=check.reference,
        printed_from=printed_from(doubt.numbers, subject.filing),
    )


def milder(one: Severity, other: Severity) -> Severity:
    """The less grave of two severities."""
    return max(one, other, key=_GRAVITY.index)


def spot(numbers: Sequence[NumberFound]) -> str:
    """A key for the place of the first number: block and offset."""
    where = min((n.where for n in numbers), key=lambda fragment: (fragment.address, fragment.start))
    address = where.address
    return f"{address.sheet or ''}{address.block}.{address.row or 0}.{where.start}"


def counted(number: NumberFound) -> Words:
    """`57.502 hồ sơ`: the number as written with its noun."""
    text = f"{number.where.text} {number.noun}" if number.noun else number.where.text
    return Words(text, text)
