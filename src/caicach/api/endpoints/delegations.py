"""Roles lent for a time: one's own, or by who manages the people for one who is away; and taken back."""

from datetime import date

from django.db.models import Q
from ninja import Query, Router

from caicach.actions.delegations import delegate, revoke
from caicach.actions.managed import colleagues_in
from caicach.actions.managing import find_grant_over
from caicach.actions.standing import NotFound
from caicach.adapters.content.messages import message
from caicach.api.endpoint import endpoint
from caicach.api.endpoints.agencies import find_agency, no_agency
from caicach.api.errors import WrongField
from caicach.api.paging import part_by_name, part_of
from caicach.api.requests import Request
from caicach.api.shapes import delegations as shapes
from caicach.api.shapes.common import PersonName, agency_name, person_name
from caicach.core.submissions.acts import Act
from caicach.store import models
from caicach.store.visible import visible_delegations


router = Router(tags=["delegations"])
_PEOPLE = ("agency", "giver", "taker", "revoked_by")


@endpoint(router, "GET", "/delegations", act=Act.USE_API, answer=shapes.Delegations)
def list_delegations(request: Request, asked: Query[shapes.DelegationFilter]) -> shapes.Delegations:
    """What was lent, now and before: of the owner of the key, or of the agencies whose people the key manages."""
    rows = visible_delegations(request.actor).select_related(*_PEOPLE)
    if asked.agency:
        rows = rows.filter(agency=asked.agency)
    if asked.current:
        rows = rows.filter(Q(revoked_at=None), from_on__lte=request.today, until__gte=request.today)
    found, following = part_of(rows, asked, field="pk", descending=True)
    return shapes.Delegations(delegations=[_shape(row, request.today) for row in found], next=following)


@endpoint(router, "GET", "/colleagues", act=Act.DELEGATE, answer=shapes.Colleagues)
def list_colleagues(request: Request, asked: Query[shapes.ColleagueFilter]) -> shapes.Colleagues:
    """To whom a role of the agency may be lent: who works for it today."""
    agency = _agency(request, asked.agency)
    rows = colleagues_in({agency.pk}, request.today)
    found, following = part_by_name(rows, asked, among=rows)
    names = [shapes.Colleague(id=row.pk, name=row.get_full_name(), position=row.position) for row in found]
    return shapes.Colleagues(colleagues=names, next=following)


@endpoint(router, "POST", "/delegations", act=Act.DELEGATE, answer=shapes.Delegation, status=201)
def lend_role(request: Request, given: shapes.DelegationGiven) -> shapes.Delegation:
    """Lend a role of one's own; who manages the people lends for somebody else."""
    agency = _agency(request, given.agency or "")
    giver = request.user.pk if given.giver is None else given.giver
    for field, person in (("giver", giver), ("taker", given.taker)):
        if not models.Membership.objects.filter(agency=agency, user=person).exists():
            raise WrongField.told("field_person", field=field, person=person)
    lent = delegate(
        giver_id=giver,
        taker_id=given.taker,
        agency_id=agency.pk,
        role=given.role,
        from_on=given.from_on,
        until=given.until,
        reason=given.reason,
        actor=request.actor,
        by=request.user,
        now=request.now,
    )
    return _shape(lent, request.today)


@endpoint(router, "POST", "/delegations/{delegation}/revoke", act=Act.DELEGATE, answer=shapes.Delegation)
def revoke_delegation(request: Request, delegation: int) -> shapes.Delegation:
    """Take a lent role back, from now on; taken back twice it stays as the first left it."""
    if not visible_delegations(request.actor).filter(pk=delegation).exists():
        raise NotFound(
            message("api.errors.no_delegation"), message("api.errors.no_delegation_do"), delegation=delegation
        )
    ended = revoke(delegation_id=delegation, actor=request.actor, by=request.user, now=request.now)
    return _shape(ended, request.today)


def _agency(request: Request, named: str) -> models.Agency:
    """The agency named, or the key's; NotFound for one of which the key manages nobody and where it does not work."""
    agency = named or request.auth.agency_id
    is_own = agency in request.actor.agencies()
    if not is_own and find_grant_over(Act.MANAGE_PEOPLE, agency, request.actor) is None:
        raise no_agency(agency)
    return find_agency(agency)


def _shape(row: models.Delegation, today: date) -> shapes.Delegation:
    return shapes.Delegation(
        id=row.pk,
        agency=agency_name(row.agency),
        role=row.role,
        giver=_named(row.giver),
        taker=_named(row.taker),
        from_on=row.from_on,
        until=row.until,
        reason=row.reason,
        is_current=row.revoked_at is None and row.from_on <= today <= row.until,
        created_at=row.created_at,
        revoked_at=row.revoked_at,
        revoked_by=person_name(row.revoked_by),
    )


def _named(user: models.User) -> PersonName:
    return PersonName(id=user.pk, name=user.get_full_name())
