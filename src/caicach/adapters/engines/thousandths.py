"""Figures as whole thousandths, the only numbers that engines add; what cannot be held so is refused by name."""

from decimal import Decimal

from caicach.adapters.content.messages import message
from caicach.core.checks.sql import SCALE, scaled
from caicach.core.consolidation.totals import EXACT
from caicach.core.ground.errors import UnreadableInput
from caicach.core.ground.words import Words


LARGEST = 2**63 - 1
"""The largest whole number of a column."""


def thousandths(number: Decimal, row: str, filing: str) -> int:
    """The number in thousandths; UnreadableInput names a figure that is finer, or larger than a column holds."""
    try:
        whole = scaled(number)
    except ValueError as error:
        raise UnreadableInput(
            Words(
                f"Báo cáo “{filing}”, chỉ tiêu {row}: {number} có quá ba chữ số thập phân.",
                f"Filing “{filing}”, indicator {row}: {number} has more than three decimals.",
            ),
            Words(
                "Làm tròn đến ba chữ số thập phân rồi nạp lại.", "Round it to three decimals and load again."
            ),
        ) from error
    if abs(whole) > LARGEST:
        raise UnreadableInput(
            message("engines.number_larger", filing=filing, row=row, number=number),
            message("engines.number_larger_do"),
        )
    return whole


def in_ones(whole: int) -> Decimal:
    """The exact number that so many thousandths are."""
    return EXACT.divide(Decimal(whole), Decimal(SCALE))
