"""The figures of the base year that an agency keeps for those it consolidates. One query."""

from collections.abc import Mapping
from decimal import Decimal

from caicach.store.models import BaseFigure


def bases_of(keeper: str) -> Mapping[str, Mapping[str, Decimal]]:
    """By row and agency, the numbers without needless zeros."""
    found: dict[str, dict[str, Decimal]] = {}
    rows = BaseFigure.objects.filter(keeper=keeper).order_by("row", "agency")
    for row, agency, number in rows.values_list("row", "agency", "number"):
        found.setdefault(row, {})[agency] = plainly(number)
    return found


def plainly(number: Decimal) -> Decimal:
    """The same number with as many decimals as say it."""
    whole = number.to_integral_value()
    return whole if number == whole else number.normalize()
