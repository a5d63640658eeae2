"""Loading the demo: once, in half a minute at most; asked again it changes nothing."""

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
        seed_many(_others(seed))
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
    """The agencies whose people the sign-in page offers, and one report in every status."""
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
    for steps, agency in enumerate(_departments(seed)):
        desk = seed.desk(agency, closed, late=steps % 3).begin().write()
        (_sent_back_by_head(seed, desk.go(1)) if steps == 7 else desk.go(steps % 7))
    _extension(seed)
    _delegation(seed)


def _departments(seed: Seed) -> list[str]:
    """The departments beside the two that are told of at length."""
    told = (seed.demo.department, seed.demo.ethnic, seed.demo.receiver)
    closed = seed.around.closed.id
    return [
        agency
        for (agency, period), duty in seed.duties.items()
        if period == closed and duty.agency.type == AgencyType.DEPARTMENT and agency not in told
    ]


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


def _extension(seed: Seed) -> None:
    receiver = seed.staff[seed.demo.receiver, Role.RECEIVER]
    duty = seed.duties[seed.demo.commune, seed.around.open.id]
    extend(
        duty_id=duty.pk, due_on=duty.due_on + timedelta(days=2), reason=seed.demo.said["extension"],
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


def _others(seed: Seed) -> Iterator[tuple[Desk, int]]:
    """The communes: most accepted, some on their way, some not begun; a few have begun the coming report."""
    closed, open_ = seed.around.closed.id, seed.around.open.id
    for (agency, period), duty in seed.duties.items():
        if duty.agency.type != AgencyType.COMMUNE or agency == seed.demo.commune:
            continue
        draw = Random(f"{agency} {period}")  # noqa: S311 - a demo
        if (
            period == closed
            and (steps := draw.choices((6, 5, 4, 3, 2, 1, 0, -1), (70, 8, 8, 3, 3, 3, 4, 6))[0]) >= 0
        ):
            yield seed.desk(agency, period, late=draw.choice((0, 0, 0, 0, 1, 2, 4))), steps
        if period == open_ and draw.random() < 0.15:
            yield seed.desk(agency, period), 0
