"""Figures of the base year that a portal keeps, for the plan of a consolidation."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from caicach.adapters.consolidating.nation import NATION
from caicach.adapters.consolidating.usual_plan import TO_MINISTRY, WITHIN_PROVINCE
from caicach.adapters.server.client import Server
from caicach.core.consolidation.plan import Plan
from caicach.core.ground.directory import Directory


@dataclass(frozen=True)
class KeptBases:
    """The numbers by row and agency, and the names of agencies the directory here does not know."""

    bases: Mapping[str, Mapping[str, Decimal]]
    unknown: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many numbers."""
        return sum(len(known) for known in self.bases.values())


def bases_at(server: Server, plan: Plan, directory: Directory) -> KeptBases:
    """What the portal keeps for the rows of the plan's form, as written down: what those before an agency had together is
    worked out from their own. The portal refuses where the key may not see the period's consolidation."""
    regime = TO_MINISTRY if plan.root == NATION else WITHIN_PROVINCE
    said = server.get(f"/consolidations/{regime}/{plan.period.id}/bases")
    found: dict[str, dict[str, Decimal]] = {}
    unknown: dict[str, str] = {}
    for one in said["bases"]:
        agency, row = one["agency"]["id"], one["indicator"]
        if one["is_added"] or row not in plan.form.by_id:
            continue
        if directory.find(agency) is None:
            unknown[agency] = one["agency"]["name"]
        else:
            found.setdefault(row, {})[agency] = Decimal(one["base_value"])
    return KeptBases(found, tuple(unknown.values()))
