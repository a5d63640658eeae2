"""The check book: every published check by its id."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from caicach.core.catalogue.filing import Filing
from caicach.core.checks.check import Check


@dataclass(frozen=True)
class CheckBook:
    """All checks in the order of their ids; two of one id cannot be."""

    checks: tuple[Check, ...]

    def __post_init__(self) -> None:
        ids = [check.id for check in self.checks]
        twice = sorted({key for key in ids if ids.count(key) > 1})
        if twice:
            raise ValueError(f"two checks of one id: {', '.join(twice)}")

    def __iter__(self) -> Iterator[Check]:
        return iter(self.checks)

    def __len__(self) -> int:
        return len(self.checks)

    @cached_property
    def by_id(self) -> dict[str, Check]:
        """The checks by id."""
        return {check.id: check for check in self.checks}

    def in_force(self, day: date | None, filing: Filing) -> tuple[Check, ...]:
        """The checks that hold on the day and whose scope covers the filing."""
        return tuple(c for c in self.checks if c.is_in_force(day) and c.scope.covers(filing))
