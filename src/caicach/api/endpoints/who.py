"""Who the key is, and the agencies there are."""

from ninja import Query, Router

from caicach import __version__
from caicach.actions.standing import NotFound
from caicach.adapters.content.messages import message
from caicach.api.endpoint import endpoint
from caicach.api.paging import part_by_name
from caicach.api.requests import Request
from caicach.api.shapes.agencies import Agencies, Agency, AgencyFilter, Key, Me
from caicach.api.shapes.common import PersonName, agency_name
from caicach.core.ground.text import fold
from caicach.core.submissions.acts import PERMISSIONS, Act
from caicach.core.submissions.roles import Role
from caicach.store import models


router = Router(tags=["who"])


@endpoint(router, "GET", "/me", act=Act.USE_API, answer=Me)
def read_me(request: Request) -> Me:
    """Whom the key stands for."""
    token = request.auth
    allowed = PERMISSIONS[Role(token.role)]
    return Me(
        person=PersonName(id=request.user.pk, name=request.user.get_full_name()),
        agency=agency_name(token.agency),
        role=token.role,
        acts={side.value: sorted(act.value for act in acts) for side, acts in allowed.items()},
        key=Key(
            id=token.pk,
            label=token.label,
            hint=token.hint,
            expires_on=token.expires_on,
            created_at=token.created_at,
        ),
        version=__version__,
        now=request.now,
    )


@endpoint(router, "GET", "/agencies", act=Act.USE_API, answer=Agencies)
def list_agencies(request: Request, asked: Query[AgencyFilter]) -> Agencies:
    """Every agency, in dictionary order."""
    rows = models.Agency.objects.all()
    if asked.words.strip():
        rows = rows.filter(search_key__contains=fold(asked.words))
    if asked.type:
        rows = rows.filter(type=asked.type.value)
    found, following = part_by_name(rows, asked)
    return Agencies(agencies=[_agency(row) for row in found], next=following)


@endpoint(router, "GET", "/agencies/{agency}", act=Act.USE_API, answer=Agency)
def read_agency(request: Request, agency: str) -> Agency:
    """One agency."""
    found = models.Agency.objects.filter(pk=agency).first()
    if found is None:
        raise NotFound(message("api.errors.no_agency"), message("api.errors.no_agency_do"), agency=agency)
    return _agency(found)


def _agency(row: models.Agency) -> Agency:
    return Agency(
        **agency_name(row).model_dump(),
        abbreviation=row.abbreviation,
        type=row.type,
        code=row.code,
        code_102=row.code_102,
        place_name=row.place_name,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        unverified=row.unverified,
    )
