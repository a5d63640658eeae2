"""Addresses of the outbox."""

from django.urls import path

from caicach.web.outbox import views


urlpatterns = [
    path("", views.outbox, name="outbox"),
    path("gui-lai/", views.again, name="outbox_again"),
    path("de-rieng/", views.aside, name="outbox_aside"),
]
