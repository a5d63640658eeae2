"""Addresses of one's keys."""

from django.urls import path

from caicach.web.keys import views


urlpatterns = [
    path("", views.keys, name="keys"),
    path("<int:pk>/thu-hoi/", views.revoke, name="revoke_key"),
]
