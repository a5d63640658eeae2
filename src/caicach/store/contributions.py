"""Submissions as they enter a consolidation: which version of each duty counts, and what it says.

What was sent never changes, so each process reads a submission once, by its id and seal."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from caicach.core.catalogue.indicators import FormVersion
from caicach.core.consolidation.contributions import Contribution
from caicach.core.ground.agencies import AgencyType
from caicach.core.submissions.statuses import Status
from caicach.store.cells import cells_of
from caicach.store.lists import keys_of_lists
from caicach.store.models import Duty, FigureSheet, Submission


MOST_KEPT = 5000
STANDING = frozenset({Status.SENT.value, Status.RECEIVED.value, Status.ACCEPTED.value})


@dataclass(frozen=True, slots=True)
class SentVersion:
    """A version that was sent, as far as consolidating depends on it."""

    id: int
    duty: int
    version: int
    status: str
    form: str
    content_hash: str
    sent_at: datetime
    is_accepted: bool
    errors: int
    unexplained: int


def duties_consolidated(agency: str, regime: str, period: str, root: str) -> list[Duty]:
    """What agencies owe to this one for the period, and what it owes itself, in Vietnamese order; the root's own report is
    what is made of them. One query."""
    owed = Duty.objects.filter(Q(receiver=agency) | Q(agency=agency), regime=regime, period=period)
    return sorted(owed.exclude(agency=root).select_related("agency"), key=lambda duty: duty.agency.sort_key)


def versions_that_count(
    duties: Sequence[Duty], *, accepted_only: bool, own: str = ""
) -> Mapping[int, SentVersion]:
    """The version of each duty that enters, by duty: the newest that was sent and neither sent back nor cancelled; one that
    is replaced stands as long as the new one does not, if it had been accepted. With `accepted_only` the newest that was
    accepted; nobody accepts what the agency `own` sent on. One query."""
    own_duties = {duty.pk for duty in duties if duty.agency_id == own}
    found: dict[int, SentVersion] = {}
    for version in _sent([duty.pk for duty in duties]):
        stands = version.status in STANDING or (version.status == Status.REPLACED and version.is_accepted)
        is_wanted = version.is_accepted or not accepted_only or version.duty in own_duties
        if stands and is_wanted:
            found[version.duty] = version
    return found


def versions_by_id(ids: Iterable[int]) -> list[SentVersion]:
    """These versions, in the order of their ids. One query."""
    return _told(Submission.objects.filter(pk__in=ids).order_by("pk"))


def _sent(duties: Sequence[int]) -> list[SentVersion]:
    return _told(Submission.objects.filter(duty__in=duties, sent_at__isnull=False).order_by("version"))


def _told(rows: QuerySet[Submission]) -> list[SentVersion]:
    fields = ("id", "duty_id", "version", "status", "form_version", "content_hash", "sent_at", "accepted_at")
    return [
        SentVersion(
            pk, duty, version, status, form, seal, sent_at, accepted_at is not None, errors, unexplained
        )
        for pk, duty, version, status, form, seal, sent_at, accepted_at, errors, unexplained in rows.values_list(
            *fields, "errors", "unexplained"
        )
    ]


def covered_by(ids: Iterable[int]) -> Mapping[int, Mapping[str, Any]]:
    """Of those of these submissions that are consolidations of the level below, how many agencies are in them. One query."""
    rows = FigureSheet.objects.filter(pk__in=ids).exclude(covers={})
    return dict(rows.values_list("pk", "covers"))


_kept: OrderedDict[tuple[int, str], Contribution] = OrderedDict()
_guard = Lock()


def contributions_of(
    versions: Iterable[SentVersion], duties: Mapping[int, Duty], forms: Mapping[str, FormVersion]
) -> list[Contribution]:
    """What each of the versions brings. No query when all were read before, else one, two where any lists members of
    catalogues."""
    wanted = list(versions)
    with _guard:
        known = {
            one.id: _kept[one.id, one.content_hash] for one in wanted if (one.id, one.content_hash) in _kept
        }
    missing = [one for one in wanted if one.id not in known]
    sheets = dict(
        FigureSheet.objects.filter(pk__in=[one.id for one in missing]).values_list("pk", "cells")
        if missing
        else ()
    )
    lists = keys_of_lists(
        cell["list"]["sha256"] for cells in sheets.values() for cell in cells.values() if "list" in cell
    )
    for one in missing:
        known[one.id] = _read(one, duties[one.duty], forms[one.form], sheets.get(one.id, {}), lists)
    _keep([(one, known[one.id]) for one in missing])
    return [known[one.id] for one in wanted]


def _keep(read: Iterable[tuple[SentVersion, Contribution]]) -> None:
    with _guard:
        for one, contribution in read:
            if one.content_hash:
                _kept[one.id, one.content_hash] = contribution
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)


def _read(
    one: SentVersion,
    duty: Duty,
    form: FormVersion,
    sheet: Mapping[str, dict[str, object]],
    lists: Mapping[str, frozenset[str]],
) -> Contribution:
    cells = {row: cell for row, cell in cells_of(sheet).items() if row in form.by_id}
    return Contribution(
        id=str(one.id),
        agency=duty.agency_id,
        agency_type=AgencyType(duty.agency.type),
        form=form,
        period=duty.period,
        values={row: cell.value for row, cell in cells.items()},
        sent_on=localdate(one.sent_at),
        content_hash=one.content_hash,
        elements={row: lists[cell.listed.sha256] for row, cell in cells.items() if cell.listed is not None},
        tallies={row: cell.tally for row, cell in cells.items() if cell.tally is not None},
    )
