"""Addresses of the API: version 1, its description, and the page that explains it."""

from django.urls import path

from caicach.api import pages
from caicach.api.interface import api


urlpatterns = [
    path("v1/openapi.json", pages.description, name="api_description"),
    path("v1/docs", pages.docs, name="api_docs"),
    path("v1/", api.urls),
]
