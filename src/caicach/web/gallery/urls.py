"""Addresses of the gallery."""

from django.urls import path

from caicach.web.gallery import views


urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("tu-choi/", views.refuse, name="gallery_refuse"),
    path("manh/", views.fragment, name="gallery_fragment"),
]
