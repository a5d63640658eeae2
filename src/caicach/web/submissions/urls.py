"""Addresses of one submission."""

from django.urls import path

from caicach.web.submissions import acts, comparing, history, overview, remarks


urlpatterns = [
    path("<int:pk>/", overview.overview, name="submission"),
    path("<int:pk>/viec/<slug:act>/", acts.act, name="act"),
    path("<int:pk>/y-kien/", remarks.remarks, name="remarks"),
    path("<int:pk>/y-kien/<int:remark>/", remarks.answer, name="answer_remark"),
    path("<int:pk>/lich-su/", history.history, name="history"),
    path("<int:pk>/so-sanh/", comparing.compare, name="compare"),
]
