"""Exact arithmetic for rates, and numbers as Vietnamese text writes them."""

from decimal import ROUND_HALF_UP, Decimal


def percentage(part: Decimal, whole: Decimal, places: int = 2) -> Decimal | None:
    """part / whole x 100 rounded half up to `places` decimals; None when whole is zero."""
    if whole == 0:
        return None
    return rounded(part * 100 / whole, places)


def rounded(number: Decimal, places: int) -> Decimal:
    """The number rounded half up to `places` decimals."""
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def plain_number(number: Decimal) -> str:
    """The number as a decimal string without exponent; its own trailing zeros stay: `16.90`, `100`."""
    return f"{number:f}"


def vietnamese_number(number: Decimal | int, places: int | None = None) -> str:
    """`1.234,5`: dot between thousands, comma before decimals; `places` fixes the decimals."""
    exact = Decimal(number) if places is None else rounded(Decimal(number), places)
    whole, _, decimals = f"{abs(exact):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "-" if exact < 0 else ""
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"


def two_digits(number: int) -> str:
    """A count in official prose: 01 to 09 with a leading zero, then as usual (`02`, `17`, `1.234`)."""
    return f"0{number}" if 0 < number < 10 else vietnamese_number(number)
