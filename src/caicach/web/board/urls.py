"""Addresses of the board."""

from django.urls import path

from caicach.web.board import acts, export, opening, views, year


urlpatterns = [
    path("", views.board, name="board"),
    path("xuat/", export.export, name="board_export"),
    path("tiep-nhan/", acts.receive, name="board_receive"),
    path("don-doc/", acts.remind, name="board_remind"),
    path("gia-han/", acts.extend, name="board_extend"),
    path("gia-han/ngay/", acts.due_day, name="board_due_day"),
    path("ca-nam/", year.year, name="board_year"),
    path("mo-ky/", opening.opening, name="board_opening"),
]
