"""What a consolidation of ours carries about itself, read back for the level above. What makes no sense is left out."""

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path

from caicach.adapters.consolidating.seal import is_whole
from caicach.adapters.content.messages import message
from caicach.core.ground.elements import Element
from caicach.core.ground.errors import UnreadableInput
from caicach.core.ground.tallies import Tally
from caicach.core.ground.values import Value, ValueState
from caicach.core.submissions.listing import LONGEST_CODE, LONGEST_NAME


MOST_LISTED = 20_000  # members of one catalogue
MOST_AGENCIES = 100_000  # of which one figure is made: each is counted one by one


def package_in_file(path: Path) -> object:
    """What a consolidation of ours says of itself in JSON; None for other figures. UnreadableInput for one that is not as it
    was written."""
    if path.suffix.lower() != ".json":
        return None
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError:
        return None  # no file of ours is in another encoding
    package = _mapping(data).get("consolidation")
    if package is not None and not is_whole(data):
        raise UnreadableInput(
            message("packages.changed", name=path.name), message("packages.changed_do"), file=path.name
        )
    return package


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


def tallies_for(package: Mapping[str, object], values: Mapping[str, Value]) -> Mapping[str, Tally]:
    """Those of rows whose figure still is what the consolidation says: another was written by a person since."""
    said = _mapping(package.get("figures"))
    return {
        row: tally
        for row, tally in tallies_of(package).items()
        if (value := values.get(row)) is not None and _says(_mapping(said.get(row)), value)
    }


def elements_for(
    package: Mapping[str, object], values: Mapping[str, Value]
) -> Mapping[str, tuple[Element, ...]]:
    """The members of catalogues it lists, each once, of rows whose figure still is what the consolidation says."""
    said = _mapping(package.get("figures"))
    return {
        row: elements
        for row, listed in _mapping(package.get("elements")).items()
        if (value := values.get(row)) is not None
        and _says(_mapping(said.get(row)), value)
        and (elements := _elements(listed))
    }


def _elements(listed: object) -> tuple[Element, ...]:
    found: dict[str, Element] = {}
    for pair in listed[:MOST_LISTED] if isinstance(listed, list) else ():
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair):
            element = Element(pair[0][:LONGEST_CODE], pair[1][:LONGEST_NAME])
            if element.key:
                found.setdefault(element.key, element)
    return tuple(found.values())


def asked_of(package: object) -> Mapping[str, int]:
    """The coded rows that count agencies, with how many were asked; none when it is no consolidation."""
    tallies = tallies_of(package) if isinstance(package, Mapping) else {}
    return {row: tally.asked for row, tally in tallies.items()}


def coverage_said(package: Mapping[str, object]) -> tuple[int, int] | None:
    """How many agencies are in it, of how many that owed a report; None when it does not say."""
    coverage = _mapping(package.get("coverage"))
    received, expected = coverage.get("received"), coverage.get("expected")
    if not isinstance(received, int) or not isinstance(expected, int) or not 0 <= received <= expected:
        return None
    return received, expected


def _says(figure: Mapping[str, object], value: Value) -> bool:
    number = figure.get("value")
    is_same = (
        Decimal(number) == value.number if isinstance(number, str) and _is_number(number) else number is None
    )
    return figure.get("state") == value.state.value and is_same


def _counts(item: object) -> Mapping[str, int]:
    return {key: n for key, n in _mapping(item).items() if isinstance(n, int) and 0 < n <= MOST_AGENCIES}


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _is_without(state: str) -> bool:
    return state in set(ValueState) - {ValueState.REPORTED}


def _mapping(item: object) -> Mapping[str, object]:
    return item if isinstance(item, Mapping) else {}
