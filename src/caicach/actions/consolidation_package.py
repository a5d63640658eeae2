"""A frozen consolidation as the file the level above takes in: the same JSON as `caicach consolidate` writes."""

from typing import Any

from caicach.actions.consolidation_delta import carried_out_again
from caicach.adapters.consolidating.act import Consolidated
from caicach.adapters.consolidating.plan_file import KeptPlan
from caicach.adapters.exchange.consolidation_json import consolidation_as_json
from caicach.store.directory import stored_directory
from caicach.store.lists import members_of
from caicach.store.models import ConsolidationFreeze


def package_of_freeze(freeze: ConsolidationFreeze) -> dict[str, Any]:
    """What was frozen, carried out again from its inputs, sealed. Seven queries, more when submissions are read for the
    first time."""
    directory = stored_directory()
    result = carried_out_again(freeze, directory)
    return consolidation_as_json(
        Consolidated(
            kept=KeptPlan(result.plan),
            result=result,
            directory=directory,
            reports={},
            refused=(),
            passed_over=(),
            said=(),
            members=members_of([int(one.contribution.id) for one in result.arrangement.counted]),
        )
    )
