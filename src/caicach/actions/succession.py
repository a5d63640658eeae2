"""What ends and what goes on when an agency ceases or moves: its place, what stands under it, its people."""

from datetime import date, timedelta

from caicach.core.ground import agencies as ground
from caicach.store.models import Agency, AgencyPlace, Delegation, Membership


TO_FINISH = timedelta(days=92)  # how long people keep their roles in an agency that is no more


def end_agency(agency: Agency, on: date) -> None:
    """The agency and its place, ended the day before; open-ended roles there last a while yet."""
    agency.valid_to = on - timedelta(days=1)
    agency.save(update_fields=["valid_to"])
    end_place(agency, on)
    open_ended = Membership.objects.filter(agency=agency, valid_to=None).exclude(
        valid_from__gt=on + TO_FINISH
    )
    open_ended.update(valid_to=on + TO_FINISH)


def end_place(agency: Agency, on: date) -> None:
    """Its place, ended the day before; it stands under nobody from the day."""
    place = place_on(agency, on)
    if place is None:
        return
    if place.valid_from == on:
        place.delete()  # it has not lasted a day
        return
    place.valid_to = on - timedelta(days=1)
    place.save(update_fields=["valid_to"])


def place_on(agency: Agency, on: date) -> AgencyPlace | None:
    """Where the agency stands on the day; None at the top."""
    places = AgencyPlace.objects.filter(agency=agency)
    return next((p for p in places if ground.covers(p.valid_from, p.valid_to, on)), None)


def pass_on_children(old: Agency, new: Agency, on: date) -> None:
    """What stands under the one stands under the other from the day."""
    below = AgencyPlace.objects.filter(parent=old).exclude(valid_to__lt=on).exclude(agency=new)
    for place in below.select_related("agency"):
        if place.valid_from is not None and place.valid_from >= on:  # it has not begun by then
            place.parent = new
            place.save(update_fields=["parent"])
            continue
        until, place.valid_to = place.valid_to, on - timedelta(days=1)
        place.save(update_fields=["valid_to"])
        AgencyPlace.objects.create(agency=place.agency, parent=new, valid_from=on, valid_to=until)


def pass_on_people(old: Agency, new: Agency, on: date) -> None:
    """Whoever had an open-ended role in the one, or was lent a role there, has it in the other from the day."""
    holding = Membership.objects.filter(agency=old, valid_to=on + TO_FINISH)
    Membership.objects.bulk_create(
        Membership(user_id=m.user_id, agency=new, role=m.role, valid_from=on, granted_by_id=m.granted_by_id)
        for m in holding
    )
    lent = list(Delegation.objects.filter(agency=old, revoked_at=None, until__gte=on))
    for delegation in lent:
        delegation.pk, delegation.agency, delegation.from_on = None, new, max(delegation.from_on, on)
    Delegation.objects.bulk_create(lent)
