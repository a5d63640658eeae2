"""What the appendix says about a claim: the number in a row, or what several rows come to, with the sum shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.catalogue.claims import Claim, Reading
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.indicators import RateOf
from caicach.core.checks.narrative.spans import shown
from caicach.core.ground.numbers import percentage
from caicach.core.ground.values import ValueState


@dataclass(frozen=True)
class AppendixFigure:
    """What the rows of a reading come to. `working` is the sum (`C.3.1.1 − C.3.1.2 = 17 − 15`), empty where one row
    holds the number itself; `codes` are the rows it stands in."""

    reading: Reading
    value: Decimal
    working: str
    codes: tuple[str, ...]


def appendix_figures(claim: Claim, filing: Filing) -> tuple[AppendixFigure, ...]:
    """What the appendix says for each reading of the claim, readings without a number left out, and those that come
    to less than nothing: then the rows are wrong among themselves."""
    figures = (_figure(reading, filing) for reading in claim.readings)
    return tuple(figure for figure in figures if figure is not None and figure.value >= 0)


def _figure(reading: Reading, filing: Filing) -> AppendixFigure | None:
    values = [row_value(row, filing) for row in (*reading.plus, *reading.minus)]
    numbers = [value for value in values if value is not None]
    if len(numbers) < len(values):
        return _rate(reading, filing) if len(values) == 1 else None
    codes = _codes((*reading.plus, *reading.minus), filing)
    split = len(reading.plus)
    total = sum(numbers[:split], Decimal(0)) - sum(numbers[split:], Decimal(0))
    signs = [" + "] * split + [" − "] * len(reading.minus)
    working = (
        "" if len(numbers) == 1 else f"{_sum(signs, codes)} = {_sum(signs, [shown(n) for n in numbers])}"
    )
    return AppendixFigure(reading, total, working, codes)


def _sum(signs: Sequence[str], terms: Sequence[str]) -> str:
    return "".join(f"{sign}{term}" for sign, term in zip(signs, terms, strict=True)).removeprefix(" + ")


def _rate(reading: Reading, filing: Filing) -> AppendixFigure | None:
    """A rate left blank whose part and whole are there, to two decimals."""
    formula = filing.form.by_id[reading.plus[0]].formula
    if not isinstance(formula, RateOf):
        return None
    part, whole = row_value(formula.part, filing), row_value(formula.whole, filing)
    rate = percentage(part, whole) if part is not None and whole is not None else None
    if rate is None or part is None or whole is None:
        return None
    codes = _codes((formula.part, formula.whole), filing)
    return AppendixFigure(reading, rate, f"{codes[0]} : {codes[1]} = {shown(part)}/{shown(whole)}", codes)


def _codes(rows: Sequence[str], filing: Filing) -> tuple[str, ...]:
    return tuple(filing.form.by_id[row].code for row in rows)


def row_value(row: str, filing: Filing) -> Decimal | None:
    """The number in a row, none arisen counting as zero; None where it holds no number."""
    observation = filing.observations.get(row)
    if observation is None:
        return None
    return Decimal(0) if observation.value.state is ValueState.NONE_AROSE else observation.value.number
