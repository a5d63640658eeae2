"""The description of the API, OpenAPI 3.1, in the language of the request; its sentences are content."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from ninja import NinjaAPI

from caicach.adapters.content.messages import messages
from caicach.api.words import say


PREFIX = "/api/v1/"


def openapi(api: NinjaAPI) -> dict[str, Any]:
    """The description."""
    schema: dict[str, Any] = deepcopy(dict(api.get_openapi_schema(path_prefix=PREFIX)))
    schema["info"] = {"title": "caicach", "version": api.version, "description": say("api.description.intro")}
    for path in schema["paths"].values():
        for operation in path.values():
            operation["summary"] = say(f"api.endpoints.{operation['operationId']}")
            operation.pop("description", None)
            for parameter in operation["parameters"]:
                parameter["description"] = meaning_of(parameter["name"])
    for kind in (*schema["components"]["schemas"].values(), *_bodies(schema)):
        for name, field in kind.get("properties", {}).items():
            field["description"] = meaning_of(name)
    schema["tags"] = [{"name": name, "description": say(f"api.groups.{name}")} for name in _tags(schema)]
    return schema


def meaning_of(name: str) -> str:
    """What a field or parameter of that name means; KeyError while the content does not say."""
    key = f"api.fields.{name}"
    return say(key if key in messages().by_key else f"api.fields_of_content.{name}")


def _bodies(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What is sent as a form, which has no name of its own."""
    operations = (operation for path in schema["paths"].values() for operation in path.values())
    for operation in operations:
        for media in operation.get("requestBody", {}).get("content", {}).values():
            yield media["schema"]


def _tags(schema: dict[str, Any]) -> list[str]:
    operations = (operation for path in schema["paths"].values() for operation in path.values())
    return list(dict.fromkeys(tag for operation in operations for tag in operation["tags"]))
