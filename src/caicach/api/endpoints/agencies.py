"""Agencies and their history, for every key to read; changed from a day on by who keeps them."""

from django.db.models import Q
from ninja import Query, Router

from caicach.actions import agencies as acting
from caicach.actions.standing import NotFound
from caicach.adapters.content.messages import message
from caicach.api.endpoint import endpoint
from caicach.api.errors import WrongField
from caicach.api.paging import part_by_name
from caicach.api.requests import Request
from caicach.api.shapes import agencies as shapes
from caicach.api.shapes.of_agencies import agency_shapes, history_shape
from caicach.core.ground.text import fold
from caicach.core.submissions.acts import Act
from caicach.store import models


router = Router(tags=["agencies"])


@endpoint(router, "GET", "/agencies", act=Act.USE_API, answer=shapes.Agencies)
def list_agencies(request: Request, asked: Query[shapes.AgencyFilter]) -> shapes.Agencies:
    """Every agency there is or was, in dictionary order; with a day those that existed on it."""
    rows = models.Agency.objects.all()
    if asked.words.strip():
        rows = rows.filter(search_key__contains=fold(asked.words))
    if asked.type:
        rows = rows.filter(type=asked.type.value)
    if asked.on:
        begun, lasts = (
            Q(valid_from=None) | Q(valid_from__lte=asked.on),
            Q(valid_to=None) | Q(valid_to__gte=asked.on),
        )
        rows = rows.filter(begun, lasts)
    found, following = part_by_name(rows, asked)
    return shapes.Agencies(agencies=agency_shapes(found, asked.on or request.today), next=following)


@endpoint(router, "GET", "/agencies/{agency}", act=Act.USE_API, answer=shapes.Agency)
def read_agency(request: Request, agency: str, asked: Query[shapes.AgencyAsked]) -> shapes.Agency:
    """One agency, and what it stands under on the day."""
    return agency_shapes([find_agency(agency)], asked.on or request.today)[0]


@endpoint(router, "GET", "/agencies/{agency}/history", act=Act.USE_API, answer=shapes.AgencyHistory)
def read_agency_history(request: Request, agency: str) -> shapes.AgencyHistory:
    """Where it stood and when, what it came from, what it became."""
    return history_shape(find_agency(agency))


@endpoint(router, "POST", "/agencies", act=Act.MANAGE_AGENCIES, answer=shapes.Agency, status=201)
def create_agency(request: Request, given: shapes.AgencyGiven) -> shapes.Agency:
    """A new agency; without an id one is made of the name."""
    if given.parent is not None:
        _require("parent", given.parent)
    particulars = acting.Particulars(**given.model_dump(exclude={"id"}), id=given.id or "")
    made = acting.create_agency(particulars=particulars, actor=request.actor, now=request.now)
    return agency_shapes([made], made.valid_from or request.today)[0]


@endpoint(router, "PATCH", "/agencies/{agency}", act=Act.MANAGE_AGENCIES, answer=shapes.Agency)
def describe_agency(request: Request, agency: str, given: shapes.AgencyChange) -> shapes.Agency:
    """Where its papers are dated and its codes; what is left out stays."""
    found = find_agency(agency)
    told = {name: getattr(found, name) for name in shapes.AgencyChange.model_fields}
    changed = acting.describe_agency(
        agency_id=agency,
        **told | given.model_dump(exclude_none=True),
        actor=request.actor,
        now=request.now,
    )
    return agency_shapes([changed], request.today)[0]


@endpoint(
    router, "POST", "/agencies/{agency}/rename", act=Act.MANAGE_AGENCIES, answer=shapes.Agency, status=201
)
def rename_agency(request: Request, agency: str, given: shapes.Renamed) -> shapes.Agency:
    """A new name from a day on: a new agency that succeeds this one; the answer is the new one."""
    find_agency(agency)
    made = acting.rename_agency(agency_id=agency, **given.model_dump(), actor=request.actor, now=request.now)
    return agency_shapes([made], given.on)[0]


@endpoint(router, "POST", "/agencies/{agency}/merge", act=Act.MANAGE_AGENCIES, answer=shapes.AgencyHistory)
def merge_agency(request: Request, agency: str, given: shapes.Merged) -> shapes.AgencyHistory:
    """Merged into another from a day on; what stood under it stands under the other."""
    found = find_agency(agency)
    _require("into", given.into)
    acting.merge_agency(agency_id=agency, into=given.into, on=given.on, actor=request.actor, now=request.now)
    return history_shape(found)


@endpoint(router, "POST", "/agencies/{agency}/move", act=Act.MANAGE_AGENCIES, answer=shapes.AgencyHistory)
def move_agency(request: Request, agency: str, given: shapes.Moved) -> shapes.AgencyHistory:
    """Under another agency from a day on."""
    found = find_agency(agency)
    _require("parent", given.parent)
    acting.move_agency(
        agency_id=agency, parent=given.parent, on=given.on, actor=request.actor, now=request.now
    )
    return history_shape(found)


def find_agency(agency: str) -> models.Agency:
    """The agency; NotFound when there is none of the id."""
    found = models.Agency.objects.filter(pk=agency).first()
    if found is None:
        raise no_agency(agency)
    return found


def no_agency(agency: str) -> NotFound:
    """There is no agency of the id, or it is none of the key's."""
    return NotFound(message("api.errors.no_agency"), message("api.errors.no_agency_do"), agency=agency)


def _require(field: str, agency: str) -> None:
    if not models.Agency.objects.filter(pk=agency).exists():
        raise WrongField.told("field_agency", field=field, agency=agency)
