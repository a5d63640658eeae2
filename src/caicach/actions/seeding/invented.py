"""Figures for the demo: invented, but such that totals, parts and rates agree as in a report that was checked.

What an agency is like (its size, its posts) depends on the agency alone, what happened on the year as well; a longer
period of the year never has less of it. The same agency and period always give the same figures."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from caicach.core.ground.agencies import AgencyType


Figures = dict[str, Decimal | int]
# How much of a year's work a period covers, and how far the year has come at its end.
SHARES = {
    "quarter_one": (0.25, 0.25),
    "half_year": (0.5, 0.5),
    "quarter_three": (0.25, 0.75),
    "year": (1.0, 1.0),
}


@dataclass(frozen=True)
class Draw:
    """What is drawn from: `lasting` for what an agency is like, `passing` for what happened in the year."""

    lasting: Random
    passing: Random
    share: float
    progress: float

    def part(self, of: int, low: float, high: float) -> int:
        """A part of the whole, between two shares of it."""
        return round(of * self.passing.uniform(low, high))

    def flow(self, low: int, high: int) -> int:
        """What happened in the period, of so much a year."""
        return round(self.passing.randint(low, high) * self.share)


def figures_for(agency: str, type_: AgencyType, kind: str, year: int) -> Figures:
    """The figures of that agency for that period by code of the form for two levels."""
    share, progress = SHARES[kind]
    draw = Draw(Random(agency), Random(f"{agency} {year}"), share, progress)  # noqa: S311 - a demo
    of_type = _commune if type_ is AgencyType.COMMUNE else _department
    return {**_direction(draw), **_institutions(draw), **of_type(draw)}


def _direction(d: Draw) -> Figures:
    """Steering, plan, tasks given by the province, survey."""
    planned, given = d.lasting.randint(18, 42), d.flow(60, 240)
    late, overdue = d.part(given, 0, 0.04), d.part(given, 0, 0.02)
    going_on = d.part(given, 0.02, 0.08)
    issues = d.flow(4, 16)
    surveyed = d.passing.random() < 0.7
    return {
        "A.1": 1 + d.flow(6, 30),
        "A.2.1": planned,
        "A.2.2": min(planned, d.part(planned, d.progress * 0.9, d.progress)) if d.progress < 1 else planned,
        "A.3.3.1": issues,
        "A.3.3.2": d.part(issues, 0.7, 1),
        **dict.fromkeys(("A.5.1", "A.5.2", "A.5.3", "A.5.4"), 0),
        "A.5.5": given,
        "A.5.6": given - late - overdue - going_on,
        "A.5.7": late,
        "A.5.8": overdue,
        "A.6": int(surveyed),
        "A.6.1": d.flow(120, 900) if surveyed else 0,
        "A.6.2": 2 if surveyed else 0,
        "A.7": d.passing.choice((0, 1, 1)),
    }


def _institutions(d: Draw) -> Figures:
    reviewed = d.flow(6, 60)
    to_handle = d.part(reviewed, 0, 0.2)
    checked = d.flow(1, 9)
    return {
        "B.2.1": checked,
        "B.2.2.1": 0,
        "B.2.2.2": 0,
        "B.3.1": reviewed,
        "B.3.2.1": to_handle,
        "B.3.2.2": d.part(to_handle, 0.6, 1),
    }


def _procedures(d: Draw, letter: str, in_force: int, group: str, yearly: int) -> Figures:
    """Dossiers and online services: `letter` is the row of results, `group` that of services of the level."""
    received = max(12, d.part(round(yearly * d.share), 0.9, 1.1))
    resolved = d.part(received, 0.9, 0.97)
    partly, fully = in_force * 4 // 10, in_force * 5 // 10
    partly_given, fully_given = partly * 9 // 10, fully
    paying = in_force * 3 // 10
    return {
        "C.1.1": 0,
        "C.1.2": d.flow(0, 14),
        "C.1.3": d.flow(0, 8),
        "C.1.4": in_force,
        "C.2.1": in_force // 9,
        "C.2.2": in_force // 12,
        "C.2.3": in_force * 9 // 10,
        f"C.3.{letter}.1": resolved,
        f"C.3.{letter}.2": resolved - d.part(resolved, 0, 0.02),
        "C.3.4.1": 0,
        "C.3.4.2": 0,
        f"G.{group}.1.1": partly,
        f"G.{group}.1.2": partly_given,
        f"G.{group}.1.3": partly_given * 3 // 10,
        f"G.{group}.2.1": fully,
        f"G.{group}.2.2": fully_given,
        f"G.{group}.2.3": fully_given * 3 // 10,
        f"G.{group}.3.1": partly_given + fully_given,
        f"G.{group}.3.2": (partly_given + fully_given) * 9 // 10,
        f"G.{group}.4.1": received,
        f"G.{group}.4.2": d.part(received, 0.7, 0.92),
        f"G.{group}.5.1": paying,
        f"G.{group}.5.2": paying - d.part(paying, 0, 0.1),
    }


def _staff(d: Draw, posts: int, units: int) -> Figures:
    """Posts and people, positions, disciplinary matters, money, autonomy of the units below."""
    workers = units * d.lasting.randint(12, 40)
    planned = d.lasting.randint(20, 220) * 100 if units else 0
    partly = min(units, d.lasting.randint(0, 2))
    return {
        "D.1.5": units,
        "D.1.5.4": 0,
        "D.2.1": posts,
        "D.2.2": posts - d.lasting.randint(0, 3),
        "D.2.3": d.lasting.randint(1, 4),
        "D.2.4": 0,
        "D.2.5": 0,
        "D.3.1": workers,
        "D.3.2": workers - (units and d.lasting.randint(0, 4)),
        "D.3.3": 0,
        "D.3.4": 0,
        "E.1.1": 1,
        "E.1.1.1": 1,
        "E.1.2": units,
        "E.1.2.1": units,
        **dict.fromkeys(("E.1.3", "E.2.1", "E.2.2", "E.2.4", "E.2.5", "E.3", "E.4.4"), 0),
        "F.1.1": planned,
        "F.1.2": d.part(planned, d.progress * 0.8, d.progress * 0.95),
        "F.2.1": units,
        "F.2.2": 0,
        "F.2.3": 0,
        "F.2.4": partly,
        "F.2.4.1": 0,
        "F.2.4.2": partly,
        "F.2.4.3": 0,
        "F.2.5": units - partly,
        "F.2.6": 0,
    }


def _commune(d: Draw) -> Figures:
    issued = d.flow(0, 4)
    in_force = d.lasting.randint(340, 400)
    return {
        "A.3.2": 1 + d.flow(1, 8),
        "B.1": issued,
        "B.1.3": issued,
        "C.1.4.3": in_force,
        **_procedures(d, "3", in_force, "8", d.lasting.randint(3000, 14000)),
        **_staff(d, d.lasting.randint(32, 52), d.lasting.randint(4, 12)),
        "G.1": 1,
        "G.2": 0,
        "G.2.2": 0,
        **dict.fromkeys(("G.2.3", "G.2.4", "G.5.1.3.1", "G.5.1.3.2", "G.5.3.3.1", "G.5.3.3.2"), 1),
        "G.3": 100,
        "G.4": 1,
        "G.5.2": (electronic := Decimal(d.lasting.randint(950, 999)) / 10),
        "G.5.2.3": electronic,
    }


def _department(d: Draw) -> Figures:
    issued, units = d.flow(0, 6), d.lasting.randint(0, 8)
    in_force = d.lasting.randint(40, 160)
    return {
        "A.3.1": 1 + d.flow(1, 6),
        "B.1": issued,
        "B.1.1": issued,
        "C.1.4.1": in_force,
        "C.1.4.3": 0,
        **_procedures(d, "1", in_force, "6", d.lasting.randint(1500, 30000)),
        "D.1.1.1": 1,
        "D.1.1.2": 0,
        **_staff(d, d.lasting.randint(45, 110), units),
        "D.1.5.2": units,
        "E.4.2": 0,
        "E.4.3": 0,
        "G.1": 1,
        "G.2": 0,
        "G.2.2": 0,
        "G.2.3": 0,
        "G.2.4": 0,
        "G.3": 100,
        "G.4": 1,
        "G.5.1.1": 1,
        "G.5.3.1": 1,
        "G.5.2": (electronic := Decimal(d.lasting.randint(960, 999)) / 10),
        "G.5.2.1": electronic,
    }
