"""The Django app of the API."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Endpoints under /api/."""

    name = "caicach.api"
    label = "api"
