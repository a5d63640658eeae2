"""Figures of the base year as the API tells them."""

from collections.abc import Iterator

from caicach.actions.base_figures import BaseSheet
from caicach.api.shapes import consolidations as shapes
from caicach.api.shapes.of_consolidations import named
from caicach.core.ground.numbers import plain_number


def bases_shape(sheet: BaseSheet) -> shapes.Bases:
    """Every number known, agencies in the order of the page."""
    measured = {row.of.id: row.way.row for row in sheet.rows}
    return shapes.Bases(measured=measured, bases=list(_bases(sheet)))


def _bases(sheet: BaseSheet) -> Iterator[shapes.Base]:
    for agency, is_before in sheet.agencies:
        for row in sheet.rows:
            if not sheet.has(agency, is_before, row):
                continue
            kept, added = sheet.number(agency.id, row.of.id), sheet.added(agency.id, row)
            number = added if kept is None else kept
            if number is not None:
                yield shapes.Base(
                    agency=named(agency),
                    indicator=row.of.id,
                    base_year=row.year,
                    base_value=plain_number(number),
                    is_added=kept is None,
                )
