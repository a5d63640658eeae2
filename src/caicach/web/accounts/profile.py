"""One's own account: who one is, how one signs in, what is lent to whom."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render

from caicach.actions.delegations import LENDABLE
from caicach.actions.people import update_profile
from caicach.store.models import Delegation, Membership
from caicach.web.accounts.forms import ProfileForm
from caicach.web.preferences import remember_language
from caicach.web.requests import Request
from caicach.web.words import say


@login_required
def account(request: Request) -> HttpResponse:
    """The account; POST saves what a person says of themselves."""
    user = request.user
    form = ProfileForm(request.POST or None, initial=_said_by(user))
    if request.method == "POST" and form.is_valid():
        update_profile(user=user, actor=request.actor, now=request.now, **form.cleaned_data)
        messages.success(request, say("web.account.saved"))
        return remember_language(redirect("account"), form.cleaned_data["language"])
    memberships = Membership.objects.filter(user=user).select_related("agency").order_by("agency__sort_key")
    return render(
        request,
        "account/account.html",
        {
            "form": form,
            "memberships": [m for m in memberships if m.valid_to is None or m.valid_to >= request.today],
            "has_second_factor": Authenticator.objects.filter(
                user=user, type=Authenticator.Type.TOTP
            ).exists(),
            "sessions": UserSession.objects.filter(user=user).count(),
            "given": _delegations(request, giver=user),
            "taken": _delegations(request, taker=user),
            "may_lend": any(g.role in LENDABLE and not g.on_behalf_of for g in request.actor.grants),
        },
    )


def _said_by(user: object) -> dict[str, object]:
    return {name: getattr(user, name) for name in ("position", "phone", "language", "wants_digest")}


def _delegations(request: Request, **whose: object) -> list[Delegation]:
    """Those that hold now or will."""
    current = Delegation.objects.filter(revoked_at=None, until__gte=request.today, **whose)
    return list(current.select_related("giver", "taker", "agency").order_by("from_on"))
