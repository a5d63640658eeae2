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
    figures = [figure for reading in claim.readings if (figure := _figure(reading, filing)) is not None]
    together = _rate_together(claim, filing) if claim.numbers[0].is_percent else None
    return tuple(figure for figure in (*figures, together) if figure is not None and figure.value >= 0)


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
    pair = _pair(reading, filing)
    rate = percentage(pair.part, pair.whole) if pair else None
    if pair is None or rate is None:
        return None
    working = f"{pair.codes[0]} : {pair.codes[1]} = {shown(pair.part)}/{shown(pair.whole)}"
    return AppendixFigure(reading, rate, working, pair.codes)


def _rate_together(claim: Claim, filing: Filing) -> AppendixFigure | None:
    """The rate of all levels together, where the words name none: the sums of the parts and of the wholes."""
    pairs = [pair for reading in claim.readings if (pair := _pair(reading, filing)) and pair.whole]
    if len(pairs) < 2:
        return None
    parts, wholes = [pair.part for pair in pairs], [pair.whole for pair in pairs]
    rate = percentage(sum(parts, Decimal(0)), sum(wholes, Decimal(0)))
    working = f"({' + '.join(map(shown, parts))})/({' + '.join(map(shown, wholes))})"
    codes = tuple(code for pair in pairs for code in pair.codes)
    return AppendixFigure(claim.readings[0], rate, working, codes) if rate is not None else None


@dataclass(frozen=True)
class _Pair:
    """Part and whole of a rate as the appendix gives them, with their rows."""

    part: Decimal
    whole: Decimal
    codes: tuple[str, ...]


def _pair(reading: Reading, filing: Filing) -> _Pair | None:
    formula = filing.form.by_id[reading.plus[0]].formula
    if not isinstance(formula, RateOf) or len(reading.plus) + len(reading.minus) > 1:
        return None
    part, whole = row_value(formula.part, filing), row_value(formula.whole, filing)
    if part is None or whole is None:
        return None
    return _Pair(part, whole, _codes((formula.part, formula.whole), filing))


def _codes(rows: Sequence[str], filing: Filing) -> tuple[str, ...]:
    return tuple(filing.form.by_id[row].code for row in rows)


def row_value(row: str, filing: Filing) -> Decimal | None:
    """The number in a row, none arisen counting as zero; None where it holds no number."""
    observation = filing.observations.get(row)
    if observation is None:
        return None
    return Decimal(0) if observation.value.state is ValueState.NONE_AROSE else observation.value.number
