"""Making a finding: its sentence and its fix come from one key of the messages."""

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.findings import Finding, Place, Severity
from caicach.core.reading.places import Fragment


def doubt(
    check: Check,
    subject: Subject,
    key: str,
    where: Fragment | None,
    *,
    fact: str,
    found: str = "",
    expected: str = "",
    severity: Severity | None = None,
    codes: tuple[str, ...] = (),
    arithmetic: str = "",
    **values: object,
) -> Finding:
    """A finding said by the message `key` and mended by `key`_fix; both may use {found}, {expected} and {place}."""
    say = subject.catalogue.messages.say
    text = where.text if where else ""
    values = {"found": found, "expected": expected, "text": text, **values}
    if where is not None:
        values["place"] = where.address.words
    return Finding(
        check=check.id,
        family=check.family,
        severity=severity or check.severity,
        fact=fact,
        place=Place(text, codes[0] if codes else None, where),
        message=say(key, **values),
        suggestion=say(f"{key}_fix", **values),
        found=found,
        expected=expected,
        arithmetic=arithmetic,
        codes=codes,
        reference=check.reference,
    )


def lighter(severity: Severity) -> Severity:
    """One step less grave; a hint stays a hint."""
    return Severity.WARNING if severity is Severity.ERROR else Severity.HINT


def place_key(where: Fragment) -> str:
    """A key of the place for `fact`: two rules that meet the same words meet the same fact."""
    address = where.address
    return f"{address.sheet or ''}{address.block}.{address.row}.{address.column}:{where.start}-{where.end}"
