"""The stored agencies as the core asks about them: all with their places and successions, in three queries."""

from caicach.core.ground.agencies import Agency, AgencyPlace, AgencyType, Succession, SuccessionKind
from caicach.core.ground.directory import Directory
from caicach.store import models


def stored_directory() -> Directory:
    """The directory, agencies in dictionary order of their names."""
    agencies = sorted(models.Agency.objects.order_by(), key=lambda row: (row.sort_key, row.pk))
    return Directory(
        agencies=tuple(_agency(row) for row in agencies),
        places=tuple(
            AgencyPlace(row.agency_id, row.parent_id, row.valid_from, row.valid_to)
            for row in models.AgencyPlace.objects.order_by("pk")
        ),
        successions=tuple(
            Succession(row.predecessor_id, row.successor_id, SuccessionKind(row.kind), row.on)
            for row in models.AgencySuccession.objects.order_by("pk")
        ),
    )


def _agency(row: models.Agency) -> Agency:
    return Agency(
        id=row.pk,
        name=row.name,
        type=AgencyType(row.type),
        abbreviation=row.abbreviation,
        parent=None,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        short_names=(row.short_name,),
        unverified=row.unverified,
    )
