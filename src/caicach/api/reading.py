"""The OpenAPI description read for people: groups, endpoints, parameters and fields as rows of tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter or field: its name, where it stands, its type in a few words, whether it must be given."""

    name: str
    place: str
    type: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One endpoint."""

    id: str
    method: str
    path: str
    summary: str
    act: str
    fields: tuple[Field, ...]
    answers: tuple[Field, ...]
    statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Described:
    """An object by its name: its fields, or the values it may have."""

    name: str
    fields: tuple[Field, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The endpoints of one noun."""

    name: str
    title: str
    endpoints: tuple[Endpoint, ...]


def groups_of(schema: dict[str, Any]) -> tuple[Group, ...]:
    """Every group in the order of the description."""
    endpoints = [
        (operation["tags"][0], _endpoint(schema, method.upper(), path, operation))
        for path, operations in schema["paths"].items()
        for method, operation in operations.items()
    ]
    return tuple(
        Group(tag["name"], tag["description"], tuple(e for name, e in endpoints if name == tag["name"]))
        for tag in schema["tags"]
    )


def _endpoint(schema: dict[str, Any], method: str, path: str, operation: dict[str, Any]) -> Endpoint:
    parameters = [
        Field(p["name"], p["in"], type_of(p["schema"]), p["required"], p.get("description", ""))
        for p in operation["parameters"]
    ]
    success = next(status for status in operation["responses"] if int(status) < 300)
    body = operation.get("requestBody", {})
    answer = operation["responses"][success]
    return Endpoint(
        id=operation["operationId"],
        method=method,
        path=path,
        summary=operation["summary"],
        act=operation["x-caicach-act"],
        fields=(*parameters, *(f for kind in _kinds(body) for f in _fields(schema, kind, "body"))),
        answers=tuple(f for kind in _kinds(answer) for f in _fields(schema, kind, "answer")),
        statuses=tuple(str(status) for status in operation["responses"]),
    )


def _kinds(holder: dict[str, Any]) -> list[dict[str, Any]]:
    """The schemas of a body; every format of a file is the same file."""
    schemas = [media["schema"] for media in holder.get("content", {}).values()]
    return schemas[:1]


def _fields(schema: dict[str, Any], kind: dict[str, Any], place: str) -> Iterator[Field]:
    """The fields of the object a schema names."""
    resolved = _resolved(schema, kind)
    required = set(resolved.get("required", []))
    for name, field in resolved.get("properties", {}).items():
        yield Field(name, place, type_of(field), name in required, field.get("description", ""))


def _resolved(schema: dict[str, Any], kind: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in kind:
        found: dict[str, Any] = schema["components"]["schemas"][kind["$ref"].rpartition("/")[2]]
        return found
    return kind


def type_of(kind: dict[str, Any]) -> str:
    """`integer`, `string (date)`, `list of Cell`, `string or null`."""
    if "$ref" in kind:
        return str(kind["$ref"].rpartition("/")[2])
    for choices in ("anyOf", "oneOf", "allOf"):
        if choices in kind:
            return " or ".join(dict.fromkeys(type_of(one) for one in kind[choices]))
    if "enum" in kind:
        return " | ".join(str(value) for value in kind["enum"])
    if kind.get("type") == "array":
        return f"list of {type_of(kind.get('items', {}))}"
    name = str(kind.get("type", "any"))
    return f"{name} ({kind['format']})" if "format" in kind else name


def objects_of(schema: dict[str, Any]) -> Iterator[Described]:
    """Every object the description names, in the order of the alphabet."""
    for name, kind in sorted(schema["components"]["schemas"].items()):
        yield Described(
            name, tuple(_fields(schema, kind, "")), tuple(str(one) for one in kind.get("enum", ()))
        )
