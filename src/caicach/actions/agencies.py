"""Agencies and their history: loading a directory, creating, renaming, merging. What was is never edited past: each
change is a dated row, and what would make a hierarchy that could not have been is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caicach.actions import audit
from caicach.actions.managing import require_over
from caicach.actions.renaming import pass_on_duties
from caicach.actions.succession import end_agency, end_place, pass_on_children, pass_on_people, place_on
from caicach.actions.words import say
from caicach.core.ground import agencies as ground
from caicach.core.ground.agencies import AgencyType, SuccessionKind, is_agency_code
from caicach.core.ground.directory import Directory
from caicach.core.ground.text import fold, squash
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import NotNow
from caicach.core.submissions.roles import Actor
from caicach.store.directory import stored_directory
from caicach.store.models import Agency, AgencyPlace, AgencySuccession


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is told of an agency when it is created; `parent` is whom it stands under, if anyone."""

    name: str
    short_name: str
    type: AgencyType
    abbreviation: str = ""
    parent: str | None = None
    place_name: str = ""
    code: str = ""
    code_102: str = ""
    valid_from: date | None = None
    id: str = ""


def load_agencies(*, directory: Directory, now: datetime, today: date) -> int:
    """The agencies of the directory with their places and successions, stored; how many were new. Those that are
    there already stay as they are, but that one which stood under nobody gets its places, so loading twice changes nothing.
    A query a table."""
    known = set(Agency.objects.values_list("pk", flat=True))
    placed = set(AgencyPlace.objects.values_list("agency", flat=True))
    new = [row for row in directory.agencies if row.id not in known]
    ids = {row.id for row in new}
    with transaction.atomic():
        Agency.objects.bulk_create(_stored(row, directory, today) for row in new)
        AgencyPlace.objects.bulk_create(
            AgencyPlace(
                agency_id=row.agency, parent_id=row.parent, valid_from=row.valid_from, valid_to=row.valid_to
            )
            for row in directory.places
            if row.agency in ids or row.agency not in placed
        )
        AgencySuccession.objects.bulk_create(
            AgencySuccession(
                predecessor_id=row.predecessor, successor_id=row.successor, kind=row.kind.value, on=row.on
            )
            for row in directory.successions
            if row.predecessor in ids
        )
        if new:
            audit.record(act="load_agencies", subject="agencies", now=now, details={"count": len(new)})
    return len(new)


def _stored(row: ground.Agency, directory: Directory, today: date) -> Agency:
    codes = directory.code_on(row.id, row.valid_to or today)
    stored = Agency(
        id=row.id,
        name=row.name,
        short_name=row.short_names[0] if row.short_names else row.name,
        abbreviation=row.abbreviation,
        type=row.type.value,
        code=(codes.code if codes else None) or "",
        code_102=(codes.code_102 if codes else None) or "",
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        unverified=row.unverified,
    )
    stored.refresh_keys()
    return stored


def create_agency(*, particulars: Particulars, actor: Actor, now: datetime) -> Agency:
    """The new agency in its place. NotPermitted, NotNow or IllegalHierarchy say why not."""
    with transaction.atomic():
        agency = _added(particulars, actor)
        _require_possible()
        _log("create_agency", agency, actor, now, {"name": agency.name, "parent": particulars.parent or ""})
    return agency


def _added(particulars: Particulars, actor: Actor) -> Agency:
    id_ = particulars.id or id_from(particulars.name)
    require_over(Act.MANAGE_AGENCIES, id_, actor)
    require_codes(particulars.code, particulars.code_102)
    if not id_:
        raise NotNow(say("agencies.no_letters", name=particulars.name), say("agencies.no_letters_do"))
    if Agency.objects.filter(pk=id_).exists():
        raise NotNow(say("agencies.id_taken", id=id_), say("agencies.id_taken_do"))
    agency = Agency(
        id=id_,
        name=squash(particulars.name),
        short_name=squash(particulars.short_name or particulars.name),
        abbreviation=particulars.abbreviation,
        type=particulars.type.value,
        code=particulars.code,
        code_102=particulars.code_102,
        place_name=particulars.place_name,
        valid_from=particulars.valid_from,
    )
    agency.save(force_insert=True)
    if particulars.parent:
        AgencyPlace.objects.create(
            agency=agency, parent_id=particulars.parent, valid_from=particulars.valid_from
        )
    return agency


def id_from(name: str) -> str:
    """`Sở Tư pháp tỉnh Gia Lai`: `so-tu-phap-tinh-gia-lai`."""
    words = "".join(letter if letter.isalnum() else " " for letter in fold(name)).split()
    return "-".join(words)[:80].strip("-")


def require_codes(*codes: str) -> None:
    """NotNow for a code that is written in neither notation."""
    for code in codes:
        if code and not is_agency_code(code):
            raise NotNow(say("agencies.code_written", code=code), say("agencies.code_written_do"))


def rename_agency(
    *, agency_id: str, name: str, short_name: str, abbreviation: str, on: date, actor: Actor, now: datetime
) -> Agency:
    """A new agency that succeeds the old one from the day, in its place, with its people; the old one ends the day
    before and keeps what was issued under its name. What is still open goes on under the new one from that day."""
    with transaction.atomic():
        old = _alive(agency_id, on, actor)
        new = _added(_renamed(old, name, short_name, abbreviation, on), actor)
        end_agency(old, on)
        AgencySuccession.objects.create(
            predecessor=old, successor=new, kind=SuccessionKind.RENAMED.value, on=on
        )
        pass_on_children(old, new, on)
        pass_on_people(old, new, on)
        _require_possible()
        _log("rename_agency", old, actor, now, {"to": new.pk, "name": new.name, "on": on})
        pass_on_duties(now=now, today=localdate(now))
    return new


def _renamed(old: Agency, name: str, short_name: str, abbreviation: str, on: date) -> Particulars:
    place = place_on(old, on)
    return Particulars(
        name=name,
        short_name=short_name,
        type=AgencyType(old.type),
        abbreviation=abbreviation or old.abbreviation,
        parent=place.parent_id if place else None,
        place_name=old.place_name,
        valid_from=on,
        id=_free_id(id_from(name), on),
    )


def _free_id(wanted: str, on: date) -> str:
    """The id, with the year when another had it before."""
    return f"{wanted}-{on.year}" if Agency.objects.filter(pk=wanted).exists() else wanted


def merge_agency(*, agency_id: str, into: str, on: date, actor: Actor, now: datetime) -> Agency:
    """The agency merged into another from the day: it ends the day before, what stood under it stands under the
    other. Who works for the other is for its administrator to say."""
    with transaction.atomic():
        _require_another(agency_id, into)
        old = _alive(agency_id, on, actor)
        heir = _alive(into, on, actor)
        end_agency(old, on)
        AgencySuccession.objects.create(
            predecessor=old, successor=heir, kind=SuccessionKind.MERGED_INTO.value, on=on
        )
        pass_on_children(old, heir, on)
        _require_possible()
        _log("merge_agency", old, actor, now, {"into": heir.pk, "on": on})
    return heir


def move_agency(*, agency_id: str, parent: str, on: date, actor: Actor, now: datetime) -> AgencyPlace:
    """The agency under another parent from the day; its earlier place ends the day before."""
    with transaction.atomic():
        _require_another(agency_id, parent)
        agency = _alive(agency_id, on, actor)
        end_place(agency, on)
        place = AgencyPlace.objects.create(agency=agency, parent_id=parent, valid_from=on)
        _require_possible()
        _log("move_agency", agency, actor, now, {"parent": parent, "on": on})
    return place


def describe_agency(
    *, agency_id: str, place_name: str, code: str, code_102: str, actor: Actor, now: datetime
) -> Agency:
    """Particulars that are no part of the name: where papers are dated, the two codes."""
    require_codes(code, code_102)
    with transaction.atomic():
        require_over(Act.MANAGE_AGENCIES, agency_id, actor)
        agency = Agency.objects.select_for_update().get(pk=agency_id)
        told = {"place_name": squash(place_name), "code": code.strip(), "code_102": code_102.strip()}
        changed = {name: value for name, value in told.items() if getattr(agency, name) != value}
        if changed:
            Agency.objects.filter(pk=agency.pk).update(**changed)
            _log("describe_agency", agency, actor, now, changed)
    agency.refresh_from_db()
    return agency


def _require_another(agency_id: str, other: str) -> None:
    if agency_id == other:
        raise NotNow(say("agencies.itself"), say("agencies.itself_do"))


def _alive(agency_id: str, on: date, actor: Actor) -> Agency:
    """The agency, locked; NotNow when it does not live on the day and the day before."""
    require_over(Act.MANAGE_AGENCIES, agency_id, actor)
    agency = Agency.objects.select_for_update().get(pk=agency_id)
    began = agency.valid_from is None or agency.valid_from < on
    if not began or (agency.valid_to is not None and agency.valid_to < on):
        raise NotNow(
            say("agencies.not_alive", name=agency.name, day=f"{on:%d/%m/%Y}"), say("agencies.not_alive_do")
        )
    return agency


def _require_possible() -> None:
    """IllegalHierarchy when agencies, places and successions no longer fit together."""
    stored_directory()


def _log(act: str, agency: Agency, actor: Actor, now: datetime, details: Mapping[str, object]) -> None:
    audit.record(
        act=act, subject=f"agency:{agency.pk}", agency=agency.pk, actor=actor, now=now, details=details
    )
