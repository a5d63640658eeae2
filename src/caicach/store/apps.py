"""The Django app that holds the tables."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Tables under the label `store`."""

    name = "caicach.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
