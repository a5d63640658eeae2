"""Changing agencies: each form posts to its own address; refused, the page comes back as it was filled in."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from caicach.actions import agencies
from caicach.actions.managing import require_over
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.errors import CaicachError
from caicach.core.submissions.acts import Act
from caicach.store.models import Agency
from caicach.web.agencies.forms import CreateForm, DescribeForm, MergeForm, MoveForm, RenameForm
from caicach.web.agencies.views import shown
from caicach.web.forms import PortalForm
from caicach.web.requests import Request
from caicach.web.words import say


@login_required
def create(request: Request) -> HttpResponse:
    """A new agency."""
    require_over(Act.MANAGE_AGENCIES, "", request.actor)
    form = CreateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data | {"type": AgencyType(form.cleaned_data["type"])}
        told["parent"] = told["parent"].pk if told["parent"] else None
        try:
            made = agencies.create_agency(
                particulars=agencies.Particulars(**told), actor=request.actor, now=request.now
            )
        except CaicachError as refused:
            form.refuse(refused)
        else:
            messages.success(request, say("web.agencies.created", name=made.name))
            return redirect("agency", made.pk)
    return render(request, "agencies/create.html", {"form": form})


@require_POST
@login_required
def describe(request: Request, agency: str) -> HttpResponse:
    """Place of papers and codes."""
    form = DescribeForm(request.POST)
    return _changed(request, agency, "describe", form, lambda told: agencies.describe_agency(
        agency_id=agency, actor=request.actor, now=request.now, **told))  # fmt: skip


@require_POST
@login_required
def rename(request: Request, agency: str) -> HttpResponse:
    """A new name from a day on: a new agency that succeeds this one."""
    form = RenameForm(request.POST)
    return _changed(request, agency, "rename", form, lambda told: agencies.rename_agency(
        agency_id=agency, actor=request.actor, now=request.now, **told))  # fmt: skip


@require_POST
@login_required
def merge(request: Request, agency: str) -> HttpResponse:
    """Merged into another from a day on."""
    form = MergeForm(request.POST, agency=agency)
    return _changed(request, agency, "merge", form, lambda told: agencies.merge_agency(
        agency_id=agency, into=told["into"].pk, on=told["on"], actor=request.actor, now=request.now))  # fmt: skip


@require_POST
@login_required
def move(request: Request, agency: str) -> HttpResponse:
    """Under another agency from a day on."""

    def act(told: dict[str, Any]) -> Agency:
        agencies.move_agency(
            agency_id=agency, parent=told["parent"].pk, on=told["on"], actor=request.actor, now=request.now
        )
        return Agency.objects.get(pk=agency)

    return _changed(request, agency, "move", MoveForm(request.POST, agency=agency), act)


def _changed(
    request: Request, agency: str, name: str, form: PortalForm, act: Callable[[dict[str, Any]], Agency]
) -> HttpResponse:
    """The page of the agency that came of it, or the form with what was wrong."""
    require_over(Act.MANAGE_AGENCIES, agency, request.actor)
    if form.is_valid():
        try:
            made = act(form.cleaned_data)
        except CaicachError as refused:
            form.refuse(refused)
        else:
            messages.success(request, say(f"web.agencies.done_{name}", name=made.name))
            return redirect("agency", made.pk)
    return shown(request, agency, **{name: form})
