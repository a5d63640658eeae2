"""content/units.yaml: the units of measure forms print."""

from collections.abc import Mapping
from pathlib import Path

from caicach.adapters.content.files import Record, records_in
from caicach.core.catalogue.indicators import Unit


def load_units(root: Path) -> Mapping[str, Unit]:
    """Every unit by its id; none when the file does not stand."""
    units: dict[str, Unit] = {}
    file = root / "units.yaml"
    for record in records_in(file) if file.is_file() else ():
        unit = _unit(record)
        if unit.id in units:
            raise record.wrong("id", f"“{unit.id}” đã dùng rồi.", f"“{unit.id}” is already taken.")
        units[unit.id] = unit
    return units


def _unit(record: Record) -> Unit:
    unit = Unit(
        id=record.text("id"),
        printed=record.text("printed"),
        is_count=record.flag("count"),
        is_percent=record.flag("percent"),
    )
    record.done()
    return unit
