"""What is done to one person by one button."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from caicach.actions import invitations
from caicach.actions.managed import membership_of, person_of
from caicach.actions.people import end_role, grant_role, grantable_roles, set_active
from caicach.core.submissions.roles import Role
from caicach.web.people.forms import GrantForm
from caicach.web.requests import Request
from caicach.web.words import say


@require_POST
@login_required
def grant(request: Request, agency: str, person: int) -> HttpResponse:
    """Another role for the person."""
    _, user = person_of(agency, person, request.actor)
    form = GrantForm(request.POST, roles=grantable_roles(agency, request.actor))
    if form.is_valid():
        told = form.cleaned_data
        grant_role(
            user_id=user.pk, agency_id=agency, role=Role(told["role"]), from_on=told["from_on"],
            until=told["until"], actor=request.actor, by=request.user, now=request.now,
        )  # fmt: skip
        messages.success(request, say("web.people.granted", name=user.full_name))
    else:
        messages.error(request, say("web.people.grant_unclear"))
    return redirect("person", agency, person)


@require_POST
@login_required
def end(request: Request, agency: str, membership: int) -> HttpResponse:
    """The role ended, from now on."""
    held = membership_of(agency, membership, request.actor)
    end_role(membership_id=held.pk, actor=request.actor, now=request.now)
    messages.success(request, say("web.people.ended"))
    return redirect("person", agency, held.user_id)


@require_POST
@login_required
def invite_again(request: Request, agency: str, person: int) -> HttpResponse:
    """Another letter with another link."""
    _, user = person_of(agency, person, request.actor)
    invitations.invite_again(user=user, by=request.user, now=request.now)
    messages.success(request, say("web.people.invited", name=user.full_name, email=user.email))
    return redirect("person", agency, person)


@require_POST
@login_required
def close_account(request: Request, agency: str, person: int) -> HttpResponse:
    """The account closed; what the person did stays."""
    return _set_active(request, agency, person, is_active=False)


@require_POST
@login_required
def open_account(request: Request, agency: str, person: int) -> HttpResponse:
    """The account open again."""
    return _set_active(request, agency, person, is_active=True)


def _set_active(request: Request, agency: str, person: int, *, is_active: bool) -> HttpResponse:
    _, user = person_of(agency, person, request.actor)
    set_active(user_id=user.pk, agency_id=agency, is_active=is_active, actor=request.actor, now=request.now)
    messages.success(
        request, say("web.people.opened" if is_active else "web.people.closed", name=user.full_name)
    )
    return redirect("person", agency, person)
