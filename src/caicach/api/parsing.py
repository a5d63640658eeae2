"""Reading what a program sent: JSON and query, refusing what no table of ours can hold."""

import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.parser import Parser

from caicach.api.errors import WrongMediaType, WrongRequest


class StrictParser(Parser):
    """JSON and nothing else in a body: one object, no NaN, no text that cannot be stored."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """The object in the body."""
        if request.content_type != "application/json":
            raise WrongMediaType.told("media_type", given=request.content_type or "–")
        try:
            read = json.loads(request.body, parse_constant=_refuse_constant)
        except (ValueError, RecursionError) as error:
            raise WrongRequest.told("no_json", reason=str(error)[:120]) from error
        if not isinstance(read, dict):
            raise WrongRequest.told("no_object")
        require_storable(read)
        return read

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        """The query or form by name."""
        parsed = super().parse_querydict(data, list_fields, request)
        require_storable(parsed)
        return parsed


def require_storable(value: object) -> None:
    """WrongRequest for a text with a NUL or half a character in it: no database takes it."""
    for text in _texts(value):
        if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
            raise WrongRequest.told("unstorable")


def _texts(value: object) -> Iterator[str]:
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            waiting += one


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
