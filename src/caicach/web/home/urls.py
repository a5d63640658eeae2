"""Addresses of the first page."""

from django.urls import path

from caicach.web.home import views


urlpatterns = [path("", views.home, name="home")]
