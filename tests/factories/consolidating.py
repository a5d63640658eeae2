"""A province that consolidates: the small one under its UBND tỉnh, with people who sign for it, and communes that sent."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from caicach.actions.acting import actor_of
from caicach.core.submissions.roles import Actor, Role
from caicach.store.models import (
    Agency,
    AgencyPlace,
    AuditRecord,
    Duty,
    FigureSheet,
    Membership,
    Submission,
    User,
)
from factories.figures import row
from factories.portal import NOW, TODAY, Province, agency, person, province
from factories.receiving import communes


SENT_AT = datetime(2026, 12, 14, 3, 0, tzinfo=UTC)
LATE_AT = datetime(2026, 12, 18, 3, 0, tzinfo=UTC)
REGIME, PERIOD = "cchc-province", "2026-year"
WHERE = {"agency": "snv", "regime": REGIME, "period": PERIOD}


@dataclass
class Consolidating:
    """The province, its people (the receiver is its officer as well), and what was sent by agency."""

    small: Province
    root: Agency
    people: dict[Role, User] = field(default_factory=dict)
    sent: dict[str, Submission] = field(default_factory=dict)

    @property
    def receiver(self) -> User:
        """Who receives, consolidates, and writes the province's report."""
        return self.small.user(Role.RECEIVER)

    def actor(self, user: User | None = None, day: date = TODAY) -> Actor:
        """The person with the grants of today."""
        return actor_of(user or self.receiver, day)

    def who(self) -> dict[str, object]:
        """What every act of the receiver is given."""
        return {"actor": self.actor(), "by": self.receiver, "now": NOW}

    def send(
        self, duty: Duty, cells: dict[str, int | str], status: str = "received", **more: object
    ) -> Submission:
        """A report of the duty as it arrived, with these figures by code."""
        version = duty.submissions.count() + 1
        made = sent(duty, cells, self.small.user(Role.CLERK), status, version=version, **more)
        self.sent[duty.agency_id] = made
        return made


def sent(
    duty: Duty,
    cells: dict[str, int | str],
    by: User,
    status: str = "received",
    *,
    version: int = 1,
    at: datetime = SENT_AT,
    **more: object,
) -> Submission:
    """A version as the acts leave it, sealed."""
    steps: dict[str, object] = {}
    for step in ("issued", "sent", *(["received"] if status != "sent" else [])):
        steps |= {f"{step}_by": by, f"{step}_at": at}
    if status == "accepted":
        steps |= {"accepted_by": by, "accepted_at": at}
    made = Submission.objects.create(
        duty=duty, version=version, status=status, form_version="two-level", created_by=by, created_at=at,
        issued_on=at.date(), number="1", content_hash=_seal(duty, version, cells), **(steps | more),
    )  # fmt: skip
    FigureSheet.objects.create(
        submission=made, cells={row(code): _cell(said) for code, said in cells.items()}
    )
    return made


def _seal(duty: Duty, version: int, cells: dict[str, int | str]) -> str:
    """Another for other figures, as the seal of an issued report is."""
    return hashlib.sha256(
        repr((duty.agency_id, duty.period, version, sorted(cells.items()))).encode()
    ).hexdigest()


def _cell(said: int | str) -> dict[str, object]:
    is_number = isinstance(said, int) or said[:1].isdecimal()
    return {"state": "reported", "value": str(said)} if is_number else {"state": said}


def consolidating(count: int = 4) -> Consolidating:
    """Sở Thủy sản, UBND xã Hải Đông and so many communes more, all under UBND tỉnh; nothing was sent yet."""
    small = province()
    root = agency(
        "gia-lai", "Ủy ban nhân dân tỉnh Gia Lai", "province", short_name="UBND tỉnh Gia Lai", abbreviation="UBND",
        place_name="Gia Lai",
    )  # fmt: skip
    communes(small, count)
    AgencyPlace.objects.bulk_create(
        AgencyPlace(agency_id=pk, parent=root)
        for pk in Agency.objects.exclude(pk=root.pk).values_list("pk", flat=True)
    )
    made = Consolidating(small, root)
    Membership.objects.create(user=made.receiver, agency=root, role=Role.OFFICER)
    made.people = {
        Role.HEAD: person("chu-tich", "Phạm Anh Tuấn", Role.HEAD, root),
        Role.CLERK: person("van-thu-tinh", "Nguyễn Thị Hòa", Role.CLERK, root),
    }
    return made


def logged(act: str) -> list[AuditRecord]:
    """The entries of the log for that act."""
    return list(AuditRecord.objects.filter(act=act).order_by("number"))
