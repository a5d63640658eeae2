"""The tabs of a submission apart from its pages: drawn anew when what waits there has changed."""

from urllib.parse import urlsplit

from django.template.loader import render_to_string

from caicach.web.requests import Request
from caicach.web.submissions.opening import Opened


def tabs_of(request: Request, opened: Opened) -> str:
    """The tabs, the one marked on whose page the person is."""
    here = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")).path
    return render_to_string("submissions/_tabs.html", {"opened": opened, "here": here}, request)
