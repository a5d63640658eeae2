"""The cases of tests/cases/checks: for each check what it is given and what it finds, a line a case."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.observations import Certainty, UnboundRow
from caicach.core.checks.check import Subject
from caicach.core.checks.findings import Finding
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind
from caicach.core.ground.words import plain
from caicach.core.reading.found import Address
from caicach.core.reading.places import fragment
from factories.filings import YEAR_2023, filing


FOLDER = Path(__file__).parents[1] / "cases" / "checks"
OUTCOMES = {"passing", "failing", "missing"}


@dataclass(frozen=True)
class CheckCase:
    """One case: `outcome` is what it shows, `finds` the findings as severity, row, found and expected."""

    check: str
    outcome: str
    number: int
    finds: tuple[tuple[str, str, str, str], ...]
    entry: Mapping[str, Any]

    @property
    def name(self) -> str:
        """`K001-failing-2`."""
        return f"{self.check}-{self.outcome}-{self.number}"


def check_cases() -> list[CheckCase]:
    """Every case of every file; a file that says an unknown outcome is refused."""
    return [
        _case(number, entry)
        for file in sorted(FOLDER.glob("*.yaml"))
        for number, entry in enumerate(yaml.safe_load(file.read_text(encoding="utf-8")), 1)
    ]


def _case(number: int, entry: dict[str, Any]) -> CheckCase:
    assert entry["outcome"] in OUTCOMES, entry
    finds = tuple((f["severity"], f["at"], f["found"], f["expected"]) for f in entry["finds"])
    return CheckCase(entry["check"], entry["outcome"], number, finds, entry)


def findings_of(case: CheckCase) -> tuple[Finding, ...]:
    """What the case's own check finds in what the case gives."""
    check = load_checks().by_id[case.check]
    earlier = tuple(_earlier(entry) for entry in [case.entry.get("earlier")] if entry)
    subject = Subject(_filing(case.entry), load_catalogue(), earlier)
    assert check.scope.covers(subject.filing), f"{case.name} is outside the scope of its check"
    return tuple(check.rule.judge(check, subject))


def _filing(entry: Mapping[str, Any]) -> Filing:
    form = entry.get("form", "2023")
    codes = [i.code for i in load_catalogue().form(form).indicators if i.takes_value]
    given = dict.fromkeys(codes, entry["fills"]) if "fills" in entry else {}
    agency_type = entry.get("agency_type", "department")
    leaves_out = entry.get("leaves_out", [])
    filed = filing(
        {**given, **entry["given"]},
        form=form,
        agency_type=None if agency_type == "unknown" else AgencyType(agency_type),
        units=entry.get("units"),
        leaves_out=frozenset(codes if leaves_out == "all" else leaves_out),
    )
    return (
        replace(filed, unbound=tuple(_unbound(raw) for raw in entry.get("unbound", [])))
        if "unbound" in entry
        else _as_read(filed, entry)
    )


def _as_read(filed: Filing, entry: Mapping[str, Any]) -> Filing:
    """The filing with the likenesses, labels and doubts the case says reading met."""
    observations = dict(filed.observations)
    by_code = filed.form.by_code
    for code, score in entry.get("scores", {}).items():
        observations[by_code[code].id] = replace(observations[by_code[code].id], score=score)
    for code, label in entry.get("labels", {}).items():
        observations[by_code[code].id] = replace(observations[by_code[code].id], printed_label=label)
    for code, doubt in entry.get("doubts", {}).items():
        doubtful = {"certainty": Certainty.DOUBTFUL, "doubt": plain(doubt)}
        observations[by_code[code].id] = replace(observations[by_code[code].id], **doubtful)
    return replace(filed, observations=observations)


def _unbound(raw: str) -> UnboundRow:
    return UnboundRow(fragment(raw, Address(1, 9, 3)), "9", "Một dòng lạ", raw, 20, plain("không khớp."))


def _earlier(entry: Mapping[str, Any]) -> Filing:
    kind = PeriodKind(entry["period"])
    period = next(p for r in load_catalogue().regimes if (p := r.period(kind, YEAR_2023.year)))
    return filing(entry["given"], period=period)
