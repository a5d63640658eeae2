"""Loading the demo: once; asked again it changes nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from django.db import transaction
from django.utils.timezone import localdate

from caicach.actions.acting import actor_of
from caicach.actions.agencies import load_agencies
from caicach.actions.delegations import delegate
from caicach.actions.duties import extend, open_duties
from caicach.actions.remarks import add_remark, answer_remark
from caicach.actions.seeding.desk import Desk
from caicach.actions.seeding.many import seed_many
from caicach.actions.seeding.people import Staff, make_people
from caicach.actions.seeding.periods import REGIME, Around, duties_of, periods_around
from caicach.actions.words import content
from caicach.adapters.content.demo import DemoProvince, load_demo_province
from caicach.core.ground.agencies import AgencyType
from caicach.core.submissions.acts import Act
from caicach.core.submissions.needs import Given
from caicach.core.submissions.roles import Role
from caicach.store.models import Agency, Duty, Notice, Remark, User


DRAFTED, PRESENTED, SENT, RECEIVED, ACCEPTED = 0, 1, 4, 5, 6  # steps of the way
NOT_BEGUN = -1
# How far the departments are with the report of the period that closed, one after the other.
DEPARTMENTS = (
    ACCEPTED,
    ACCEPTED,
    SENT,
    ACCEPTED,
    RECEIVED,
    PRESENTED,
    ACCEPTED,
    DRAFTED,
    SENT,
    ACCEPTED,
    RECEIVED,
)
# And of a hundred communes; the other two are how far they are with the coming report.
FAR = {ACCEPTED: 55, RECEIVED: 13, SENT: 15, 3: 2, 2: 2, PRESENTED: 4, DRAFTED: 4, NOT_BEGUN: 5}
FAR_BEGUN = {DRAFTED: 40, NOT_BEGUN: 60}
LATE = (0,) * 9 + (1, 2, 4)  # days late, of twelve


@dataclass(frozen=True)
class Seed:
    """What the parts of the demo share."""

    demo: DemoProvince
    staff: Staff
    duties: Mapping[tuple[str, str], Duty]
    around: Around
    now: datetime
    today: date

    def desk(self, agency: str, period: str, late: int = 0) -> Desk:
        """The desk of the agency with its duty of the period."""
        people = {role: user for (of, role), user in self.staff.items() if of == agency}
        people[Role.RECEIVER] = self.staff[self.demo.receiver, Role.RECEIVER]
        return Desk(self.duties[agency, period], people, self.demo, self.today, late)


def load_demo(*, now: datetime) -> bool:
    """Agencies, people, duties and reports of the demo, stored; False when it was loaded before."""
    demo, today = load_demo_province(), localdate(now)
    if User.objects.filter(username=demo.accounts[0].username).exists():
        return False
    with transaction.atomic():
        seed = _ground(demo, now, today)
        _featured(seed)
        _others(seed)
        _extend_for_some(seed)
        Notice.objects.filter(created_at__lt=now - timedelta(days=7)).update(read_at=now)
    return True


def _ground(demo: DemoProvince, now: datetime, today: date) -> Seed:
    directory = content().directory
    load_agencies(directory=directory, now=now, today=today)
    ids = [agency.id for agency in directory.children_on(demo.province, today)]
    agencies = list(Agency.objects.filter(pk__in=ids))
    staff = make_people(agencies, demo)
    regime = next(regime for regime in content().regimes if regime.id == REGIME)
    around = periods_around(regime, today)
    duties = [
        duty
        for period in (around.closed, around.open)
        for duty in duties_of(period, regime, agencies, demo.receiver, today)
    ]
    remembered = [a for a in agencies if a.pk in (demo.department, demo.ethnic, demo.commune)]
    for period in around.earlier:
        duties += duties_of(period, regime, remembered, demo.receiver, today)
    open_duties(duties, now=now)
    known = {(d.agency_id, d.period): d for d in Duty.objects.select_related("agency", "receiver")}
    return Seed(demo, staff, known, around, now, today)


def _featured(seed: Seed) -> None:
    """The agencies whose people the sign-in page offers, with what they sent before."""
    demo, closed, open_ = seed.demo, seed.around.closed.id, seed.around.open.id
    for agency in (demo.department, demo.ethnic, demo.commune):
        for period in seed.around.earlier:
            seed.desk(agency, period.id).begin().write().go(6)
    seed.desk(demo.department, closed).begin().write().go(6)
    seed.desk(demo.department, open_).begin(0.4)
    seed.desk(demo.ethnic, closed).begin().write().go(6).correct().go(3)
    seed.desk(demo.ethnic, open_).begin(0.7).write()
    _sent_back_by_receiver(seed, seed.desk(demo.commune, closed).begin().write().go(5))
    seed.desk(demo.commune, open_).begin(0.2)
    extended = seed.duties[demo.commune, open_]
    _extend(seed, extended, extended.due_on + timedelta(days=2))
    _delegation(seed)


def _sent_back_by_head(seed: Seed, desk: Desk) -> None:
    desk.act(Act.SEND_BACK, Role.HEAD, desk.at(2, 2), Given(reason=seed.demo.said["send_back_head"]))


def _sent_back_by_receiver(seed: Seed, desk: Desk) -> None:
    """With one remark answered and one open."""
    receiver, officer = desk.people[Role.RECEIVER], desk.people[Role.OFFICER]
    for place in ("dossiers-received-online-commune", "dossiers-commune-on-time"):
        remark = add_remark(
            submission_id=desk.pk, kind=Remark.Kind("cell"), place=place, text=seed.demo.said["remark"],
            actor=actor_of(receiver, seed.today), by=receiver, now=desk.at(4, 6),
        )  # fmt: skip
    answer_remark(
        submission_id=desk.pk, remark_id=remark.pk, answer=seed.demo.said["answer"], actor=actor_of(officer, seed.today), by=officer,
        now=desk.at(4, 7),
    )  # fmt: skip
    desk.act(Act.SEND_BACK, Role.RECEIVER, desk.at(5, 8), Given(reason=seed.demo.said["send_back_receiver"]))


def _extend(seed: Seed, duty: Duty, due_on: date) -> None:
    receiver = seed.staff[seed.demo.receiver, Role.RECEIVER]
    extend(
        duty_id=duty.pk, due_on=due_on, reason=seed.demo.said["extension"],
        actor=actor_of(receiver, seed.today), by=receiver, now=seed.now,
    )  # fmt: skip


def _delegation(seed: Seed) -> None:
    """The head of the department lends the approval to a deputy for a week."""
    head = seed.staff[seed.demo.department, Role.HEAD]
    deputy = seed.staff[seed.demo.department, Role.VIEWER]
    delegate(
        giver_id=head.pk, taker_id=deputy.pk, agency_id=seed.demo.department, role=Role.HEAD,
        from_on=seed.today, until=seed.today + timedelta(days=6), reason=seed.demo.said["delegation"],
        actor=actor_of(head, seed.today), by=head, now=seed.now,
    )  # fmt: skip


def _others(seed: Seed) -> None:
    """The other agencies: most have sent the report of the period that closed, some late, a few were sent back, some
    are on their way or not begun; many have begun the coming report."""
    departments, communes = list(_departments(seed)), list(_communes(seed))
    seed_many(departments + communes)
    for desk in [desk for desk, steps in communes if steps == RECEIVED][::3]:
        _sent_back_by_receiver(seed, desk)
    for desk in [desk for desk, steps in departments + communes if steps == PRESENTED][::2]:
        _sent_back_by_head(seed, desk)


def _departments(seed: Seed) -> Iterator[tuple[Desk, int]]:
    """The departments beside the two that are told of at length."""
    closed, told = seed.around.closed.id, (seed.demo.department, seed.demo.ethnic)
    others = (a for a, period in _of(seed, AgencyType.DEPARTMENT) if period == closed and a not in told)
    for number, agency in enumerate(others):
        yield seed.desk(agency, closed, late=number % 3), DEPARTMENTS[number % len(DEPARTMENTS)]


def _communes(seed: Seed) -> Iterator[tuple[Desk, int]]:
    for agency, period in _of(seed, AgencyType.COMMUNE):
        draw = Random(f"{agency} {period}")  # noqa: S311 - a demo
        far = FAR if period == seed.around.closed.id else FAR_BEGUN
        (steps,) = draw.choices(list(far), list(far.values()))
        if steps != NOT_BEGUN and agency != seed.demo.commune:
            yield seed.desk(agency, period, late=draw.choice(LATE)), steps


def _of(seed: Seed, type_: AgencyType) -> list[tuple[str, str]]:
    """Agency and period of each duty agencies of the type have."""
    return [key for key, duty in seed.duties.items() if duty.agency.type == type_]


def _extend_for_some(seed: Seed) -> None:
    """More time for every second agency that has not sent what was due; the others are simply late."""
    waiting = Duty.objects.filter(period=seed.around.closed.id, due_on__lt=seed.today)
    unsent = waiting.exclude(submissions__sent_at__isnull=False).order_by("agency__sort_key")
    for duty in list(unsent)[::2]:
        _extend(seed, duty, seed.today + timedelta(days=2 + duty.pk % 5))
