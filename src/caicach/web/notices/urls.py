"""Addresses of the notices."""

from django.urls import path

from caicach.web.notices import views


urlpatterns = [
    path("", views.notices, name="notices"),
    path("<int:pk>/", views.follow, name="notice"),
    path("da-doc/", views.read_all, name="notices_read"),
    path("tuy-chon/", views.choose, name="notices_choose"),
]
