"""The plan and the figures of a freeze as they are kept, and read back."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from caicach.actions.consolidated import Consolidated
from caicach.actions.consolidation_plans import Bases
from caicach.actions.frozen_rules import rules_as_json, rules_of
from caicach.actions.words import content
from caicach.adapters.content.consolidation import consolidation_rules
from caicach.adapters.content.receivers import receivers
from caicach.core.consolidation.leading import leads_above
from caicach.core.consolidation.plan import Expected, Plan, Prefer
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.directory import Directory
from caicach.core.ground.numbers import plain_number
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from caicach.core.ground.values import Value, ValueState
from caicach.core.submissions.owed import AfterSuccession
from caicach.store.models import ConsolidationFreeze


def plan_as_json(found: Consolidated) -> dict[str, Any]:
    """The plan as it is kept with a freeze, so that it can be carried out again."""
    plan = found.result.plan
    return {
        "root": plan.root,
        "on": plan.on.isoformat(),
        "form": plan.form.id,
        "from_on": plan.period.from_on.isoformat(),
        "cutoff_on": plan.period.cutoff_on.isoformat(),
        "prefer": plan.prefer.value,
        "accepted_only": found.choices.accepted_only,
        "left_out": dict(plan.left_out),
        "bases": {
            row: {agency: plain_number(number) for agency, number in known.items()}
            for row, known in plan.bases.items()
        },
        "expected": [
            [one.agency, one.type.value, one.due_on.isoformat() if one.due_on else None]
            for one in plan.expected
        ],
        "rules": rules_as_json(plan.rules),
    }


def figures_as_json(found: Consolidated) -> dict[str, Any]:
    """Every figure with how many gave it and how many were asked."""
    return {
        row: {
            "state": figure.value.state.value,
            "value": None if figure.value.number is None else format(figure.value.number, "f"),
            "reported": figure.total.reported,
            "asked": figure.total.asked,
            "is_tally": bool(figure.codes),
        }
        for row, figure in found.result.figures.items()
    }


def frozen_plan(freeze: ConsolidationFreeze, directory: Directory) -> Plan:
    """The plan as it was frozen; by the rules of today where none were kept with it."""
    told, kept = freeze.plan, freeze.consolidation
    receiving = receivers().get(kept.regime)
    year, _, kind = kept.period.partition("-")
    first, last = date.fromisoformat(told["from_on"]), date.fromisoformat(told["cutoff_on"])
    form, day = content().form(told["form"]), date.fromisoformat(told["on"])
    return Plan(
        root=told["root"],
        period=ReportingPeriod(PeriodKind(kind), int(year), first, last),
        form=form,
        on=day,
        rules=rules_of(told["rules"]) if "rules" in told else consolidation_rules(),
        expected=tuple(
            Expected(agency, AgencyType(type_), date.fromisoformat(due) if due else None)
            for agency, type_, due in told["expected"]
        ),
        bases=_bases(told.get("bases", {})),
        leads=leads_above(told["root"], form, directory, day),
        left_out=told["left_out"],
        prefer=Prefer(told["prefer"]),
        after_succession=receiving.after_succession if receiving else AfterSuccession.SUCCESSOR,
    )


def _bases(kept: Mapping[str, Mapping[str, str]]) -> Bases:
    """Those frozen with the plan; none in what was frozen before they were kept."""
    return {row: {agency: Decimal(number) for agency, number in known.items()} for row, known in kept.items()}


def frozen_figures(freeze: ConsolidationFreeze) -> Mapping[str, Value]:
    """The figures as they were written."""
    return {
        row: Value(ValueState(told["state"]), None if told["value"] is None else Decimal(told["value"]))
        for row, told in freeze.figures.items()
    }
