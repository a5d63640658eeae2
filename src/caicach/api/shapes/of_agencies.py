"""Stored agencies in the shape the API answers; one query more for what they stand under, however many."""

from collections.abc import Iterable, Sequence
from datetime import date

from caicach.api.shapes import agencies as shapes
from caicach.api.shapes.common import agency_name
from caicach.core.ground.agencies import covers
from caicach.store import models


def agency_shapes(rows: Sequence[models.Agency], on: date) -> list[shapes.Agency]:
    """The agencies, each with what it stands under on the day."""
    places = models.AgencyPlace.objects.filter(agency__in=[row.pk for row in rows]).select_related("parent")
    parents = {p.agency_id: p.parent for p in places if covers(p.valid_from, p.valid_to, on)}
    return [_agency(row, parents.get(row.pk)) for row in rows]


def _agency(row: models.Agency, parent: models.Agency | None) -> shapes.Agency:
    return shapes.Agency(
        **agency_name(row).model_dump(),
        abbreviation=row.abbreviation,
        type=row.type,
        code=row.code,
        code_102=row.code_102,
        place_name=row.place_name,
        parent=agency_name(parent) if parent else None,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        unverified=row.unverified,
    )


def history_shape(row: models.Agency) -> shapes.AgencyHistory:
    """Everything that became of the agency. Three queries."""
    places = row.places.select_related("parent").order_by("valid_from", "pk")
    known = ("predecessor", "successor")
    return shapes.AgencyHistory(
        agency=agency_name(row),
        places=[
            shapes.Place(parent=agency_name(p.parent), valid_from=p.valid_from, valid_to=p.valid_to)
            for p in places
        ],
        came_from=_successions(row.predecessions.select_related(*known).order_by("on", "pk")),
        became=_successions(row.successions.select_related(*known).order_by("on", "pk")),
    )


def _successions(rows: Iterable[models.AgencySuccession]) -> list[shapes.Succession]:
    return [
        shapes.Succession(
            predecessor=agency_name(row.predecessor),
            successor=agency_name(row.successor) if row.successor else None,
            kind=row.kind,
            on=row.on,
        )
        for row in rows
    ]
