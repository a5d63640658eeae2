"""Consolidations once computed, kept by what they are made of: the same submissions give the same answer."""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from caicach.actions.frozen_rules import rules_as_json
from caicach.core.consolidation.consolidate import Consolidation, consolidate
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.plan import Plan
from caicach.core.consolidation.rules import Rules
from caicach.core.ground.directory import Directory
from caicach.core.ground.numbers import plain_number


MOST_KEPT = 32
_results: OrderedDict[str, tuple[Directory, Consolidation]] = OrderedDict()
_guard = Lock()


def computed(plan: Plan, given: Sequence[Contribution], directory: Directory) -> Consolidation:
    """The plan carried out; the answer is kept by plan, rules and seals of the submissions as long as no agency changes. What
    bears no seal is computed every time."""
    key = f"{inputs_hash(plan, given)} {_seal_of(plan.rules)}"
    with _guard:
        kept = _results.get(key)
        if kept is not None and kept[0] == directory:
            _results.move_to_end(key)
            return kept[1]
    result = consolidate(plan, given, directory)
    result.figures  # noqa: B018 - made here once, not by each request that shares it
    if all(one.content_hash for one in given):
        with _guard:
            _results[key] = (directory, result)
            while len(_results) > MOST_KEPT:
                _results.popitem(last=False)
    return result


def inputs_hash(plan: Plan, given: Sequence[Contribution]) -> str:
    """SHA-256, in hex, over the plan and every submission with its seal, in whatever order they came. A plan without bases
    has the seal it had before there were any."""
    expected = sorted(f"{one.agency}:{one.type}:{one.due_on}" for one in plan.expected)
    inputs = sorted(f"{one.id}:{one.content_hash}" for one in given)
    left_out = sorted(f"{id_}:{reason}" for id_, reason in plan.left_out.items())
    bases = sorted(
        f"{row}:{agency}:{plain_number(number)}"
        for row, known in plan.bases.items()
        for agency, number in known.items()
    )
    said = (plan.root, plan.period.id, plan.form.id, str(plan.on), plan.prefer, plan.after_succession)
    parts = [*said, "expected", *expected, "left out", *left_out, "inputs", *inputs]
    parts += ["bases", *bases] if bases else []
    return hashlib.sha256("".join(f"{len(p.encode())}:{p}" for p in parts).encode()).hexdigest()


def _seal_of(rules: Rules) -> str:
    return hashlib.sha256(json.dumps(rules_as_json(rules)).encode()).hexdigest()
