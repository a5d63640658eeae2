"""Accepting an invitation: the link of the letter leads here, once."""

from allauth.account.adapter import get_adapter
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from caicach.actions.invitations import accept, find_invited
from caicach.web.accounts.forms import InvitationForm


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def accept_invitation(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """Choose a password and begin; a link that was used or is too old says whom to ask."""
    user = find_invited(key, token)
    if user is None:
        return render(request, "account/invitation_spent.html", status=410)
    form = InvitationForm(user=user, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        accept(user=user, password=form.cleaned_data["password1"], now=request.now)
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
        return get_adapter().post_login(
            request,
            user,
            email_verification=None,
            signal_kwargs={},
            email=user.email,
            signup=False,
            redirect_url="/",
        )
    return render(request, "account/invitation.html", {"form": form, "invited": user})
