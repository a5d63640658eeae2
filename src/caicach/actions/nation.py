"""The ministry and the provinces under it, for a portal that receives provinces' reports."""

from dataclasses import replace
from datetime import datetime

from django.utils.timezone import localdate

from caicach.actions.agencies import load_agencies
from caicach.adapters.consolidating.nation import NATION, national_directory
from caicach.core.ground.agencies import Agency, AgencyType
from caicach.core.ground.directory import Directory


def load_nation(*, now: datetime) -> int:
    """The ministry and all provinces of content/nation, stored; how many were new. Loaded twice, nothing changes; a province
    that is there already comes under the ministry where it stood under nobody."""
    return load_agencies(directory=provinces(), now=now, today=localdate(now))


def provinces() -> Directory:
    """The ministry and the provinces alone, each with who followed it."""
    known = national_directory()
    agencies = tuple(_named(agency) for agency in known.agencies if agency.type is AgencyType.PROVINCE)
    ids = {agency.id for agency in agencies}
    return replace(
        known,
        agencies=agencies,
        places=tuple(place for place in known.places if place.agency in ids),
        codes=tuple(code for code in known.codes if code.agency in ids),
        successions=tuple(one for one in known.successions if one.predecessor in ids),
    )


def _named(agency: Agency) -> Agency:
    """By its fullest short name: beside others `UBND tỉnh` says nothing, nor does `Bộ`."""
    names = (agency.name,) if agency.id == NATION else agency.short_names
    return replace(agency, short_names=tuple(sorted(names, key=len, reverse=True)))
