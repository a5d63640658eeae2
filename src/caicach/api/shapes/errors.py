"""The one shape of an error."""

from typing import Any

from ninja import Schema


class Problem(Schema):
    """One thing that is wrong, in words for a person."""

    code: str
    title: str
    says: str
    do: str
    context: dict[str, Any]


class Refusal(Schema):
    """Every answer that is not a success."""

    ok: bool
    errors: list[Problem]
    status: int
