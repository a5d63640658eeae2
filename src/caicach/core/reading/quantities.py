"""A number as people type it: which dots and commas part thousands, and which begin the decimals."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Expectation(StrEnum):
    """What a place for a number is meant to hold; it decides between thousands and decimals."""

    COUNT = "count"
    AMOUNT = "amount"
    RATE = "rate"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact number; `is_ambiguous` when its one separator could also be read the other way."""

    number: Decimal
    is_ambiguous: bool = False


_BARE = re.compile(r"[0-9]+")
_SPACED = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?=$|[.,])")
_BY_DOTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_BY_COMMAS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_ONE_MARK = re.compile(r"([0-9]+)([.,])([0-9]+)")


def quantity_of(digits: str, expects: Expectation) -> Quantity | None:
    """The number that digits, dots, commas and spaces make; None when they make none (`12.34.567`, `1 5`).

    A dot before three digits parts thousands, except under a rate and after a leading zero; a comma begins
    decimals, except before three digits of a count. `1.000` is a thousand dossiers, `1.000` per cent is one.
    """
    text = _SPACED.sub(lambda grouped: grouped.group().replace(" ", ""), digits)
    if _BARE.fullmatch(text):
        return Quantity(Decimal(text))
    one = _ONE_MARK.fullmatch(text)
    if one is not None:
        return _one_mark(one.group(1), one.group(2), one.group(3), expects)
    if _BY_DOTS.fullmatch(text):
        return Quantity(Decimal(text.replace(".", "").replace(",", ".")))
    if _BY_COMMAS.fullmatch(text):
        return Quantity(Decimal(text.replace(",", "")))
    return None


def _one_mark(before: str, mark: str, after: str, expects: Expectation) -> Quantity:
    decimal = Decimal(f"{before}.{after}")
    thousands = Decimal(before + after)
    if len(after) != 3 or len(before) > 3 or before.startswith("0"):
        return Quantity(decimal)
    if expects is Expectation.RATE:
        return Quantity(decimal, is_ambiguous=True)
    if mark == ".":
        return Quantity(thousands)
    if expects is Expectation.AMOUNT:
        return Quantity(decimal, is_ambiguous=True)
    return Quantity(thousands, is_ambiguous=True)
