"""The data our own files take along, read back; what stands on the page wins where a person changed it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from caicach.core.catalogue.observations import Certainty, Observation, Observations
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.text import squash
from caicach.core.ground.values import Value, ValueState
from caicach.core.reading.found import FoundDocument


@dataclass(frozen=True)
class Carried:
    """What a file of ours says of itself. `figures` is the printed text of each reference by its tag, `tallies`
    are the coded rows that count agencies, with how many were asked."""

    form_version: str | None
    agency: str | None
    agency_type: AgencyType | None
    period: str | None
    observations: Mapping[str, Value]
    figures: Mapping[str, str]
    tallies: Mapping[str, int] = field(default_factory=dict)


def carried_of(found: FoundDocument) -> Carried | None:
    """The carried data; parts that make no sense are left out, and None stands for a file that carries none."""
    data = found.carried
    if data is None or data.get("caicach") != 1:
        return None
    kind = _text(data.get("agency_type"))
    tallies = {key: item for key, item in _mapping(data.get("tallies")).items() if isinstance(item, int)}
    values = {
        key: value for key, item in _mapping(data.get("observations")).items() if (value := _value(item))
    }
    figures = {key: text for key, text in _mapping(data.get("figures")).items() if isinstance(text, str)}
    return Carried(
        _text(data.get("form_version")),
        _text(data.get("agency")),
        AgencyType(kind) if kind in set(AgencyType) else None,
        _text(data.get("period")),
        values,
        figures,
        tallies,
    )


def with_carried(observations: Observations, carried: Carried) -> Observations:
    """The observations with the carried value wherever the page still says what was printed; a cell that was
    changed keeps what it now says."""
    return {id_: _settled(observation, carried) for id_, observation in observations.items()}


def _settled(observation: Observation, carried: Carried) -> Observation:
    id_ = observation.indicator.id
    value = carried.observations.get(id_)
    if value is None:
        return observation
    is_as_printed = squash(observation.raw) == squash(carried.figures.get(id_, ""))
    is_same_state = value.number is None and observation.value.state is value.state
    if not (is_same_state or (value.number is not None and is_as_printed)):
        return observation
    return replace(observation, value=value, certainty=Certainty.BOUND, doubt=None)


def _value(item: object) -> Value | None:
    state = _text(_mapping(item).get("state"))
    if state not in set(ValueState):
        return None
    written = _mapping(item).get("value")
    try:
        number = Decimal(written) if isinstance(written, str) else None
        return Value(ValueState(state), number)
    except (InvalidOperation, ValueError):
        return None


def _mapping(item: object) -> Mapping[str, object]:
    return item if isinstance(item, Mapping) else {}


def _text(item: object) -> str | None:
    return item if isinstance(item, str) else None
