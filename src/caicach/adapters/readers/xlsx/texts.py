"""The value of a cell as exact text, the way a person would type it."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from caicach.adapters.readers.cleaning import clean


CellValue = int | float | str | bool | date | datetime | time | timedelta


def text_of(value: CellValue, is_percent: bool) -> str:
    """`1.0` as `1`, `16.9` as `16.9`, 0.955 shown as percent as `95.5%`, a day as `14/12/2023`.

    Excel keeps fifteen digits of a number; what binary arithmetic adds after them is not printed.
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        number = Decimal(format(value, ".15g"))
        return f"{_plain(number * 100)}%" if is_percent else _plain(number)
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y" if value.time() == time() else "%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return clean(str(value)).strip()


def _plain(number: Decimal) -> str:
    if not number.is_finite():
        return str(number)
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
