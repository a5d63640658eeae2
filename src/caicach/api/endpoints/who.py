"""Who the key is."""

from ninja import Router

from caicach import __version__
from caicach.api.endpoint import endpoint
from caicach.api.requests import Request
from caicach.api.shapes.common import PersonName, agency_name
from caicach.api.shapes.who import Key, Me
from caicach.core.submissions.acts import PERMISSIONS, Act
from caicach.core.submissions.roles import Role


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
