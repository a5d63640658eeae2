"""Addresses of the documents of one submission."""

from django.urls import path

from caicach.web.papers import views


urlpatterns = [
    path("<int:pk>/van-ban/", views.papers, name="papers"),
    path("<int:pk>/van-ban/trang/", views.pages, name="paper_pages"),
    path("<int:pk>/van-ban/trang/<int:number>.png", views.page, name="paper_page"),
    path("<int:pk>/van-ban/tai/nhan-xet.docx", views.commented_file, name="paper_commented"),
    path("<int:pk>/van-ban/tai/<slug:ending>/", views.paper_file, name="paper_file"),
    path("<int:pk>/van-ban/xem.pdf", views.shown_pdf, name="paper_shown"),
]
