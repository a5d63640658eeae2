"""Going to the province's single sign-on: when it does not answer, that is told in words, not by a broken page."""

from allauth.account.internal.decorators import login_not_required
from allauth.socialaccount.providers.openid_connect import views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException


@login_not_required
def go(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the provider's own page; 503 with what to do while it cannot be reached."""
    try:
        return views.login(request, provider_id=provider_id)
    except RequestException:
        return render(request, "socialaccount/authentication_error.html", status=503)
