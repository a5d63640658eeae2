"""What the owner of the key is told, as far as it is about things the key may open."""

import re
from collections.abc import Iterable

from ninja import Query, Router

from caicach.actions.notice_words import notice_words
from caicach.actions.seen import mark_these_read
from caicach.api.endpoint import endpoint
from caicach.api.paging import part_of
from caicach.api.requests import Request
from caicach.api.shapes import other as shapes
from caicach.api.words import spoken
from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Actor
from caicach.store.models import Notice
from caicach.store.visible import own_duties, received_duties, visible_submissions


router = Router(tags=["notices"])
_SUBMISSION = re.compile(r"/bao-cao/(\d+)/")
_DUTY = re.compile(r"#nhiem-vu-(\d+)")


@endpoint(router, "GET", "/notices", act=Act.USE_API, answer=shapes.Notices)
def list_notices(request: Request, asked: Query[shapes.NoticeFilter]) -> shapes.Notices:
    """Notices, newest first. Those about another agency or role of the person are left out, so a part may be short."""
    rows = Notice.objects.filter(user=request.user)
    if asked.unread:
        rows = rows.filter(read_at=None)
    found, following = part_of(rows, asked, field="pk", descending=True)
    return shapes.Notices(notices=[_shape(row) for row in _allowed(found, request.actor)], next=following)


@endpoint(router, "POST", "/notices/read", act=Act.USE_API, answer=shapes.NoticesRead)
def read_notices(request: Request, given: shapes.NoticesGiven) -> shapes.NoticesRead:
    """Say that these were read; others than the key may see are left as they are."""
    asked = Notice.objects.filter(user=request.user, pk__in=given.notices)
    ids = [row.pk for row in _allowed(asked, request.actor)]
    return shapes.NoticesRead(read=mark_these_read(user=request.user, notice_ids=ids, now=request.now))


def _allowed(rows: Iterable[Notice], actor: Actor) -> list[Notice]:
    """Those about a submission or a duty the key may know of. Three queries at most."""
    found = list(rows)
    submissions = _ids(found, _SUBMISSION)
    duties = _ids(found, _DUTY)
    seen = set(visible_submissions(actor).filter(pk__in=submissions).values_list("pk", flat=True))
    known = {pk for rows in (own_duties, received_duties) for pk in _known(rows(actor), duties)}
    return [row for row in found if _id(_SUBMISSION, row) in seen or _id(_DUTY, row) in known]


def _known(rows: object, duties: set[int]) -> Iterable[int]:
    return rows.filter(pk__in=duties).values_list("pk", flat=True) if duties else ()  # type: ignore[attr-defined]


def _ids(rows: Iterable[Notice], pattern: re.Pattern[str]) -> set[int]:
    return {pk for row in rows if (pk := _id(pattern, row)) is not None}


def _id(pattern: re.Pattern[str], row: Notice) -> int | None:
    match = pattern.search(row.url)
    return int(match[1]) if match else None


def _shape(row: Notice) -> shapes.Notice:
    return shapes.Notice(
        id=row.pk,
        message=row.message,
        says=spoken(notice_words(row)),
        address=row.url,
        submission=_id(_SUBMISSION, row),
        duty=_id(_DUTY, row),
        created_at=row.created_at,
        read_at=row.read_at,
    )
