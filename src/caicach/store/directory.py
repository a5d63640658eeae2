"""The stored agencies as the core asks about them: all with their places and successions, or one with its history."""

from django.db.models import Exists, Q

from caicach.core.ground.agencies import Agency, AgencyPlace, AgencyType, Succession, SuccessionKind
from caicach.core.ground.directory import Directory
from caicach.store import models


def stored_directory() -> Directory:
    """The directory, agencies in dictionary order of their names. Three queries."""
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


def directory_around(agency: models.Agency) -> Directory:
    """The agency, all whose work came to it, and all that else became of their work; places are left out. One query,
    two for an agency that came of others or gave a part away."""
    history = models.AgencySuccession.objects.filter(Q(successor=agency) | Q(predecessor=agency))
    rows = models.AgencySuccession.objects.filter(Exists(history)).order_by("pk")
    told = list(rows.values_list("predecessor_id", "successor_id", "kind", "on"))
    if not told:
        return Directory(agencies=(_agency(agency),))
    came_of = _reached({agency.pk}, [(heir, before) for before, heir, _, _ in told])
    concerned = _reached(came_of, [(before, heir) for before, heir, _, _ in told])
    agencies = models.Agency.objects.filter(pk__in=concerned).order_by()
    return Directory(
        agencies=tuple(_agency(row) for row in sorted(agencies, key=lambda row: (row.sort_key, row.pk))),
        successions=tuple(
            Succession(before, heir, SuccessionKind(kind), on)
            for before, heir, kind, on in told
            if before in concerned
        ),
    )


def _reached(start: set[str], ways: list[tuple[str | None, str | None]]) -> set[str]:
    """What the ways lead to from there, however many of them, the beginnings among it."""
    onward: dict[str, list[str]] = {}
    for one, other in ways:
        if one is not None and other is not None:
            onward.setdefault(one, []).append(other)
    found, waiting = set(start), list(start)
    while waiting:
        new = set(onward.get(waiting.pop(), ())) - found
        found |= new
        waiting.extend(new)
    return found


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
