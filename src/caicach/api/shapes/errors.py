"""The one shape of an error."""

from typing import Any

from ninja import Schema
from pydantic import Field


class Problem(Schema):
    """One thing that is wrong, in words for a person."""

    code: str = Field(description="Stable name of the kind of error, for programs.")
    title: str
    says: str = Field(description="What happened, in the language of Accept-Language.")
    do: str = Field(description="What to do next.")
    context: dict[str, Any] = Field(description="What it is about: names and values.")


class Refusal(Schema):
    """Every answer that is not a success."""

    ok: bool = Field(description="Always false.")
    errors: list[Problem]
    status: int = Field(description="The HTTP status again.")
