"""Addresses of agencies."""

from django.urls import path

from caicach.web.agencies import changes, views


urlpatterns = [
    path("co-quan/", views.agencies, name="agencies"),
    path("co-quan/them/", changes.create, name="create_agency"),
    path("co-quan/<slug:agency>/", views.agency, name="agency"),
    path("co-quan/<slug:agency>/thong-tin/", changes.describe, name="describe_agency"),
    path("co-quan/<slug:agency>/doi-ten/", changes.rename, name="rename_agency"),
    path("co-quan/<slug:agency>/sap-nhap/", changes.merge, name="merge_agency"),
    path("co-quan/<slug:agency>/chuyen/", changes.move, name="move_agency"),
]
