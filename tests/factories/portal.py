"""A small province for tests: a department, a commune, the receiving agency, and a person for every role."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from caicach.actions.acting import actor_of
from caicach.actions.explanations import explain
from caicach.actions.heads import mark_of, save_head
from caicach.actions.judging import findings_of
from caicach.actions.narratives import save_section
from caicach.actions.seeding.finishing import finished_texts
from caicach.actions.submissions import move, start
from caicach.adapters.content.demo import load_demo_province
from caicach.core.checks.findings import Severity
from caicach.core.ground.values import Value, reported
from caicach.core.submissions.acts import Act
from caicach.core.submissions.editing import CellContent, CellEdit
from caicach.core.submissions.needs import Given
from caicach.core.submissions.roles import Actor, Role
from caicach.store.models import Agency, Duty, Membership, NarrativeSection, Submission, User


NOW = datetime(2026, 12, 15, 2, 0, tzinfo=UTC)
TODAY = date(2026, 12, 15)
PASSWORD = "mat khau du dai 123"


def agency(id_: str, name: str, type_: str = "department", **more: object) -> Agency:
    """An agency, stored."""
    made = Agency(id=id_, name=name, short_name=more.pop("short_name", name), type=type_, **more)
    made.save()
    return made


def person(username: str, full_name: str, role: Role | None = None, of: Agency | None = None) -> User:
    """A person with one role, stored; the password is PASSWORD."""
    user = User(username=username, full_name=full_name, email=f"{username}@example.vn")
    user.set_password(PASSWORD)
    user.save()
    if role is not None and of is not None:
        Membership.objects.create(user=user, agency=of, role=role)
    return user


@dataclass
class Province:
    """What the tests stand on; `people` by role of the department, the receiver at Sở Nội vụ."""

    home_affairs: Agency
    department: Agency
    commune: Agency
    duty: Duty
    commune_duty: Duty
    people: dict[Role, User] = field(default_factory=dict)

    def user(self, role: Role) -> User:
        """The person of that role."""
        return self.people[role]

    def actor(self, role: Role) -> Actor:
        """The person of that role with the grants of today."""
        return actor_of(self.people[role], TODAY)

    def start(self) -> Submission:
        """The department's first version, begun by its officer."""
        officer = self.user(Role.OFFICER)
        return start(duty_id=self.duty.pk, actor=self.actor(Role.OFFICER), by=officer, now=NOW)

    def ready(self) -> Submission:
        """The same, written out and its warnings explained, as an officer leaves it before presenting."""
        submission, officer = self.start(), self.user(Role.OFFICER)
        finish(self, submission)
        for finding in findings_of(submission):
            if finding.severity is Severity.WARNING:
                explain(
                    submission_id=submission.pk, check=finding.check, fact=finding.fact,
                    text="Đã rà soát, số liệu đúng với sổ theo dõi.",
                    actor=self.actor(Role.OFFICER), by=officer, now=NOW,
                )  # fmt: skip
        return submission

    def act(self, submission: Submission, act: Act, role: Role, **given: object) -> Submission:
        """The act, done by the person of that role."""
        return move(
            submission_id=submission.pk,
            act=act,
            actor=self.actor(role),
            by=self.user(role),
            now=NOW,
            given=Given(**given),
        )

    def through(self, submission: Submission, *acts: Act) -> Submission:
        """The submission after these acts, each done by whom it is for."""
        for act in acts:
            submission = self.act(submission, act, WHO[act], **GIVEN.get(act, {}))
        return submission


WHO = {
    Act.PRESENT: Role.OFFICER,
    Act.WITHDRAW: Role.OFFICER,
    Act.APPROVE: Role.HEAD,
    Act.ISSUE: Role.CLERK,
    Act.SEND: Role.CLERK,
    Act.RECEIVE: Role.RECEIVER,
    Act.ACCEPT: Role.RECEIVER,
}
GIVEN: dict[Act, dict[str, object]] = {Act.ISSUE: {"number": "512", "issued_on": date(2026, 12, 15)}}
HEAD = {"position": "GIÁM ĐỐC", "signatory": "Trần Văn Đức", "recipients": ["Như trên;", "Lưu: VT."]}
ALL_THE_WAY = (Act.PRESENT, Act.APPROVE, Act.ISSUE, Act.SEND, Act.RECEIVE, Act.ACCEPT)


def duty(of: Agency, receiver: Agency, due: date | None = None, *, year: int = 2026, **more: object) -> Duty:
    """The duty of a year, due on 16 December unless said."""
    return Duty.objects.create(
        agency=of,
        receiver=receiver,
        regime="cchc-province",
        period=f"{year}-year",
        kind="year",
        year=year,
        from_on=date(year - 1, 12, 15),
        cutoff_on=date(year, 12, 14),
        opens_on=date(year, 12, 1),
        due_on=due or date(year, 12, 16),
        **more,
    )


def province() -> Province:
    """The province, stored."""
    home_affairs = agency(
        "snv", "Sở Nội vụ tỉnh Gia Lai", "home_affairs", short_name="Sở Nội vụ", abbreviation="SNV"
    )
    department = agency("sts", "Sở Thủy sản tỉnh Gia Lai", short_name="Sở Thủy sản", abbreviation="STS")
    commune = agency(
        "xa-hai-dong",
        "Ủy ban nhân dân xã Hải Đông",
        "commune",
        short_name="UBND xã Hải Đông",
        abbreviation="UBND",
    )
    made = Province(
        home_affairs,
        department,
        commune,
        duty(department, home_affairs),
        duty(commune, home_affairs, date(2026, 12, 15)),
    )
    names = {
        Role.OFFICER: "Nguyễn Thị Lan",
        Role.HEAD: "Trần Văn Đức",
        Role.CLERK: "Lê Thị Ánh",
        Role.VIEWER: "Phạm Văn Út",
        Role.AGENCY_ADMIN: "Đỗ Minh Quân",
    }
    made.people = {role: person(role.value, name, role, department) for role, name in names.items()}
    made.people[Role.RECEIVER] = person("receiver", "Hoàng Thị Ý", Role.RECEIVER, home_affairs)
    made.people[Role.SYSTEM_ADMIN] = person("system_admin", "Vũ Anh", Role.SYSTEM_ADMIN, home_affairs)
    return made


def finish(here: Province, submission: Submission) -> None:
    """The words and the head a person must add, so that nothing is left in square brackets."""
    who = {"actor": here.actor(Role.OFFICER), "now": NOW}
    save_head(submission_id=submission.pk, head=HEAD, seen=mark_of(submission.head), **who)
    submission.refresh_from_db()
    for key, text in list(finished_texts(submission, load_demo_province().texts)):
        section = NarrativeSection.objects.filter(submission=submission, key=key).first()
        seen = section.revision if section else 0
        save_section(
            submission_id=submission.pk, key=key, text=text, seen_revision=seen, by=here.user(Role.OFFICER), **who
        )  # fmt: skip


def edit(indicator: str, becomes: Value | int, seen: CellContent | None = None) -> CellEdit:
    """A change of one cell; what was seen is an empty cell unless said."""
    value = reported(becomes) if isinstance(becomes, int) else becomes
    return CellEdit(indicator, seen or CellContent(), CellContent(value))
