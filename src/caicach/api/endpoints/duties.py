"""What is owed: by the key's agency, and to it; more time for one, opening a period."""

from django.db.models import QuerySet
from ninja import Query, Router

from caicach.actions import duties as acting
from caicach.actions.periods import open_by_hand
from caicach.actions.standing import NotFound
from caicach.adapters.content.messages import message
from caicach.api.endpoint import endpoint
from caicach.api.paging import part_of
from caicach.api.requests import Request
from caicach.api.shapes import duties as shapes
from caicach.api.shapes.of_duties import duty_shape, duty_shapes
from caicach.api.words import spoken
from caicach.core.submissions.acts import Act
from caicach.store.models import Duty, Extension
from caicach.store.visible import own_duties, received_duties


router = Router(tags=["duties"])


@endpoint(router, "GET", "/duties", act=Act.SEE_DRAFT, answer=shapes.Duties)
def list_duties(request: Request, asked: Query[shapes.DutyFilter]) -> shapes.Duties:
    """What the key's agency owes, newest first."""
    return _listed(request, own_duties(request.actor), asked, is_own=True)


@endpoint(router, "GET", "/board", act=Act.SEE_BOARD, answer=shapes.Duties)
def read_board(request: Request, asked: Query[shapes.DutyFilter]) -> shapes.Duties:
    """What is owed to the key's agency: every agency and period, of unsent reports the stage alone."""
    return _listed(request, received_duties(request.actor), asked, is_own=False)


@endpoint(router, "GET", "/duties/{duty}", act=Act.USE_API, answer=shapes.Duty)
def read_duty(request: Request, duty: int) -> shapes.Duty:
    """One duty of the key's agency, or owed to it."""
    found, is_own = _find(request, duty)
    return duty_shape(found, is_own, request.today)


@endpoint(router, "GET", "/duties/{duty}/extensions", act=Act.USE_API, answer=shapes.Extensions)
def list_extensions(request: Request, duty: int) -> shapes.Extensions:
    """How often, why and until when more time was given."""
    found, _ = _find(request, duty)
    return shapes.Extensions(extensions=[_extension(row) for row in found.extensions.all()])


@endpoint(router, "POST", "/duties/{duty}/extensions", act=Act.EXTEND, answer=shapes.Extension, status=201)
def extend_duty(request: Request, duty: int, given: shapes.ExtensionGiven) -> shapes.Extension:
    """Give one agency more time."""
    _find(request, duty)
    made = acting.extend(
        duty_id=duty,
        due_on=given.due_on,
        reason=given.reason,
        actor=request.actor,
        by=request.user,
        now=request.now,
    )
    return _extension(made)


@endpoint(router, "POST", "/board/periods", act=Act.SEE_BOARD, answer=shapes.Opened)
def open_period(request: Request, given: shapes.PeriodGiven) -> shapes.Opened:
    """Open a period for every agency that owes it to the key's agency; again, it opens what is new."""
    made = open_by_hand(
        regime=given.regime, period=given.period, actor=request.actor, now=request.now, today=request.today
    )
    return shapes.Opened(regime=given.regime, period=given.period, opened=len(made))


def _listed(request: Request, rows: QuerySet[Duty], asked: shapes.DutyFilter, is_own: bool) -> shapes.Duties:
    given = {"period": asked.period, "regime": asked.regime, "agency": asked.agency}
    rows = rows.filter(**{name: value for name, value in given.items() if value})
    found, following = part_of(rows.select_related("agency", "receiver"), asked, field="pk", descending=True)
    return shapes.Duties(duties=duty_shapes(found, is_own, request.today), next=following)


def _find(request: Request, pk: int) -> tuple[Duty, bool]:
    """The duty, and whether it is the key's own; NotFound for everyone else's."""
    for rows, is_own in ((own_duties(request.actor), True), (received_duties(request.actor), False)):
        found = rows.select_related("agency", "receiver").filter(pk=pk).first()
        if found is not None:
            return found, is_own
    raise no_duty(pk)


def no_duty(pk: int) -> NotFound:
    """There is no such duty, or the key may not know of it."""
    return NotFound(message("api.errors.no_duty"), message("api.errors.no_duty_do"), duty=pk)


def _extension(row: Extension) -> shapes.Extension:
    doubt = acting.doubt_of_due_day(row.due_on)
    return shapes.Extension(
        duty=row.duty_id,
        previous_due_on=row.previous_due_on,
        due_on=row.due_on,
        reason=row.reason,
        at=row.at,
        warning=spoken(doubt) if doubt else "",
    )
