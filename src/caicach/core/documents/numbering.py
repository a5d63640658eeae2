"""Numbers of parts, clauses and points as Decree 30/2020 writes them: `I.`, `1.`, `2.1.`."""

from caicach.core.documents.official import LineRole


_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """A number from 1 up in Roman numerals."""
    numeral = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def numbered(role: LineRole, places: tuple[int, ...]) -> str:
    """The number before a heading with a space after it; `places` are its places from the part inwards."""
    if role is LineRole.PART:
        return f"{roman(places[0])}. "
    return ".".join(str(place) for place in places[1:]) + ". "
