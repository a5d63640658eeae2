"""The value of a cell as exact text, the way a person would type it."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Context, Decimal, InvalidOperation

from caicach.core.reading.cleaning import clean


CellValue = int | float | str | bool | date | datetime | time | timedelta
_EXCEL = Context(prec=15)  # Excel keeps fifteen digits; what binary arithmetic adds after them is not printed
_LAST_DAY = 2_958_465  # 31/12/9999
_LARGEST = Decimal("1e30")


def number_text(stored: str, is_percent: bool = False) -> str:
    """`1.0` as `1`, `16.899999999999999` as `16.9`; 0.955 shown as percent as `95.5%`; other text as it is."""
    try:
        number = _EXCEL.create_decimal(stored)
    except InvalidOperation:
        return stored
    if not number.is_finite() or abs(number) > _LARGEST:
        return stored
    return f"{_plain(number * 100)}%" if is_percent else _plain(number)


def day_text(stored: str, counts_from_1904: bool = False) -> str:
    """A count of days as `14/12/2023`, with `07:30` after it where there is a time, alone where there is no day."""
    try:
        serial = Decimal(stored)
    except InvalidOperation:
        return stored
    if not 0 <= serial <= _LAST_DAY:
        return number_text(stored)
    first = datetime(1904, 1, 1, tzinfo=UTC) if counts_from_1904 else _first_day(serial)
    moment = first + timedelta(seconds=round(serial * 86_400))
    if serial < 1:
        return moment.strftime("%H:%M")
    return moment.strftime("%d/%m/%Y" if moment.time() == time() else "%d/%m/%Y %H:%M")


def _first_day(serial: Decimal) -> datetime:
    """Excel counts a 29/02/1900 that never was; before it the count is one day behind."""
    return datetime(1899, 12, 30 if serial >= 60 else 31, tzinfo=UTC)


def text_of(value: CellValue) -> str:
    """The text of a value as a reader of old workbooks gives it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_text(repr(value))
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y" if value.time() == time() else "%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return value.strftime("%H:%M") if isinstance(value, time) else clean(str(value)).strip()


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
