"""content/consolidation: what the form leaves open about consolidation."""

from functools import cache
from pathlib import Path

from caicach.adapters.content.files import Record, content_root, files_under, records_in
from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.consolidation.rules import BaseOf, Rules, ShareOf
from caicach.core.ground.agencies import AgencyType


def load_rules(root: Path, catalogue: Catalogue) -> Rules:
    """All files as one, with the leads of the catalogue; a row nobody knows, or ruled on twice, is refused."""
    rules = Rules(leads=catalogue.leads)
    for file in files_under(root / "consolidation"):
        for record in records_in(file):
            rules = _with(rules, _Known(record, catalogue))
            record.done()
    return rules


@cache
def consolidation_rules() -> Rules:
    """Those of the product, read once a process."""
    return load_rules(content_root(), load_catalogue())


class _Known:
    """A record whose rows are looked up."""

    def __init__(self, record: Record, catalogue: Catalogue) -> None:
        self.record = record
        self._rows = {row for form in catalogue.forms for row in form.by_id}
        for said in ("form", "reference"):
            record.text(said)
        record.flag("unverified")

    def row(self, record: Record, field: str) -> str:
        return self._checked(record, field, record.text(field))

    def rows(self, record: Record, field: str) -> frozenset[str]:
        return frozenset(self._checked(record, field, row) for row in record.texts(field))

    def _checked(self, record: Record, field: str, row: str) -> str:
        if row not in self._rows:
            raise record.wrong(field, f"không có chỉ tiêu “{row}”.", f"there is no indicator “{row}”.")
        return row


def _with(rules: Rules, known: _Known) -> Rules:
    record = known.record
    counted, shares, bases = dict(rules.counted), dict(rules.shares), dict(rules.bases)
    for entry in record.records("counted"):
        counted[_new(entry, known.row(entry, "row"), counted)] = entry.decimal("code")
        entry.done()
    for entry in record.records("shares"):
        share = ShareOf(known.row(entry, "of"), entry.decimal("code"))
        shares[_new(entry, known.row(entry, "row"), shares)] = share
        entry.done()
    for entry in record.records("bases"):
        base = BaseOf(known.row(entry, "of"), entry.whole("year"))
        bases[_new(entry, known.row(entry, "row"), bases)] = base
        entry.done()
    return Rules(
        counted=counted,
        shares=shares,
        bases=bases,
        answers_for_below=rules.answers_for_below | set(record.members("answers_for_below", AgencyType)),
        disjoint=(*rules.disjoint, *(_disjoint(entry, known) for entry in record.records("disjoint"))),
        leads=rules.leads,
    )


def _new(entry: Record, row: str, taken: object) -> str:
    if isinstance(taken, dict) and row in taken:
        raise entry.wrong("row", f"“{row}” đã có rồi.", f"“{row}” stands already.")
    return row


def _disjoint(entry: Record, known: _Known) -> frozenset[str]:
    rows = known.rows(entry, "rows")
    entry.done()
    return rows
