"""docs/reference/api.md: the endpoints as the API describes itself."""

import os
import tempfile
from collections.abc import Iterator
from typing import Any

from caicach.core.catalogue.catalogue import Catalogue
from reference_pages.tables import table


_FOLDER = tempfile.TemporaryDirectory(prefix="caicach-reference-")
INTRODUCTION = """# The API

Made of the OpenAPI description the portal serves at `/api/v1/openapi.json` (a page for people: `/api/v1/docs`, when signed
in). How to begin: [use the API](../how-to/use-the-api.md).

{intro}

Every refusal: `{{"ok": false, "errors": [{{"code", "title", "says", "do", "context"}}], "status"}}`. `code` is stable.

| Status | When |
|---|---|
| 400 | the body is no JSON object, a query name means nothing, a cursor is none |
| 401 | no key, or one that does not count |
| 403 | the role of the key may not do this |
| 404 | there is no such thing, or the key may not know of it |
| 405, 413, 415 | another method, too large a body, a body that is no JSON |
| 409 | not now: the status, a need that is not met, a conflict (`theirs` and `ours` in the context) |
| 422 | a field is missing or wrong (one error each), or an idempotency key stands for another request |
| 429 | too many requests with keys that do not count |
| 500 | a mistake of the server; ask again with the same idempotency key |"""


def api(_catalogue: Catalogue) -> str:
    """Groups, endpoints and objects, in English."""
    _ready()
    from django.utils import translation

    from caicach.api.description import openapi
    from caicach.api.interface import api as interface

    with translation.override("en"):
        schema = openapi(interface)
    return "\n\n".join(
        (INTRODUCTION.format(intro=schema["info"]["description"]), *_groups(schema), *_objects(schema))
    )


def _ready() -> None:
    """Django on its defaults, with a data folder that goes away: nothing of this account is read or written."""
    os.environ["CAICACH_DATA"] = _FOLDER.name
    os.environ["DJANGO_SETTINGS_MODULE"] = "caicach.settings"
    import django

    django.setup()


def _groups(schema: dict[str, Any]) -> Iterator[str]:
    from caicach.api.reading import groups_of

    for group in groups_of(schema):
        yield f"## {group.title}"
        for endpoint in group.endpoints:
            yield f"### `{endpoint.method} {endpoint.path}`\n\n{endpoint.summary}. Needs `{endpoint.act}`."
            rows = [
                (f"`{f.name}`" + (" *" if f.required else ""), f.place, f.type, f.description)
                for f in endpoint.fields
            ]
            if rows:
                yield table(("Takes (* required)", "In", "Type", "Meaning"), rows)
            answers = ", ".join(f"`{field.name}`" for field in endpoint.answers) or "the file"
            yield f"Answers {endpoint.statuses[0]}: {answers}."


def _objects(schema: dict[str, Any]) -> Iterator[str]:
    from caicach.api.reading import objects_of

    yield "## Objects"
    for one in objects_of(schema):
        if one.values:
            yield f"### {one.name}\n\nOne of {', '.join(f'`{value}`' for value in one.values)}."
        elif one.fields:
            rows = [(f"`{f.name}`", f.type, f.description) for f in one.fields]
            yield f"### {one.name}\n\n{table(('Field', 'Type', 'Meaning'), rows)}"
