"""Coded answers: the code is in the list, and of a list spread over rows one answer is chosen."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.checks.breaches import Breach, FigureRule, shown
from caicach.core.checks.figures import Figures
from caicach.core.checks.findings import Severity
from caicach.core.checks.sql import (
    SCALE,
    Case,
    Columns,
    Selection,
    column_of,
    counted,
    is_led,
    is_reported,
    quoted,
)
from caicach.core.ground.agencies import AgencyType


@dataclass(frozen=True, kw_only=True)
class OneOf(FigureRule):
    """Each coded row holds one of its codes.

    A 0 that is no code is an answer not given; in a row the agency is not asked, by its type (`applies_to`) or as its
    lead, it says nothing. A row that tallies agencies holds no code but how many chose one: no more than were asked.
    """

    kind = "one_of"
    codes: Mapping[str, tuple[int, ...]]
    applies_to: Mapping[str, frozenset[AgencyType]]

    def breaches(self, figures: Figures, tolerance: Decimal) -> Iterable[Breach]:
        """A breach at each row with another number; `allowed` lists the codes."""
        for row in figures.present(self.codes):
            number = figures.number(row)
            if row in figures.tallies:
                yield from _above_asked(row, number, figures.tallies[row])
                continue
            if number is None or number in self.codes[row]:
                continue
            words = {"allowed": ", ".join(str(code) for code in self.codes[row])}
            if number != 0:
                yield Breach("other", row, number, None, f"code:{row}", words=words)
            elif figures.agency_type in self.applies_to[row] or row in figures.led:
                yield Breach(
                    "not_chosen", row, number, None, f"code:{row}", words=words, severity=Severity.WARNING
                )

    def selections(self, columns: Columns, tolerance: Decimal) -> tuple[Selection, ...]:
        """One selection a row."""
        return tuple(Selection(tuple(self._cases(row))) for row in columns.present(self.codes))

    def _cases(self, row: str) -> Iterable[Case]:
        column = column_of(row)
        yield Case("other", f"{_other(row, (0, *self.codes[row]))}", quoted(row), column, "NULL")
        if 0 not in self.codes[row]:
            types = ", ".join(quoted(agency_type) for agency_type in sorted(self.applies_to[row]))
            is_asked = f"(agency_type IN ({types}) OR {is_led(row)})"
            unanswered = f"{is_reported(row)} AND {column} = 0 AND {is_asked}"
            yield Case("not_chosen", unanswered, quoted(row), column, "NULL")


def _above_asked(row: str, number: Decimal | None, asked: int) -> Iterator[Breach]:
    if number is not None and number > asked:
        yield Breach("above_asked", row, number, Decimal(asked), f"code:{row}")


def _other(row: str, codes: tuple[int, ...]) -> str:
    listed = ", ".join(str(code * SCALE) for code in codes)
    return f"{is_reported(row)} AND {column_of(row)} NOT IN ({listed})"


@dataclass(frozen=True, kw_only=True)
class ChosenOnce(FigureRule):
    """A list of answers spread over rows: each row holds 0 or its own code, and no two are chosen.

    With `must_choose`, one of them is chosen, unless the agency says the rows do not apply or none is known. Rows that
    tally agencies are answers of many and are not judged.
    """

    kind = "chosen_once"
    codes: Mapping[str, int]
    must_choose: bool = False

    def breaches(self, figures: Figures, tolerance: Decimal) -> Iterable[Breach]:
        """A breach at each row with a number of its own; else at most one, at the first row."""
        if not figures.has(*self.codes) or figures.tallies.keys() & self.codes.keys():
            return ()
        numbers = {row: figures.number(row) for row in self.codes}
        odd = [row for row, number in numbers.items() if number not in (None, 0, self.codes[row])]
        if odd:
            return tuple(self._odd(row, numbers[row]) for row in odd)
        chosen = sum(bool(number) for number in numbers.values())
        known = sum(number is not None for number in numbers.values())
        if chosen > 1:
            return (self._several(Decimal(chosen), numbers),)
        if self.must_choose and not chosen and known == len(numbers):
            return (self._none(),)
        return ()

    def _odd(self, row: str, number: Decimal | None) -> Breach:
        own = Decimal(self.codes[row])
        return Breach("other", row, number, own, f"code:{row}", tuple(self.codes))

    def _several(self, chosen: Decimal, numbers: Mapping[str, Decimal | None]) -> Breach:
        first = next(iter(self.codes))
        answers = "; ".join(shown(number) for number in numbers.values() if number is not None)
        return Breach(
            "several",
            first,
            chosen,
            Decimal(1),
            f"chosen:{first}",
            tuple(self.codes),
            found_as=answers,
            expected_as="",
            words={"answers": answers},
        )

    def _none(self) -> Breach:
        first = next(iter(self.codes))
        return Breach(
            "none",
            first,
            Decimal(0),
            Decimal(1),
            f"chosen:{first}",
            tuple(self.codes),
            severity=Severity.WARNING,
            expected_as="",
        )

    def selections(self, columns: Columns, tolerance: Decimal) -> tuple[Selection, ...]:
        """One selection a row for odd numbers, one at the first row for the choice."""
        if not columns.has(*self.codes):
            return ()
        at = quoted(next(iter(self.codes)))
        no_odd = " AND ".join(f"NOT ({_other(row, (0, code))})" for row, code in self.codes.items())
        chosen = counted([f"{is_reported(row)} AND {column_of(row)} <> 0" for row in self.codes])
        known = " AND ".join(is_reported(row) for row in self.codes)
        cases = [Case("several", f"{no_odd} AND {chosen} > {SCALE}", at, chosen, str(SCALE))]
        if self.must_choose:
            cases.append(Case("none", f"{known} AND {no_odd} AND {chosen} = 0", at, "0", str(SCALE)))
        odd = (
            Selection(
                (Case("other", _other(row, (0, code)), quoted(row), column_of(row), str(code * SCALE)),)
            )
            for row, code in self.codes.items()
        )
        return (*odd, Selection(tuple(cases)))
