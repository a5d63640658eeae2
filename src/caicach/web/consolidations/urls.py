"""Addresses of consolidating, by regime and period."""

from django.urls import path

from caicach.web.consolidations import (
    bases,
    coverage,
    figures,
    freezing,
    leaving_out,
    looks,
    package,
    part,
    parts,
    periods,
    united,
)


_ONE = "<slug:regime>/<slug:period>"

urlpatterns = [
    path("", periods.periods, name="consolidations"),
    path(f"{_ONE}/", coverage.coverage, name="consolidation"),
    path(f"{_ONE}/de-ngoai/<int:pk>/", leaving_out.leave, name="consolidation_leave_out"),
    path(f"{_ONE}/so-lieu/", figures.figures, name="consolidation_figures"),
    path(f"{_ONE}/so-lieu/<slug:row>/", parts.parts, name="consolidation_parts"),
    path(f"{_ONE}/so-lieu/<slug:row>/<int:pk>/", part.part, name="consolidation_part"),
    path(f"{_ONE}/so-lieu/<slug:row>/danh-muc/", united.list_of_all, name="consolidation_united"),
    path(f"{_ONE}/can-xem/", looks.looks, name="consolidation_looks"),
    path(f"{_ONE}/so-goc/", bases.bases, name="consolidation_bases"),
    path(f"{_ONE}/chot/", freezing.freezing, name="consolidation_freezing"),
    path(f"{_ONE}/chot/goi-tong-hop/", package.package, name="consolidation_package"),
]
