"""Numbers as written, meant exactly or not: intervals, so that `gần 27.000` is judged as a reader would."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.catalogue.claims import NumberFound
from caicach.core.ground.numbers import vietnamese_number


HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Span:
    """All numbers from `low` to `high`; both the same when the words mean one number."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Span") -> bool:
        """Whether some number lies in both."""
        return self.low <= other.high and other.low <= self.high


def span_of(number: NumberFound) -> Span:
    """What the words of one number allow."""
    return Span(*number.bounds)


def span_of_sum(numbers: Sequence[NumberFound]) -> Span:
    """What the words of several numbers allow their sum to be."""
    return Span(
        sum((number.bounds[0] for number in numbers), Decimal(0)),
        sum((number.bounds[1] for number in numbers), Decimal(0)),
    )


def total(numbers: Sequence[NumberFound]) -> Decimal:
    """The sum of the numbers taken at their word."""
    return sum((number.value for number in numbers), Decimal(0))


def are_exact(numbers: Sequence[NumberFound]) -> bool:
    """Whether every number is meant exactly."""
    return all(number.is_exact for number in numbers)


def shown(number: Decimal) -> str:
    """The number as Vietnamese text writes it, without zeros that say nothing."""
    return vietnamese_number(number.quantize(Decimal(1)) if number == number.to_integral_value() else number)


def shown_sum(numbers: Sequence[NumberFound]) -> str:
    """`187 + 57.502 = 57.689`; a single number stands alone."""
    if len(numbers) == 1:
        return shown(numbers[0].value)
    return f"{' + '.join(shown(number.value) for number in numbers)} = {shown(total(numbers))}"


def share(part: Span, whole: Span) -> Span | None:
    """The percentages that part / whole can be; None when the whole can be zero."""
    if whole.low <= 0:
        return None
    return Span(part.low * HUNDRED / whole.high, part.high * HUNDRED / whole.low)


def written_percent(percent: NumberFound) -> Span:
    """The percentages that round or are cut to the one written, at the decimals written."""
    unit = Decimal(1).scaleb(-percent.places)
    low, high = percent.bounds
    almost_next = unit * Decimal("0.999999")
    return Span(low - unit / 2, high + almost_next)


def reproduces(percent: NumberFound, part: Span, whole: Span) -> bool:
    """Whether part / whole gives the percentage as written, rounded or cut."""
    exact = share(part, whole)
    return exact is not None and written_percent(percent).meets(exact)
