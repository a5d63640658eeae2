"""Names of WordprocessingML elements and attributes, and its measures."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from caicach.adapters.readers.xml import Element


WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VAL = WORD + "val"

_TWIPS = {"pt": Decimal(20), "in": Decimal(1440), "cm": Decimal(1440) / Decimal("2.54")}
_TWIPS["mm"] = _TWIPS["cm"] / 10
_MEASURE = re.compile(r"(-?[0-9]{1,9}(?:\.[0-9]{1,9})?)(pt|in|cm|mm)?")


def value(element: Element | None, attribute: str = "val") -> str | None:
    """The attribute of the element in Word's namespace, or None."""
    found = None if element is None else element.get(WORD + attribute)
    return None if found is None else str(found)


def child_value(element: Element | None, child: str, attribute: str = "val") -> str | None:
    """The attribute of the element's child, or None."""
    return None if element is None else value(element.find(WORD + child), attribute)


def whole(text: str | None) -> int | None:
    """A whole number of at most nine digits; None for anything else."""
    return int(text) if text is not None and re.fullmatch(r"-?[0-9]{1,9}", text) else None


def twips(text: str | None) -> Decimal | None:
    """A measure in twentieths of a point, also where it is written with its unit."""
    match = _MEASURE.fullmatch(text or "")
    if match is None:
        return None
    return Decimal(match[1]) * _TWIPS.get(match[2] or "", Decimal(1))


def millimetres(measure: Decimal) -> Decimal:
    """Twips as millimetres, to the hundredth."""
    return (measure * Decimal("25.4") / 1440).quantize(Decimal("0.01"), ROUND_HALF_UP)


def points(measure: Decimal) -> Decimal:
    """Twips as points, without trailing zeros."""
    return plain(measure / 20)


def plain(number: Decimal) -> Decimal:
    """The number without exponent or trailing zeros: `13`, `13.5`."""
    try:
        short = number.quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
    except InvalidOperation:
        return number
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def toggle(element: Element | None) -> bool | None:
    """Whether an on/off property is on; None where it is not said."""
    if element is None:
        return None
    return element.get(VAL) not in ("0", "false", "off", "none")
