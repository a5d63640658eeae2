"""The Django app of the background jobs."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Jobs, without tables of their own."""

    name = "caicach.jobs"
    label = "jobs"
