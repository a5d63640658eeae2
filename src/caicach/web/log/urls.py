"""Addresses of the log."""

from django.urls import path

from caicach.web.log import views


urlpatterns = [
    path("", views.log, name="log"),
    path("kiem-tra/", views.verify, name="verify_log"),
]
