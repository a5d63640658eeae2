"""Addresses of the findings of one submission."""

from django.urls import path

from caicach.web.findings import views


urlpatterns = [
    path("<int:pk>/kiem-tra/", views.findings, name="findings"),
    path("<int:pk>/kiem-tra/lai/", views.check_again, name="check_again"),
    path("<int:pk>/kiem-tra/so-viec/", views.count, name="findings_count"),
    path("<int:pk>/kiem-tra/tinh-trang/", views.freshness, name="findings_freshness"),
    path("<int:pk>/kiem-tra/giai-trinh/", views.explain_finding, name="explain_finding"),
]
