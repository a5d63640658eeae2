"""content/checks: the published checks."""

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

from caicach.adapters.content.check_kinds import KINDS
from caicach.adapters.content.files import Record, content_root, files_under, records_in
from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.checks.book import CheckBook
from caicach.core.checks.check import EVERYWHERE, Check, Scope
from caicach.core.checks.findings import Family, Severity
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind


_ID = re.compile(r"K\d{3}")


@cache
def load_checks(root: Path | None = None) -> CheckBook:
    """The check book of content/, read once a process; ContentError names the first thing wrong."""
    folder = root or content_root()
    catalogue = load_catalogue(root)
    checks: dict[str, Check] = {}
    for file in files_under(folder / "checks"):
        for record in records_in(file):
            check = check_of(record, catalogue)
            if check.id in checks:
                raise record.wrong("id", f"“{check.id}” đã dùng rồi.", f"“{check.id}” is already taken.")
            checks[check.id] = check
    return CheckBook(tuple(checks[key] for key in sorted(checks)))


def check_of(record: Record, catalogue: Catalogue) -> Check:
    """One entry as a check; its kind's builder takes the fields of the kind."""
    kind = record.text("kind")
    if kind not in KINDS:
        known = ", ".join(sorted(KINDS))
        raise record.wrong(
            "kind", f"không có loại “{kind}”; có: {known}.", f"no kind “{kind}”; known: {known}."
        )
    check = Check(
        id=_id(record),
        title=record.words("title"),
        family=record.member("family", Family),
        severity=record.member("severity", Severity),
        rule=KINDS[kind](record, catalogue),
        reference=record.words("reference"),
        from_on=record.day("from"),
        until=record.day_or_none("until"),
        tolerance=record.decimal("tolerance", Decimal(0)),
        unverified=record.flag("unverified"),
        corrects=record.flag("corrects"),
        kind=kind,
        owner=record.text("owner"),
        scope=_scope(record),
        at_sending=record.member("severity_at_sending", Severity)
        if record.has("severity_at_sending")
        else None,
    )
    record.done()
    return check


def _id(record: Record) -> str:
    number = record.text("id")
    if not _ID.fullmatch(number):
        raise record.wrong(
            "id", "phải là K và ba chữ số, ví dụ K001.", "must be K and three digits, such as K001."
        )
    return number


def _scope(record: Record) -> Scope:
    if not record.has("scope"):
        return EVERYWHERE
    inner = record.record("scope")
    scope = Scope(
        agency_types=frozenset(inner.members("agency_types", AgencyType)),
        periods=frozenset(inner.members("periods", PeriodKind)),
        forms=frozenset(inner.texts("forms")),
    )
    inner.done()
    return scope
