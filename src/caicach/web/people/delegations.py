"""Lending a role: one's own, or for someone of the agency who is away; and taking it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from caicach.actions.delegations import LENDABLE, delegate, revoke
from caicach.actions.managed import colleagues_in, managed_agency, no_person
from caicach.actions.managing import find_grant_over
from caicach.core.ground.errors import CaicachError
from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Role
from caicach.store.models import Delegation, User
from caicach.web.people.forms import LendForm
from caicach.web.requests import Request
from caicach.web.words import say


@login_required
def lend(request: Request) -> HttpResponse:
    """Lend a role of one's own to a colleague."""
    own = [g for g in request.actor.grants if g.on_behalf_of is None and g.role in LENDABLE]
    agencies = {agency.pk: agency for agency in request.agencies}
    what = [(agencies[g.agency], g.role) for g in own if g.agency in agencies]
    people = colleagues_in({agency.pk for agency, _ in what}, request.today).exclude(pk=request.user.pk)
    form = LendForm(request.POST or None, what=what, people=people, today=request.today, is_own=True)
    if request.method == "POST" and form.is_valid() and _lent(request, form, request.user):
        return redirect("account")
    return render(request, "people/lend.html", {"form": form, "may": bool(what)})


@login_required
def of_agency(request: Request, agency: str) -> HttpResponse:
    """What is lent in the agency, now and before; its administrator lends for who is away."""
    managed = managed_agency(agency, request.actor)
    what = [(managed, role) for role in Role if role in LENDABLE]
    people = colleagues_in({agency}, request.today)
    form = LendForm(request.POST or None, what=what, people=people, today=request.today, is_own=False)
    if request.method == "POST" and form.is_valid() and _lent(request, form, form.cleaned_data["giver"]):
        return redirect("delegations", agency)
    rows = Delegation.objects.filter(agency=managed).select_related("giver", "taker", "revoked_by", "agency")
    page = Paginator(rows.order_by("-from_on", "-pk"), 50).get_page(request.GET.get("page"))
    return render(request, "people/delegations.html", {"agency": managed, "form": form, "page": page})


@require_POST
@login_required
def revoke_one(request: Request, delegation: int) -> HttpResponse:
    """Take a lent role back. Only those who lent it, or manage the agency's people, know that it exists."""
    lent = Delegation.objects.filter(pk=delegation).first()
    is_managed = lent and find_grant_over(Act.MANAGE_PEOPLE, lent.agency_id, request.actor)
    if lent is None or not (is_managed or lent.giver_id == request.user.pk):
        raise no_person()
    revoke(delegation_id=lent.pk, actor=request.actor, by=request.user, now=request.now)
    messages.success(request, say("web.people.revoked"))
    return redirect("delegations", lent.agency_id) if is_managed else redirect("account")


def _lent(request: Request, form: LendForm, giver: User) -> bool:
    """Whether it was lent; the form says why not."""
    role, agency = form.chosen
    told = form.cleaned_data
    try:
        delegate(
            giver_id=giver.pk, taker_id=told["taker"].pk, agency_id=agency, role=role, from_on=told["from_on"],
            until=told["until"], reason=told["reason"], actor=request.actor, by=request.user, now=request.now,
        )  # fmt: skip
    except CaicachError as refused:
        form.refuse(refused)
        return False
    messages.success(request, say("web.people.lent", name=told["taker"].full_name))
    return True
