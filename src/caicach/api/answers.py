"""JSON as it leaves: Vietnamese letters as letters, so that a person can read what a program got."""

from typing import Any, ClassVar

from django.http import JsonResponse
from ninja.renderers import JSONRenderer


READABLE = {"ensure_ascii": False}


class ReadableRenderer(JSONRenderer):
    """What endpoints answer."""

    json_dumps_params: ClassVar[dict[str, Any]] = READABLE


def json_answer(body: Any, status: int) -> JsonResponse:
    """An answer made outside of an endpoint: a refusal, or one that was kept. It is in our shape already."""
    response = JsonResponse(body, status=status, json_dumps_params=READABLE)
    response.is_told = True
    return response
