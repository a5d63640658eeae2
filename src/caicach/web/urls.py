"""Every address of the portal. A room of pages is one `include` here; its addresses are Vietnamese words without marks."""

from django.conf import settings
from django.urls import include, path

from caicach.web import health, preferences
from caicach.web.submissions import acts


urlpatterns = [
    path("", include("caicach.web.home.urls")),
    path("bao-cao/", include("caicach.web.submissions.urls")),
    path("bao-cao/", include("caicach.web.figures.urls")),
    path("bao-cao/", include("caicach.web.from_file.urls")),
    path("bao-cao/", include("caicach.web.findings.urls")),
    path("bao-cao/", include("caicach.web.papers.urls")),
    path("bao-cao/", include("caicach.web.narrative.urls")),
    path("nghia-vu/<int:duty>/bat-dau/", acts.begin, name="begin"),
    path("nhat-ky/", include("caicach.web.log.urls")),
    path("theo-doi/", include("caicach.web.board.urls")),
    path("tong-hop/", include("caicach.web.consolidations.urls")),
    path("thong-bao/", include("caicach.web.notices.urls")),
    path("thu-dien-tu/", include("caicach.web.outbox.urls")),
    path("lich/", include("caicach.web.calendars.urls")),
    path("ngon-ngu/", preferences.choose_language, name="choose_language"),
    path("co-quan/chon/", preferences.choose_agency, name="choose_agency"),
    path("tai-khoan/khoa/", include("caicach.web.keys.urls")),
    path("", include("caicach.web.accounts.urls")),
    path("", include("caicach.web.people.urls")),
    path("", include("caicach.web.agencies.urls")),
    path("nhap-danh-sach/", include("caicach.web.importing.urls")),
    path("api/", include("caicach.api.urls")),
    path("_status", health.status, name="status"),
]
if settings.DEBUG or settings.DEMO:
    urlpatterns.append(path("thu-vien-thanh-phan/", include("caicach.web.gallery.urls")))

handler400 = "caicach.web.errors.views.bad_request"
handler403 = "caicach.web.errors.views.permission_denied"
handler404 = "caicach.web.errors.views.page_not_found"
handler500 = "caicach.web.errors.views.server_error"
