"""Whole narratives with their appendix, every figure in a checkable relation marked, and the slips that break one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

import yaml

from caicach.core.catalogue.filing import Filing
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from factories.narratives import narrated, section


FOLDER = Path(__file__).parents[1] / "cases" / "narratives"
PERIODS = {
    "year": ReportingPeriod(PeriodKind.YEAR, 2024, date(2023, 12, 15), date(2024, 12, 14)),
    "half_year": ReportingPeriod(PeriodKind.HALF_YEAR, 2026, date(2025, 12, 15), date(2026, 6, 14)),
    "quarter_three": ReportingPeriod(PeriodKind.QUARTER_THREE, 2025, date(2025, 6, 15), date(2025, 9, 14)),
    "quarter_one": ReportingPeriod(PeriodKind.QUARTER_ONE, 2022, date(2021, 12, 15), date(2022, 3, 14)),
}
_MARKED = re.compile(r"⟦([^⟧]*)⟧")


@dataclass(frozen=True)
class Slip:
    """One marked figure written wrongly: which section, which mark, what it becomes."""

    section: int
    mark: int
    right: str
    wrong: str


@dataclass(frozen=True)
class WholeReport:
    """Titles and marked texts, the figures of the appendix by code, and the period."""

    name: str
    titles: tuple[str, ...]
    texts: tuple[str, ...]
    given: dict[str, str]
    period: ReportingPeriod

    def filed(self, slip: Slip | None = None) -> Filing:
        """The report as read, with one slip or none."""
        texts = [
            _written(text, slip if slip and slip.section == at else None)
            for at, text in enumerate(self.texts)
        ]
        sections = [
            section(text, title, at)
            for at, (title, text) in enumerate(zip(self.titles, texts, strict=True), 1)
        ]
        return narrated(*sections, given=self.given, period=self.period)

    def slips(self) -> Iterator[Slip]:
        """Every marked figure one more, one less, ten times, and with two digits changed over."""
        for at, text in enumerate(self.texts):
            for mark, found in enumerate(_MARKED.finditer(text)):
                for wrong in dict.fromkeys(_wrong(found[1])):
                    yield Slip(at, mark, found[1], wrong)


def whole_report(name: str) -> WholeReport:
    """The report of that file name in tests/cases/narratives."""
    read = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return WholeReport(
        name,
        tuple(part["title"] for part in read["sections"]),
        tuple(part["text"] for part in read["sections"]),
        read["given"],
        PERIODS[read["period"]],
    )


def _written(text: str, slip: Slip | None) -> str:
    marks = count()
    return _MARKED.sub(lambda found: slip.wrong if slip and next(marks) == slip.mark else found[1], text)


def _wrong(figure: str) -> Iterator[str]:
    """The slips of one figure as it would be written; of `15/16` the part is changed, of a decimal the digit before
    the last, for rounding or cutting may move the last."""
    number, rest = re.fullmatch(r"([\d.,]+)(.*)", figure).groups()  # type: ignore[union-attr]
    if "," in number:
        whole, _, decimals = number.partition(",")
        step = 1 if len(decimals) == 1 else 10 ** (len(decimals) - 1)
        plain = int(whole.replace(".", "") + decimals)
        for moved in (plain + step, plain - step):
            digits = str(moved).rjust(len(decimals) + 1, "0")
            yield f"{_grouped(int(digits[: -len(decimals)]))},{digits[-len(decimals) :]}{rest}"
        return
    plain = int(number.replace(".", ""))
    for moved in (plain + 1, plain - 1, plain * 10, *_swapped(plain)):
        if moved >= 0:
            text = _grouped(moved)
            yield f"{text.rjust(len(number), '0') if number.startswith('0') else text}{rest}"


def _swapped(number: int) -> Iterator[int]:
    digits = list(str(number))
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1] and not (at == 0 and digits[1] == "0"):
            swapped = digits.copy()
            swapped[at], swapped[at + 1] = swapped[at + 1], swapped[at]
            yield int("".join(swapped))
            return


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
