"""Figures in JSON: what `caicach read --json` prints, what our own files carry, or plainly `{code: value}`."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from caicach.adapters.sources.entries import Entry
from caicach.adapters.sources.facts import FACTS
from caicach.core.ground.errors import UnreadableInput
from caicach.core.ground.numbers import plain_number
from caicach.core.ground.values import Value, ValueState
from caicach.core.ground.words import Messages, Words


def read_json(text: str, name: str, messages: Messages) -> tuple[tuple[Entry, ...], Mapping[str, str]]:
    """The figures and the facts. UnreadableInput names line and column of broken JSON, or the key that is wrong."""
    data = _parsed(text, name, messages)
    if not isinstance(data, dict):
        raise UnreadableInput(
            messages.say("sources.json_no_object", name=name), messages.say("sources.mend_json")
        )
    observations = data.get("observations", data.get("values"))
    if observations is None:
        observations = {key: value for key, value in data.items() if key not in _OTHER}
    entries = tuple(_entries(observations, name, messages))
    return entries, _facts(data)


_OTHER = frozenset((*FACTS, "caicach", "figures", "notes", "header", "claims", "unbound", "file", "format"))


def _parsed(text: str, name: str, messages: Messages) -> Any:
    try:
        return json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError as error:
        says = messages.say("sources.json_broken", name=name, line=error.lineno, column=error.colno)
        raise UnreadableInput(says, messages.say("sources.mend_json"), line=error.lineno) from error
    except (RecursionError, ValueError) as error:
        says = messages.say("sources.json_no_object", name=name)
        raise UnreadableInput(says, messages.say("sources.mend_json")) from error


def _entries(observations: Any, name: str, messages: Messages) -> Iterator[Entry]:
    """A list of observations, or a mapping from code or id to a value."""
    if isinstance(observations, dict):
        for key, item in observations.items():
            yield _entry(str(key), item, "", name, messages)
        return
    if not isinstance(observations, list):
        raise UnreadableInput(
            messages.say("sources.json_no_object", name=name), messages.say("sources.mend_json")
        )
    for place, item in enumerate(observations, 1):
        key = item.get("id") or item.get("code") if isinstance(item, dict) else None
        if not isinstance(key, str):
            says = messages.say("sources.json_no_code", name=name, place=place)
            raise UnreadableInput(says, messages.say("sources.mend_json"))
        yield _entry(key, item, str(item.get("note") or ""), name, messages)


def _entry(key: str, item: Any, note: str, name: str, messages: Messages) -> Entry:
    where = Words(f"Khóa “{key}”", f"Key “{key}”")
    return Entry(key, _raw(item, key, name, messages), note, where)


def _raw(item: Any, key: str, name: str, messages: Messages) -> str | Value:
    """The value; a number of JSON is exact as it stands, a text is read as a cell is."""
    if isinstance(item, dict):
        return _stated(item, key, name, messages)
    if item is None:
        return ""
    if isinstance(item, bool) or not isinstance(item, int | Decimal | str):
        raise _wrong(key, item, name, messages)
    return item if isinstance(item, str) else Value(ValueState.REPORTED, Decimal(item))


def _stated(item: Mapping[str, Any], key: str, name: str, messages: Messages) -> Value:
    """`{"state": …, "value": …}`; the value is a decimal string with a dot, a whole number, or null."""
    number = item.get("value")
    try:
        state = ValueState(item.get("state", "reported" if number is not None else "not_reported"))
        exact = (
            Decimal(number)
            if isinstance(number, str | int | Decimal) and not isinstance(number, bool)
            else None
        )
        return Value(state, exact if number is not None else None)
    except (ArithmeticError, ValueError) as error:
        raise _wrong(key, dict(item), name, messages) from error


def _wrong(key: str, item: object, name: str, messages: Messages) -> UnreadableInput:
    says = messages.say("sources.json_wrong_value", name=name, key=key, raw=str(item)[:60])
    return UnreadableInput(says, messages.say("sources.mend_figures"))


def _facts(data: Mapping[str, Any]) -> Mapping[str, str]:
    """The facts that are texts, those of a header `caicach read --json` printed among them."""
    header = data.get("header")
    given = {**(header if isinstance(header, dict) else {}), **data}
    facts = {name: _text(given.get(name)) for name in FACTS}
    issuer = given.get("issuer")
    if not facts["agency"] and isinstance(issuer, str):
        facts["agency"] = issuer
    return {name: text for name, text in facts.items() if text}


def _text(item: Any) -> str:
    if isinstance(item, list):
        return "\n".join(part for part in item if isinstance(part, str))
    if isinstance(item, int | Decimal) and not isinstance(item, bool):
        return plain_number(Decimal(item))
    return item if isinstance(item, str) else ""
