"""The plan as a file a person keeps, edits and runs again: YAML, or JSON of the same fields.

`root`, `period`, `form`, `as_of`; `expected` (agency, type, due_on); `leads` (row, agencies); `bases` (row, agency, number);
`left_out` (file, reason); `prefer`, `after_succession`; `files` (file, agency, sent_on, includes_below): what is known of a
file that it does not say itself. docs/how-to/consolidate-a-province.md shows each."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

import yaml

from caicach.adapters.content.messages import message
from caicach.adapters.renderers.atomic import write_bytes
from caicach.core.consolidation.plan import Expected, Plan
from caicach.core.ground.numbers import plain_number


Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class SaidOfFile:
    """What a person knows of a file: whose it is, when it was sent, whether its figures include those below."""

    agency: str | None = None
    sent_on: date | None = None
    includes_below: bool | None = None


@dataclass(frozen=True)
class KeptPlan:
    """A plan, and what it says of files by their names."""

    plan: Plan
    files: Mapping[str, SaidOfFile] = field(default_factory=dict)


def write_plan(kept: KeptPlan, path: Path) -> None:
    """The plan in the file, as YAML, or as JSON where the name ends so."""
    data = plan_as_data(kept)
    if path.suffix.lower() == ".json":
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    else:
        body = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120, default_style=None)
        text = f"# {message('consolidating.plan_header').vi}\n{body}"
    write_bytes(path, text.encode())


def plan_as_data(kept: KeptPlan) -> dict[str, object]:
    """The plan as plain values; what is empty is shown empty, so that people see what they may fill in."""
    plan = kept.plan
    return {
        "root": plan.root,
        "period": plan.period.id,
        "form": plan.form.id,
        "as_of": plan.on.isoformat(),
        "prefer": plan.prefer.value,
        "after_succession": plan.after_succession.value,
        "left_out": [{"file": name, "reason": reason} for name, reason in plan.left_out.items()],
        "files": [{"file": name, **_said(said)} for name, said in kept.files.items()],
        "leads": [{"row": row, "agencies": sorted(leads)} for row, leads in plan.leads.items()],
        "bases": [
            {"row": row, "agency": agency, "number": plain_number(number)}
            for row, bases in plan.bases.items()
            for agency, number in bases.items()
        ],
        "expected": [_expected(owed) for owed in plan.expected],
    }


def _said(said: SaidOfFile) -> dict[str, object]:
    day = said.sent_on.isoformat() if said.sent_on else None
    fields = {"agency": said.agency, "sent_on": day, "includes_below": said.includes_below}
    return {name: value for name, value in fields.items() if value is not None}


def _expected(owed: Expected) -> dict[str, object]:
    due = {"due_on": owed.due_on.isoformat()} if owed.due_on else {}
    return {"agency": owed.agency, "type": owed.type.value, **due}
