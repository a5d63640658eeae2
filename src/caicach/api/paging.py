"""Parts of a list: `next` names where the following part begins, so that nothing is told twice or left out when the
list grows meanwhile."""

from typing import Any

from django.db.models import IntegerField, Q, QuerySet

from caicach.api.errors import WrongRequest
from caicach.api.shapes.common import Cursor


def part_of(
    rows: QuerySet[Any], at: Cursor, *, field: str, descending: bool = False
) -> tuple[list[Any], str | None]:
    """The rows after the cursor in the order of the field (unique, a number), and where the next part begins."""
    order = f"-{field}" if descending else field
    if at.cursor:
        compare = f"{field}__{'lt' if descending else 'gt'}"
        rows = rows.filter(**{compare: _number(at.cursor)})
    found = list(rows.order_by(order)[: at.limit + 1])
    if len(found) <= at.limit:
        return found, None
    last = found[at.limit - 1]
    return found[: at.limit], str(getattr(last, "pk" if field == "pk" else field))


def _number(cursor: str) -> int:
    if not cursor.isascii() or not cursor.isdigit() or len(cursor) > 18:
        raise WrongRequest.told("bad_cursor", cursor=cursor[:40])
    return int(cursor)


def part_by_name(
    rows: QuerySet[Any], at: Cursor, among: QuerySet[Any] | None = None
) -> tuple[list[Any], str | None]:
    """The same for agencies and people in dictionary order, whose cursor is the id of the last one told. `among` are
    those of whom the key may know; all when left out."""
    if at.cursor:
        known = rows.model.objects.all() if among is None else among
        is_number = isinstance(rows.model._meta.pk, IntegerField)
        key = _number(at.cursor) if is_number else at.cursor
        before = known.filter(pk=key).values_list("sort_key", flat=True).first()
        if before is None:
            raise WrongRequest.told("bad_cursor", cursor=at.cursor[:40])
        rows = rows.filter(Q(sort_key__gt=before) | Q(sort_key=before, pk__gt=key))
    found = list(rows.order_by("sort_key", "pk")[: at.limit + 1])
    return found[: at.limit], (str(found[at.limit - 1].pk) if len(found) > at.limit else None)
