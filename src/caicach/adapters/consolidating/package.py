"""What a consolidation of ours carries about itself, read back for the level above. What makes no sense is left out."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from caicach.core.consolidation.contributions import Tally
from caicach.core.ground.values import ValueState


def tallies_of(package: Mapping[str, object]) -> Mapping[str, Tally]:
    """The coded rows with how many agencies chose each code and how many answered none."""
    found: dict[str, Tally] = {}
    for row, figure in _mapping(package.get("figures")).items():
        codes = _counts(_mapping(figure).get("codes"))
        if codes:
            states = _counts(_mapping(_mapping(figure).get("total")).get("counts"))
            found[row] = Tally(
                {Decimal(code): count for code, count in codes.items() if _is_number(code)},
                {ValueState(state): count for state, count in states.items() if _is_without(state)},
            )
    return found


def asked_of(package: object) -> Mapping[str, int]:
    """The coded rows that count agencies, with how many were asked; none when it is no consolidation."""
    tallies = tallies_of(package) if isinstance(package, Mapping) else {}
    return {row: sum(tally.codes.values()) + sum(tally.without.values()) for row, tally in tallies.items()}


def coverage_said(package: Mapping[str, object]) -> tuple[int, int] | None:
    """How many agencies are in it, of how many that owed a report; None when it does not say."""
    coverage = _mapping(package.get("coverage"))
    received, expected = coverage.get("received"), coverage.get("expected")
    return (received, expected) if isinstance(received, int) and isinstance(expected, int) else None


def _counts(item: object) -> Mapping[str, int]:
    return {key: count for key, count in _mapping(item).items() if isinstance(count, int) and count > 0}


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _is_without(state: str) -> bool:
    return state in set(ValueState) - {ValueState.REPORTED}


def _mapping(item: object) -> Mapping[str, object]:
    return item if isinstance(item, Mapping) else {}
