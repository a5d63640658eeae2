"""The rules of consolidation as they are kept with a freeze, so that it is carried out again by them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from caicach.core.catalogue.leads import Lead
from caicach.core.consolidation.rules import BaseOf, Rules, ShareOf
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.numbers import plain_number


def rules_as_json(rules: Rules) -> dict[str, Any]:
    """All of them, in one order."""
    return {
        "counted": {row: plain_number(code) for row, code in sorted(rules.counted.items())},
        "shares": {row: [of.row, plain_number(of.code)] for row, of in sorted(rules.shares.items())},
        "bases": {row: [of.of, of.year] for row, of in sorted(rules.bases.items())},
        "answers_for_below": sorted(kind.value for kind in rules.answers_for_below),
        "disjoint": [sorted(rows) for rows in rules.disjoint],
        "leads": [
            [lead.agency, sorted(lead.rows), _told(lead.valid_from), _told(lead.valid_to)]
            for lead in rules.leads
        ],
    }


def rules_of(kept: Mapping[str, Any]) -> Rules:
    """The rules that were kept."""
    return Rules(
        counted={row: Decimal(code) for row, code in kept["counted"].items()},
        shares={row: ShareOf(of, Decimal(code)) for row, (of, code) in kept["shares"].items()},
        bases={row: BaseOf(of, year) for row, (of, year) in kept["bases"].items()},
        answers_for_below=frozenset(map(AgencyType, kept["answers_for_below"])),
        disjoint=tuple(frozenset(rows) for rows in kept["disjoint"]),
        leads=tuple(
            Lead(agency, frozenset(rows), _day(first), _day(last))
            for agency, rows, first, last in kept["leads"]
        ),
    )


def _told(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _day(told: str) -> date | None:
    return date.fromisoformat(told) if told else None
