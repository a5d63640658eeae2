"""Addresses of the calendar feed."""

from django.urls import path

from caicach.web.calendars import views


urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("tao/", views.renew, name="calendar_renew"),
    path("huy/", views.revoke, name="calendar_revoke"),
    path("<str:secret>.ics", views.feed, name="calendar_feed"),
]
