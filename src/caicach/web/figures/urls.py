"""Addresses of the figures of one submission."""

from django.urls import path

from caicach.web.figures import carrying, changes, lists, page, panel, pasting, saving


urlpatterns = [
    path("<int:pk>/so-lieu/", page.figures, name="figures"),
    path("<int:pk>/so-lieu/luu/", saving.save, name="save_figures"),
    path("<int:pk>/so-lieu/moi/", changes.changes, name="changed_figures"),
    path("<int:pk>/so-lieu/dan/", pasting.place, name="paste_figures"),
    path("<int:pk>/so-lieu/mang-sang/", carrying.carry, name="carry_figures"),
    path("<int:pk>/so-lieu/o/<slug:row>/", panel.panel, name="figure"),
    path("<int:pk>/so-lieu/danh-sach/<slug:row>/", lists.listed, name="figure_list"),
]
