"""Addresses of the import."""

from django.urls import path

from caicach.web.importing import views


urlpatterns = [
    path("", views.upload, name="import"),
    path("mau/", views.template, name="import_template"),
    path("thuc-hien/", views.commit_shown, name="import_commit"),
]
