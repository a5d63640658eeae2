"""The list of people, adding one, and the page of one."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from caicach.actions.managed import managed_agency, people_found, person_of, roles_seen
from caicach.actions.managing import find_grant_over
from caicach.actions.people import Person, add_person, describe_person, grantable_roles
from caicach.core.ground.errors import CaicachError
from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Role
from caicach.store.models import Membership, User
from caicach.web.people.forms import DetailsForm, GrantForm, PersonForm
from caicach.web.requests import Request
from caicach.web.words import say


PAGE = 50


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role as the page of a person lists it; `can_end` whether the actor may end it."""

    membership: Membership
    is_current: bool
    can_end: bool


@login_required
def mine(request: Request) -> HttpResponse:
    """The people of the agency one works for; of another one manages, when one does not manage that."""
    managing = sorted(request.actor.agencies(Role.AGENCY_ADMIN, Role.SYSTEM_ADMIN))
    chosen = request.agency.pk if request.agency else ""
    may = find_grant_over(Act.MANAGE_PEOPLE, chosen, request.actor) is not None
    agency = chosen if may else (managing[0] if managing else chosen)
    managed_agency(agency, request.actor)
    return redirect("people", agency)


@login_required
def people(request: Request, agency: str) -> HttpResponse:
    """Everyone with a role in the agency, found by any part of name, user name or address, with or without marks."""
    managed = managed_agency(agency, request.actor)
    wanted, only = request.GET.get("q", "").strip(), request.GET.get("vai-tro", "")
    found = people_found(managed, wanted, only, request.today)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "people/people.html",
        {
            "agency": managed,
            "page": page,
            "q": wanted,
            "only": only,
            "roles": grantable_roles(agency, request.actor),
        },
    )


@login_required
def add(request: Request, agency: str) -> HttpResponse:
    """A new person with a first role; an invitation goes out."""
    managed = managed_agency(agency, request.actor)
    form = PersonForm(request.POST or None, roles=grantable_roles(agency, request.actor))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            user = add_person(
                person=Person(told["full_name"], told["email"], told["position"], told["phone"], told["username"]),
                agency_id=agency, role=Role(told["role"]), from_on=told["from_on"], until=told["until"],
                actor=request.actor, by=request.user, now=request.now,
            )  # fmt: skip
        except CaicachError as refused:
            form.refuse(refused)
        else:
            messages.success(request, say("web.people.added", name=user.full_name, email=user.email))
            return redirect("person", agency, user.pk)
    return render(request, "people/add.html", {"agency": managed, "form": form})


@login_required
def person(request: Request, agency: str, person: int) -> HttpResponse:
    """One person: particulars, roles with their days; POST saves the particulars."""
    managed, user = person_of(agency, person, request.actor)
    form = DetailsForm(
        request.POST or None, initial={n: getattr(user, n) for n in ("full_name", "position", "phone")}
    )
    if request.method == "POST" and form.is_valid():
        describe_person(
            user_id=user.pk, agency_id=agency, actor=request.actor, now=request.now, **form.cleaned_data
        )
        messages.success(request, say("web.people.saved"))
        return redirect("person", agency, user.pk)
    roles = grantable_roles(agency, request.actor)
    return render(
        request,
        "people/person.html",
        {
            "agency": managed, "person": user, "form": form, "grant_form": GrantForm(roles=roles),
            "roles": _roles(request, user, roles), "is_oneself": user.pk == request.user.pk,
        },
    )  # fmt: skip


def _roles(request: Request, user: User, grantable: tuple[Role, ...]) -> list[HeldRole]:
    """The roles the actor may see, and which of them the actor may end."""
    seen = roles_seen(user, request.actor)
    current = {m.pk for m in seen if m.valid_to is None or m.valid_to >= request.today}
    return [HeldRole(m, m.pk in current, m.pk in current and Role(m.role) in grantable) for m in seen]
