"""Addresses of filling from a file."""

from django.urls import path

from caicach.web.from_file import reading, upload


urlpatterns = [
    path("<int:pk>/dien-tu-tep/", upload.upload, name="from_file"),
    path("<int:pk>/dien-tu-tep/<int:reading>/", reading.reading, name="reading"),
    path("<int:pk>/dien-tu-tep/<int:reading>/loi-van/", reading.take_section, name="take_section"),
    path("<int:pk>/dien-tu-tep/<int:reading>/cac-muc/", reading.take_sections, name="take_sections"),
    path("<int:pk>/dien-tu-tep/<int:reading>/dau-van-ban/", reading.take_head, name="take_head"),
]
