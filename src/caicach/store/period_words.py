"""A stored period as people call it."""

from caicach.adapters.content.messages import message
from caicach.core.ground.words import Words


def period_words(period: str) -> Words:
    """`năm 2026`, `6 tháng đầu năm 2026` of `2026-year`, `2026-half_year`."""
    year, _, kind = period.partition("-")
    return message(f"terms.period_{kind}", year=year)
