"""The ministry with three of its provinces, and packages of them as files: what its pages take in."""

import json
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from caicach.actions.acting import actor_of
from caicach.actions.effects import content_hash
from caicach.actions.nation import load_nation
from caicach.actions.packages import take_figures
from caicach.actions.periods import open_coming
from caicach.actions.readings import take_file
from caicach.actions.submissions import start
from caicach.adapters.consolidating.act import Consolidated
from caicach.adapters.consolidating.nation import national_directory
from caicach.adapters.consolidating.plan_file import KeptPlan
from caicach.adapters.content.consolidation import consolidation_rules
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.exchange.consolidation_json import consolidation_as_json
from caicach.core.consolidation.consolidate import consolidate
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.plan import Expected, Plan
from caicach.core.ground import agencies as ground
from caicach.core.ground.agencies import AgencyPlace, AgencyType
from caicach.core.ground.directory import Directory
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from caicach.core.ground.values import Value, ValueState, reported
from caicach.core.submissions.editing import EMPTY_CELL, CellEdit
from caicach.core.submissions.roles import Actor, Role
from caicach.store.cells import cell_of
from caicach.store.models import Agency, Duty, Membership, Submission, User
from factories.portal import NOW, TODAY, person


REGIME, PERIOD = "cchc", "2026-year"
ROOM = f"/tong-hop/{REGIME}/{PERIOD}/"
YEAR = ReportingPeriod(PeriodKind.YEAR, 2026, date(2025, 12, 15), date(2026, 12, 14))
PROVINCES = ("gia-lai-merged", "lai-chau", "son-la")


@dataclass
class Ministry:
    """The ministry, its receiver (also its officer), a clerk and a head who stand in for three provinces; the duties
    of all."""

    agency: Agency
    receiver: User
    clerk: User
    head: User
    duties: dict[str, Duty] = field(default_factory=dict)

    def actor(self, user: User) -> Actor:
        """The person with the grants of today."""
        return actor_of(user, TODAY)


def ministry() -> Ministry:
    """All provinces are stored, and owe the year's report."""
    load_nation(now=NOW)
    agency = Agency.objects.get(pk="bo-noi-vu")
    made = Ministry(
        agency,
        person("vu-cchc", "Đặng Thị Thu", Role.RECEIVER, agency),
        person("van-thu-bo", "Hoàng Văn Nam"),
        person("lanh-dao-vu", "Vũ Đình Sơn"),
    )
    Membership.objects.create(user=made.receiver, agency=agency, role=Role.OFFICER)
    for id_ in PROVINCES:
        for role in (Role.OFFICER, Role.CLERK):
            Membership.objects.create(user=made.clerk, agency_id=id_, role=role)
        Membership.objects.create(user=made.head, agency_id=id_, role=Role.HEAD)
    open_coming(now=NOW, today=TODAY)
    made.duties = {duty.agency_id: duty for duty in Duty.objects.filter(regime=REGIME, period=PERIOD)}
    return made


def package(*args: Any, **named: Any) -> dict[str, Any]:
    """The same as the JSON the command writes."""
    return json.loads(json.dumps(consolidation_as_json(province_consolidated(*args, **named))))


def province_consolidated(
    province: str = "gia-lai-merged",
    given: dict[str, dict[str, int | str]] | None = None,
    silent: int = 1,
    period: ReportingPeriod = YEAR,
    form: str = "two-level",
    listed: tuple[str, ...] = (),
) -> Consolidated:
    """What the command makes of a province whose agencies gave these figures by code."""
    directory, of_form = _with_departments(national_directory(), province), load_catalogue().form(form)
    reports = given or {f"{province}-so-{name}": cells for name, cells in DEPARTMENTS.items()}
    contributions = [
        Contribution(
            f"{agency}.docx",
            agency,
            directory.agency(agency).type,
            of_form,
            period.id,
            {of_form.by_code[code].id: _value(said) for code, said in cells.items()},
            sent_on=date(2026, 12, 15),
            content_hash=agency,
            elements={of_form.by_code["C.1.4"].id: frozenset(listed)} if listed else {},
        )
        for agency, cells in reports.items()
    ]
    expected = tuple(
        Expected(agency, AgencyType(directory.agency(agency).type), date(2026, 12, 16))
        for agency in (*reports, *(f"{province}-so-im-lang-{number}" for number in range(1, silent + 1)))
    )
    plan = Plan(province, period, of_form, period.cutoff_on, consolidation_rules(), expected)
    result = consolidate(plan, contributions, directory)
    return Consolidated(KeptPlan(plan), result, directory, {}, (), (), ())


DEPARTMENTS: dict[str, dict[str, int | str]] = {
    "noi-vu": {"A.1": 12, "A.6": 1, "A.7": 1, "A.2.1": 20, "A.2.2": 18},
    "tai-chinh": {"A.1": 7, "A.6": 0, "A.7": 1, "A.2.1": 10, "A.2.2": "none_arose"},
    "y-te": {"A.1": 5, "A.6": 1, "A.7": 0, "A.2.1": 5, "A.2.2": 5},
}
SILENT = 3  # that may be expected and give nothing


def _with_departments(directory: Directory, province: str) -> Directory:
    """The directory with invented departments of the province."""
    since = directory.agency(province).valid_from
    names = [*DEPARTMENTS, *(f"im-lang-{number}" for number in range(1, SILENT + 1))]
    made = tuple(
        ground.Agency(f"{province}-so-{name}", f"Sở {name}", AgencyType.DEPARTMENT, "S", None, since, None)
        for name in names
    )
    places = tuple(AgencyPlace(agency.id, province, since, None) for agency in made)
    return replace(directory, agencies=(*directory.agencies, *made), places=(*directory.places, *places))


def _value(said: int | str) -> Value:
    is_number = isinstance(said, int) or said[:1].isdecimal()
    return reported(Decimal(said)) if is_number else Value(ValueState(str(said)))


def taken(
    here: Ministry, province: str, data: dict[str, Any] | None = None, accepted: bool = True
) -> Submission:
    """The province's report with all figures of its package, as it stands once it was sent."""
    actor, by = here.actor(here.clerk), here.clerk
    doing = {"actor": actor, "by": by, "now": NOW}
    report = start(duty_id=here.duties[province].pk, **doing)
    text = json.dumps(data or package(province), ensure_ascii=False).encode()
    reading = take_file(submission_id=report.pk, name=f"{province}.json", data=text, **doing)
    edits = tuple(
        CellEdit(one["row"], EMPTY_CELL, replace(cell_of(one["cell"]), source="file"))
        for one in reading.proposals["figures"]
    )
    take_figures(reading=reading, edits=edits, why="", **doing)
    report.refresh_from_db()
    steps = {
        f"{step}_{end}": said
        for step in ("issued", "sent", "received")
        for end, said in (("by", by), ("at", NOW))
    }
    steps |= {"accepted_by": by, "accepted_at": NOW} if accepted else {}
    Submission.objects.filter(pk=report.pk).update(
        status="accepted" if accepted else "received",
        content_hash=content_hash(report),
        issued_on=TODAY,
        number="7",
        **steps,
    )
    return Submission.objects.get(pk=report.pk)
