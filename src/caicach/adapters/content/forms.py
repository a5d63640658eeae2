"""content/forms: the versions of the statistics appendix, each assembled from rows that live through many."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from caicach.adapters.content.files import Record, records_in
from caicach.adapters.content.form_rows import Row, rows_in
from caicach.adapters.content.form_rules import check_rows, check_version, version_order
from caicach.adapters.content.units import load_units
from caicach.core.catalogue.indicators import FormVersion, Indicator, Pillar, SubHeading, Unit


def load_forms(root: Path) -> tuple[FormVersion, ...]:
    """Every version of every form, in the order of their first days."""
    units = load_units(root)
    forms = [form for folder in _form_folders(root) for form in _versions(folder, units)]
    return tuple(sorted(forms, key=lambda form: form.from_on))


def _form_folders(root: Path) -> list[Path]:
    return sorted(file.parent for file in (root / "forms").glob("*/form.yaml"))


def _versions(folder: Path, units: Mapping[str, Unit]) -> list[FormVersion]:
    head = next(records_in(folder / "form.yaml"))
    head.text("id")
    versions = version_order(head, head.records("versions"))
    first_day = versions[0].day("from")
    rows = _rows(folder, first_day, units)
    check_rows(head, rows, first_day)
    forms = [_version(head, record, rows, versions) for record in versions]
    head.done()
    return forms


def _rows(folder: Path, first_day: date, units: Mapping[str, Unit]) -> tuple[Row, ...]:
    files = sorted(folder.glob("*/*.yaml"))
    rows = [row for file in files for row in rows_in(file, first_day, units)]
    return tuple(sorted(rows, key=lambda row: (row.code[0], row.numbers, row.from_on)))


def _version(head: Record, record: Record, rows: tuple[Row, ...], versions: Sequence[Record]) -> FormVersion:
    day = record.day("from")
    in_force = tuple(row for row in rows if row.is_in(day))
    check_version(in_force, day)
    form = FormVersion(
        id=record.text("id"),
        title=head.text("title"),
        from_on=day,
        until=record.day_or_none("until"),
        pillars=tuple(_pillar(entry, day) for entry in head.records("pillars")),
        indicators=tuple(_indicator(row, day, versions) for row in in_force),
        sub_headings=_sub_headings(head, in_force),
        reference=record.text("reference"),
        unverified=record.flag("unverified"),
    )
    record.done()
    return form


def _indicator(row: Row, day: date, versions: Sequence[Record]) -> Indicator:
    """The row as it stands on the day; its source is the version that brought in what stands, verified or not."""
    wordings = [item for item in row.wordings if item.wording.from_on <= day]
    terms = [item for item in row.terms if item.from_on <= day][-1]
    came_in = max(wordings[-1].wording.from_on, terms.from_on)
    source = [version for version in versions if version.day("from") <= came_in][-1]
    return Indicator(
        id=row.id,
        code=row.code,
        label=wordings[-1].wording.label,
        printed=wordings[-1].printed,
        pillar=row.code[0],
        kind=row.kind,
        nature=row.nature,
        consolidation=row.consolidation,
        unit=row.unit,
        printed_unit=terms.printed_unit,
        codes=terms.codes,
        choice_group=row.choice_group,
        formula=terms.formula,
        applies_to=terms.applies_to,
        wordings=tuple(item.wording for item in wordings),
        reference=row.reference or source.text("reference"),
        unverified=row.unverified or source.flag("unverified"),
    )


def _pillar(record: Record, day: date) -> Pillar:
    titles = [title for title in (_title(entry) for entry in record.records("titles")) if title[0] <= day]
    if not titles:
        raise record.wrong("titles", f"không có tên nào vào ngày {day}.", f"no title stands on {day}.")
    printed = tuple(dict.fromkeys(text for _, texts in titles for text in texts))
    pillar = Pillar(record.text("letter"), titles[-1][1][0], printed)
    record.done()
    return pillar


def _title(entry: Record) -> tuple[date, tuple[str, ...]]:
    """The first day of a title; the title, then what forms printed in its days."""
    title = (entry.day("from"), (entry.text("title"), *entry.texts("printed")))
    entry.done()
    return title


def _sub_headings(head: Record, rows: tuple[Row, ...]) -> tuple[SubHeading, ...]:
    pillars = {row.id: row.code[0] for row in rows}
    found = []
    for record in head.records("sub_headings"):
        before = record.text("before")
        if before not in pillars:
            raise record.wrong("before", f"không có chỉ tiêu “{before}”.", f"there is no row “{before}”.")
        found.append(SubHeading(pillars[before], record.text("title"), before))
        record.done()
    return tuple(found)
