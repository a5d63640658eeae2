"""Figures as typed in a source, one an entry, and the values of the form they make."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.indicators import FormVersion, Indicator, IndicatorKind
from caicach.core.ground.errors import UnreadableInput
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.ground.text import squash
from caicach.core.ground.values import Value
from caicach.core.ground.words import Messages, Words
from caicach.core.reading.cells import CellDoubt, read_cell
from caicach.core.reading.quantities import Expectation


SHOWN = 5
DIGITS = 15

_EXPECTED = {
    IndicatorKind.COUNT: Expectation.COUNT,
    IndicatorKind.AMOUNT: Expectation.AMOUNT,
    IndicatorKind.RATE: Expectation.RATE,
    IndicatorKind.CHOICE: Expectation.CODE,
    IndicatorKind.YES_NO: Expectation.CODE,
}
# A cell read with one of these says clearly what is meant.
_CLEAR = frozenset({None, CellDoubt.OTHER_UNIT, CellDoubt.SCALED, CellDoubt.TICK})


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure as typed: the code or id it was given under, its text or its value, a note, and where it stands."""

    key: str
    raw: str | Value
    note: str
    where: Words


class UnusableFigures(UnreadableInput):
    """Some figures of a source cannot be understood; each is named with its place."""


@dataclass(frozen=True)
class Figures:
    """The values and notes by indicator id."""

    values: Mapping[str, Value]
    notes: Mapping[str, str]


def figures_of(entries: Iterable[Entry], form: FormVersion, name: str, messages: Messages) -> Figures:
    """Every entry as a value of the form. UnusableFigures names, all at once, each entry that is none."""
    values: dict[str, Value] = {}
    notes: dict[str, str] = {}
    problems: list[Words] = []
    for entry in entries:
        row = row_of(form, entry.key)
        problem = _problem_of_row(row, entry, values, form, messages)
        if problem is not None or row is None:
            problems.append(problem or entry.where)
            continue
        value = entry.raw if isinstance(entry.raw, Value) else _value(row, entry.raw)
        if value is None or _is_beyond_reason(value):
            problems.append(_say(messages, "not_a_figure", entry, row))
            continue
        values[row.id] = value
        if entry.note:
            notes[row.id] = entry.note
    if problems:
        raise _refusal(problems, name, messages)
    return Figures(values, notes)


def row_of(form: FormVersion, key: str) -> Indicator | None:
    """The row a source means by `A.2.1`, `a.2.1.` or by its permanent id."""
    wanted = squash(key)
    return form.by_id.get(wanted) or form.by_code.get(wanted.upper().rstrip("."))


def form_for(
    keys: Iterable[str], version: str | None, period: ReportingPeriod | None, catalogue: Catalogue
) -> FormVersion:
    """The version named; else the one in force at the cut-off; else the newest that knows every key."""
    named = next((form for form in catalogue.forms if form.id == version), None)
    if named is not None:
        return named
    if period is not None:
        return catalogue.form_on(period.cutoff_on)
    wanted = list(keys)
    newest_first = tuple(reversed(catalogue.forms))
    return max(newest_first, key=lambda form: sum(row_of(form, key) is not None for key in wanted))


def _problem_of_row(
    row: Indicator | None, entry: Entry, known: Mapping[str, Value], form: FormVersion, messages: Messages
) -> Words | None:
    if row is None:
        return _say(messages, "no_such_row", entry, None, form=form.id)
    if not row.takes_value:
        return _say(messages, "heading", entry, row)
    return _say(messages, "twice", entry, row) if row.id in known else None


def _value(row: Indicator, raw: str) -> Value | None:
    codes = {item.label: item.value for item in row.codes}
    reading = read_cell(raw, _EXPECTED[row.kind], row.printed_unit, codes)
    return reading.value if reading.doubt in _CLEAR else None


def _is_beyond_reason(value: Value) -> bool:
    """Whether the number has more digits than any figure of an agency can need."""
    number = value.number
    return number is not None and (number.adjusted() > DIGITS or _exponent(number) < -DIGITS)


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _say(messages: Messages, key: str, entry: Entry, row: Indicator | None, **more: object) -> Words:
    raw = entry.raw if isinstance(entry.raw, str) else f"{entry.raw.number}"
    code, label = (row.code, row.label) if row else (entry.key, "")
    return messages.say(f"sources.{key}", where=entry.where, code=code, label=label, raw=squash(raw), **more)


def _refusal(problems: list[Words], name: str, messages: Messages) -> UnusableFigures:
    shown = problems[:SHOWN]
    listed = Words(" ".join(p.vi for p in shown), " ".join(p.en for p in shown))
    key = "sources.problems" if len(problems) == len(shown) else "sources.problems_and_more"
    says = messages.say(key, name=name, count=len(problems), listed=listed, more=len(problems) - len(shown))
    return UnusableFigures(says, messages.say("sources.mend_figures"), file=name, problems=len(problems))
