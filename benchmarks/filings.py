"""Generated filings: seeded, consistent, with a known share of slips, as figures and as the wide table of the engine."""

import csv
import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from caicach.core.catalogue.indicators import FormVersion, IndicatorKind
from caicach.core.checks.figures import Figures
from caicach.core.checks.sql import SCALE
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import NOT_REPORTED, Value, reported


SEED = 20231214
SHARE_WITH_SLIPS = 0.3
LEVELS = {"department": "province", "district": "district", "commune": "commune"}
Numbers = dict[str, int | None]
"""Whole numbers of the rows by id, rates in hundredths; None for a blank."""


def generated(form: FormVersion, count: int) -> Iterator[tuple[str, Numbers]]:
    """The filings `f0`, `f1`, … with consistent figures; three in ten have one to three figures changed."""
    chance = random.Random(SEED)  # noqa: S311 - data to measure with, no secret
    rows = [indicator.id for indicator in form.indicators if indicator.takes_value]
    for number in range(count):
        numbers = consistent(form, chance)
        if chance.random() < SHARE_WITH_SLIPS:
            for row in chance.sample(rows, chance.randint(1, 3)):
                numbers[row] = None if chance.random() < 0.2 else chance.randint(0, 99)
        yield f"f{number}", numbers


def consistent(form: FormVersion, chance: random.Random) -> Numbers:
    """A filing of a provincial government in which every check of figures holds."""
    numbers: Numbers = {indicator.id: 0 for indicator in form.indicators if indicator.takes_value}
    numbers |= _steering(chance) | _people(chance) | _procedures(chance)
    for level, name in LEVELS.items():
        numbers |= _online(level, numbers[f"procedures-in-force-{name}"] or 0, chance)
    numbers |= {"document-system-department": 1, "document-system-district": 1}
    numbers |= {"one-stop-system-department": 1, "one-stop-system-district": 1}
    for indicator in form.indicators:
        if indicator.kind is IndicatorKind.RATE and hasattr(indicator.formula, "part"):
            numbers[indicator.id] = _rate(numbers[indicator.formula.part], numbers[indicator.formula.whole])
    return numbers


def _rate(part: int | None, whole: int | None) -> int | None:
    """In hundredths, rounded half up; blank over zero."""
    return (2 * (part or 0) * 10_000 + whole) // (2 * whole) if whole else None


def _steering(chance: random.Random) -> Numbers:
    numbers: Numbers = {
        "plan-tasks-set": chance.randint(5, 40),
        "inspected-units-of-department": chance.randint(1, 9),
    }
    numbers["plan-tasks-completed"] = chance.randint(0, numbers["plan-tasks-set"] or 0)
    for who in ("government", "provincial"):
        parts = [chance.randint(0, 300), chance.randint(0, 20), chance.randint(0, 9)]
        numbers |= dict(zip([f"{who}-tasks-{p}" for p in ("on-time", "late", "overdue")], parts, strict=True))
        numbers[f"{who}-tasks-assigned"] = sum(parts) + chance.randint(0, 50)
    issued = [chance.randint(0, 9) for _ in range(3)]
    names = [f"legal-documents-issued-{level}" for level in ("province", "district", "commune")]
    return numbers | dict(zip(names, issued, strict=True)) | {"legal-documents-issued": sum(issued)}


def _people(chance: random.Random) -> Numbers:
    allocated = chance.randint(20, 3000)
    partial = [chance.randint(0, 9) for _ in range(3)]
    state = chance.randint(0, 60)
    numbers: Numbers = {
        f"autonomy-units-partial-{n}": p for n, p in zip(("upper", "middle", "lower"), partial, strict=True)
    }
    total = sum(partial) + state
    return numbers | {
        "civil-servants-allocated": allocated,
        "civil-servants-present": chance.randint(allocated // 2, allocated),
        "autonomy-units-partial": sum(partial),
        "autonomy-units-state-funded": state,
        "autonomy-units": total,
        "public-service-units-of-province": total,
        "public-service-units": total,
        "public-service-units-needing-job-positions": total,
        "department-arrangement-completed": 1,
        "district-arrangement-completed": 1,
    }


def _procedures(chance: random.Random) -> Numbers:
    numbers: Numbers = {}
    total = 0
    for level, name in LEVELS.items():
        procedures, resolved = chance.randint(50, 900), chance.randint(1, 60_000)
        total += procedures
        numbers |= {
            f"procedures-in-force-{name}": procedures,
            f"dossiers-{level}-resolved": resolved,
            f"dossiers-{level}-on-time": chance.randint(resolved * 9 // 10, resolved),
        }
    return numbers | {"procedures-in-force": total}


def _online(level: str, procedures: int, chance: random.Random) -> Numbers:
    numbers: Numbers = {}
    provided = 0
    for step in ("three", "four"):
        eligible = chance.randint(1, procedures // 2)
        given = chance.randint(1, eligible)
        provided += given
        numbers |= {
            f"online-level-{step}-eligible-{level}": eligible,
            f"online-level-{step}-provided-{level}": given,
            f"online-level-{step}-used-{level}": chance.randint(0, given),
        }
    received = chance.randint(1, 9000)
    paid = chance.randint(0, procedures)
    return numbers | {
        f"online-provided-{level}": provided,
        f"online-integrated-{level}": chance.randint(0, provided),
        f"dossiers-received-{level}": received,
        f"dossiers-received-online-{level}": chance.randint(1, received),
        f"online-payment-eligible-{level}": paid,
        f"online-payment-provided-{level}": chance.randint(0, paid),
    }


def figures_of(form: FormVersion, numbers: Numbers) -> Figures:
    """The same filing as the core takes it."""
    rates = {indicator.id for indicator in form.indicators if indicator.kind is IndicatorKind.RATE}
    return Figures(
        {row: _value(number, row in rates) for row, number in numbers.items()}, AgencyType.PROVINCE
    )


def _value(number: int | None, is_rate: bool) -> Value:
    if number is None:
        return NOT_REPORTED
    return reported(Decimal(number).scaleb(-2) if is_rate else number)


def write_table(form: FormVersion, count: int, file: Path) -> None:
    """The filings as CSV in the columns of the engine's table: number, state, and printed decimals of rates."""
    rows = [(i.id, i.kind is IndicatorKind.RATE) for i in form.indicators if i.takes_value]
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        for filing, numbers in generated(form, count):
            cells: list[str | int] = [filing, AgencyType.PROVINCE.value, "", "year"]
            for row, is_rate in rows:
                number = numbers[row]
                blank = number is None
                cells += [
                    "" if number is None else number * (SCALE // 100 if is_rate else SCALE),
                    0 if blank else 1,
                ]
                cells += [2] if is_rate else []
            writer.writerow(cells)
