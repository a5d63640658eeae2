"""The directory up to the nation: the agencies of content/agencies under their provinces, and all provinces of
content/nation under one root, so that provinces are consolidated as agencies are."""

from dataclasses import replace
from functools import cache

from caicach.adapters.content.agencies import load_directory
from caicach.adapters.content.files import content_root
from caicach.core.ground.agencies import AgencyPlace, AgencyType
from caicach.core.ground.directory import Directory


NATION = "bo-noi-vu"


@cache
def national_directory() -> Directory:
    """Everything under the nation, read once a process: a province content places nowhere stands right under it."""
    directory = load_directory(content_root(), ("agencies", "nation"))
    placed = {place.agency for place in directory.places}
    tops = [a for a in directory.agencies if a.type is AgencyType.PROVINCE and a.id not in {NATION, *placed}]
    places = (AgencyPlace(a.id, NATION, a.valid_from, a.valid_to) for a in tops)
    return replace(directory, places=(*directory.places, *places))


def within_nation(directory: Directory) -> Directory:
    """The directory with the root of the nation and all provinces it does not know itself, each top of its own under that
    root: an office's own directory knows no other provinces."""
    nation = national_directory()
    added = [a for a in nation.agencies if a.type is AgencyType.PROVINCE and directory.find(a.id) is None]
    known = {agency.id for agency in (*directory.agencies, *added)}
    new = {agency.id for agency in added}
    placed = {place.agency for place in directory.places}
    tops = [a for a in directory.agencies if a.type is AgencyType.PROVINCE and a.id not in {NATION, *placed}]
    return replace(
        directory,
        agencies=(*directory.agencies, *added),
        places=(
            *directory.places,
            *(place for place in nation.places if place.agency in new and place.parent in known),
            *(AgencyPlace(top.id, NATION, top.valid_from, top.valid_to) for top in tops),
        ),
        successions=(
            *directory.successions,
            *(s for s in nation.successions if s.predecessor in new and s.successor in {None, *known}),
        ),
    )
