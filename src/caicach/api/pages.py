"""The description for programs, and the page for people made of it: no script, nothing from elsewhere."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caicach.api.answers import READABLE
from caicach.api.description import openapi
from caicach.api.interface import api
from caicach.api.reading import groups_of, objects_of


@require_GET
def description(request: HttpRequest) -> JsonResponse:
    """OpenAPI 3.1; it tells nothing of anybody, so it needs no key."""
    return JsonResponse(openapi(api), json_dumps_params=READABLE)


@login_required
@require_GET
def docs(request: HttpRequest) -> HttpResponse:
    """Every endpoint by group: what it takes, what it answers, an example."""
    schema = openapi(api)
    context: dict[str, Any] = {
        "groups": groups_of(schema),
        "objects": [one for one in objects_of(schema) if one.fields],
        "intro": schema["info"]["description"],
        "address": request.build_absolute_uri("/api/v1/"),
    }
    return render(request, "api/docs.html", context)
