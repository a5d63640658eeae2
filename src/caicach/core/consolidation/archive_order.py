"""The order of agencies in the archive: each before all that stand under it, so that a province is a block."""

from collections.abc import Mapping
from datetime import date

from caicach.core.ground.directory import Directory


def tree_order(directory: Directory, day: date) -> Mapping[str, int]:
    """The place of every agency that exists on the day; those under one another stand together, in the order of the
    directory."""
    alive = directory.alive_on(day)
    waiting = [agency.id for agency in reversed(alive) if directory.parent_on(agency.id, day) is None]
    order: dict[str, int] = {}
    while waiting:
        agency = waiting.pop()
        order[agency] = len(order)
        waiting += [child.id for child in reversed(directory.children_on(agency, day))]
    return order
