"""The Django app of the pages."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, static files and template tags."""

    name = "caicach.web"
    label = "web"
