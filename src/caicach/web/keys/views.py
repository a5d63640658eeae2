"""The page of one's keys. A new key is shown once, in the answer to making it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from caicach.actions.tokens import NewToken, create_token, revoke_token
from caicach.core.submissions.decide import Refused
from caicach.store.models import ApiToken
from caicach.web.errors.statuses import status_of
from caicach.web.keys.forms import KeyForm
from caicach.web.requests import Request
from caicach.web.words import say


@login_required
@require_http_methods(["GET", "POST"])
def keys(request: Request) -> HttpResponse:
    """The keys in use and those that are over; a post makes one."""
    if request.method != "POST":
        return _page(request, KeyForm(request))
    form = KeyForm(request, request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    agency, role = form.grant()
    told = {"label": form.cleaned_data["label"], "expires_on": form.cleaned_data["expires_on"]}
    try:
        made = create_token(
            user=request.user, agency_id=agency, role=role, actor=request.actor, now=request.now, **told
        )
    except Refused as refused:
        form.refuse(refused)
        return _page(request, form, status=status_of(refused))
    return _page(request, KeyForm(request), made)


@login_required
@require_POST
def revoke(request: Request, pk: int) -> HttpResponse:
    """End one of one's keys."""
    revoke_token(token_id=pk, actor=request.actor, now=request.now)
    messages.success(request, say("web.keys.revoked"))
    return redirect("keys")


def _page(request: Request, form: KeyForm, made: NewToken | None = None, status: int = 200) -> HttpResponse:
    rows = ApiToken.objects.filter(user=request.user).select_related("agency").order_by("-created_at", "-pk")
    alive = [row for row in rows if row.revoked_at is None and row.expires_on >= request.today]
    context = {
        "form": form,
        "made": made,
        "alive": alive,
        "over": [row for row in rows if row not in alive],
        "can_make": bool(form.fields["what"].choices),
    }
    response = render(request, "keys/keys.html", context, status=status)
    response["Cache-Control"] = "no-store"  # a key that is shown once stands in nobody's cache
    return response
