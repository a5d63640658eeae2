"""A plan read from its file: every name in it is looked up, what is wrong is told with file, line and field."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from caicach.adapters.consolidating.plan_file import KeptPlan, SaidOfFile
from caicach.adapters.content.consolidation import consolidation_rules
from caicach.adapters.content.files import Record, records_in
from caicach.adapters.content.messages import message
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.catalogue.period_words import period_by_id
from caicach.core.consolidation.placing import PlaceMap
from caicach.core.consolidation.plan import Expected, Plan, Prefer
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.directory import Directory
from caicach.core.ground.errors import ContentError, UnreadableInput
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.submissions.owed import AfterSuccession


Kept = TypeVar("Kept")


def read_plan(path: Path, catalogue: Catalogue, directory: Directory) -> KeptPlan:
    """The plan in the file. ContentError names file, line and field of what is wrong; UnreadableInput when there is none."""
    try:
        records = list(records_in(path))
    except OSError as error:
        raise UnreadableInput(
            message("consolidating.plan_missing", path=path), message("consolidating.plan_missing_do")
        ) from error
    if len(records) != 1:
        raise UnreadableInput(
            message("consolidating.plan_missing", path=path), message("consolidating.plan_missing_do")
        )
    return _Reader(records[0], catalogue, directory).plan()


class _Reader:
    """The plan of one record; every name in it is looked up."""

    def __init__(self, record: Record, catalogue: Catalogue, directory: Directory) -> None:
        self.record, self.catalogue, self.directory = record, catalogue, directory

    def plan(self) -> KeptPlan:
        record = self.record
        period = self._period()
        form = self._form(period)
        on = _day(record, "as_of", period.cutoff_on)
        if on < period.from_on:
            raise self._wrong(record, "as_of", "plan_too_old", start=period.from_on)
        root = self._agency(record, "root")
        if not self.directory.agency(root).is_alive(on):
            raise self._wrong(record, "root", "plan_not_under", value=root, root=root, day=on)
        where = PlaceMap(self.directory, root, on)
        kept = KeptPlan(
            Plan(
                root=root,
                period=period,
                form=form,
                on=on,
                rules=consolidation_rules(),
                expected=self._expected(where),
                bases=self._bases(form),
                leads=self._leads(form),
                left_out=self._by_file("left_out", lambda entry: entry.text("reason")),
                prefer=record.member("prefer", Prefer, Prefer.WHOLE),
                after_succession=record.member(
                    "after_succession", AfterSuccession, AfterSuccession.SUCCESSOR
                ),
            ),
            self._by_file("files", self._of_file),
        )
        record.done()
        return kept

    def _period(self) -> ReportingPeriod:
        said = self.record.text("period")
        period = period_by_id(self.catalogue.regimes, said)
        if period is None:
            raise self._wrong(self.record, "period", "plan_no_period", value=said)
        return period

    def _form(self, period: ReportingPeriod) -> FormVersion:
        newest = self.catalogue.form_on(period.cutoff_on)
        said = str(self.record.raw("form")) if self.record.has("form") else newest.id
        form = next((one for one in self.catalogue.forms if one.id == said), None)
        if form is None:
            raise self._wrong(self.record, "form", "plan_no_form", value=said)
        return form

    def _expected(self, where: PlaceMap) -> tuple[Expected, ...]:
        found: dict[str, Expected] = {}
        for entry in self.record.records("expected"):
            agency = self._agency(entry, "agency")
            if where.place(agency) is None:
                raise self._wrong(
                    entry, "agency", "plan_not_under", value=agency, root=where.root, day=where.on
                )
            if agency in found:
                raise self._wrong(entry, "agency", "plan_twice", value=agency)
            kind = entry.member("type", AgencyType, self.directory.agency(agency).type)
            found[agency] = Expected(agency, kind, _day_or_none(entry, "due_on"))
            entry.done()
        return tuple(found.values())

    def _bases(self, form: FormVersion) -> Mapping[str, Mapping[str, Decimal]]:
        found: dict[str, dict[str, Decimal]] = {}
        for entry in self.record.records("bases"):
            agency, row = self._agency(entry, "agency"), self._row(entry, form)
            found.setdefault(row, {})[agency] = entry.decimal("number")
            entry.done()
        return found

    def _leads(self, form: FormVersion) -> Mapping[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for entry in self.record.records("leads"):
            row = self._row(entry, form)
            names = entry.texts("agencies")
            strange = next((name for name in names if self.directory.find(name) is None), None)
            if strange is not None:
                raise self._wrong(entry, "agencies", "plan_no_agency", value=strange)
            found[row] = frozenset(names)
            entry.done()
        return found

    def _by_file(self, field: str, kept: Callable[[Record], Kept]) -> Mapping[str, Kept]:
        found: dict[str, Kept] = {}
        for entry in self.record.records(field):
            name = entry.text("file")
            if name in found:
                raise self._wrong(entry, "file", "plan_twice", value=name)
            found[name] = kept(entry)
            entry.done()
        return found

    def _of_file(self, entry: Record) -> SaidOfFile:
        return SaidOfFile(
            agency=self._agency(entry, "agency") if entry.has("agency") else None,
            sent_on=_day_or_none(entry, "sent_on"),
            includes_below=entry.flag("includes_below") if entry.has("includes_below") else None,
        )

    def _agency(self, record: Record, field: str) -> str:
        name = record.text(field)
        if self.directory.find(name) is None:
            raise self._wrong(record, field, "plan_no_agency", value=name)
        return name

    def _row(self, record: Record, form: FormVersion) -> str:
        said = record.text("row")
        row = form.by_id.get(said) or form.by_code.get(said)
        if row is None:
            raise self._wrong(record, "row", "plan_no_row", value=said, form=form.id)
        return row.id

    def _wrong(self, record: Record, field: str, key: str, **values: object) -> ContentError:
        words = message(f"consolidating.{key}", **values)
        return record.wrong(field, words.vi, words.en)


def _day(record: Record, field: str, default: date) -> date:
    return _day_or_none(record, field) or default


def _day_or_none(record: Record, field: str) -> date | None:
    """A day, also one in quotes, as JSON and the plans we write have them."""
    if not record.has(field):
        return None
    said = record.raw(field)
    if isinstance(said, str):
        try:
            return date.fromisoformat(said)
        except ValueError:
            pass
    return record.day(field)
