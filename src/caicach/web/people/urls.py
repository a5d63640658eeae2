"""Addresses of an agency's people; the agency stands in the address, so that a system administrator reaches all."""

from django.urls import path

from caicach.web.people import changes, delegations, views


urlpatterns = [
    path("nguoi-dung/", views.mine, name="my_people"),
    path("co-quan/<slug:agency>/nguoi-dung/", views.people, name="people"),
    path("co-quan/<slug:agency>/nguoi-dung/them/", views.add, name="add_person"),
    path("co-quan/<slug:agency>/nguoi-dung/<int:person>/", views.person, name="person"),
    path("co-quan/<slug:agency>/nguoi-dung/<int:person>/vai-tro/", changes.grant, name="grant_role"),
    path("co-quan/<slug:agency>/nguoi-dung/<int:person>/moi-lai/", changes.invite_again, name="invite_again"),
    path("co-quan/<slug:agency>/nguoi-dung/<int:person>/khoa/", changes.close_account, name="close_account"),
    path("co-quan/<slug:agency>/nguoi-dung/<int:person>/mo/", changes.open_account, name="open_account"),
    path("co-quan/<slug:agency>/vai-tro/<int:membership>/ket-thuc/", changes.end, name="end_role"),
    path("co-quan/<slug:agency>/uy-quyen/", delegations.of_agency, name="delegations"),
    path("uy-quyen/", delegations.lend, name="lend"),
    path("uy-quyen/<int:delegation>/thu-hoi/", delegations.revoke_one, name="revoke_delegation"),
]
