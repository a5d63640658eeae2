"""Every address of the portal, for every role on every side: allowed, refused or hidden as the table says.

Addresses are found in the URLconf. A new one without a line in tests/factories/addresses.py fails here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.views.generic import RedirectView
from pytest_django import DjangoDbBlocker

from caicach import web
from caicach.actions.judging import filing_of
from caicach.actions.readings import proposals_of
from caicach.core.submissions.acts import Act, is_permitted
from caicach.core.submissions.roles import Role, Side
from caicach.core.submissions.statuses import Status
from caicach.store.models import (
    ApiToken,
    AuditRecord,
    Delegation,
    Duty,
    FigureSheet,
    FileReading,
    Membership,
    NarrativeChange,
    Notice,
    Remark,
    StoredFile,
    Submission,
    User,
)
from factories.addresses import ADDRESSES, Address, Who
from factories.portal import NOW, TODAY, Province, person, province


pytestmark = [pytest.mark.django_db, pytest.mark.slow]
API = "api/v1/"


def _patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern
        else:
            yield from _patterns(pattern, route)


PATTERNS = {p.name: (route, p) for route, p in _patterns(get_resolver()) if not route.startswith(f"{API}")}


def test_every_address_has_its_line_and_every_line_its_address() -> None:
    pages = {"api_description", "api_docs"}

    assert set(PATTERNS) | pages == set(ADDRESSES)


@dataclass
class Things:
    """What addresses are about, and the people who ask, by role and side of the department."""

    made: Province
    draft: Submission
    sent: Submission
    people: dict[tuple[Role, Side], User]
    others: dict[str, object]

    def parameters(self, pattern: URLPattern, address: Address, submission: Submission) -> dict[str, object]:
        """What the address needs."""
        known = {
            "duty": submission.duty_id,
            "agency": "sts",
            **self.others,
            "pk": self.others.get(f"pk of {pattern.name}", submission.pk),
            "reading": self.others[f"reading_{submission.pk}"],
            "remark": self.others[f"remark_{submission.pk}"],
        }
        wanted = pattern.pattern.converters or pattern.pattern.regex.groupindex
        return {name: dict(address.args).get(name, known.get(name)) for name in wanted}


@pytest.fixture(scope="module")
def things(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Things]:
    """Made once for all addresses: whatever a request does is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield _things()
        transaction.set_rollback(True)


def _things() -> Things:
    made = province()
    agencies = {Side.OWN: made.department, Side.RECEIVING: made.home_affairs, Side.OTHER: made.commune}
    people = {
        (role, side): person(f"{role.value}.{side.value}", f"Người {role.value}", role, agency)
        for role in Role
        for side, agency in agencies.items()
    }
    target = person("target", "Lý Văn Đích", Role.VIEWER, made.department)
    officer = made.user(Role.OFFICER)
    other_duty = Duty.objects.get(pk=made.duty.pk)
    other_duty.pk, other_duty.period, other_duty.kind = None, "2026-quarter_three", "quarter_three"
    other_duty.cutoff_on, other_duty.from_on = TODAY - timedelta(days=90), TODAY - timedelta(days=180)
    other_duty.save()
    draft, sent = (_submission(duty, officer) for duty in (made.duty, other_duty))
    before = _submission(_earlier(other_duty), officer)
    _send(before, officer, made.user(Role.HEAD))
    _send(sent, officer, made.user(Role.HEAD))
    remarks = {
        f"remark_{s.pk}": Remark.objects.create(
            submission=s, kind="whole", text="Xem lại.", agency=made.department, by=officer, at=NOW
        ).pk
        for s in (draft, sent)
    }
    lent = Delegation.objects.create(
        giver=made.user(Role.HEAD), taker=target, agency=made.department, role="head", from_on=TODAY,
        until=TODAY + timedelta(days=400), reason="nghỉ", created_at=NOW,
    )  # fmt: skip
    others = {
        "person": target.pk,
        "membership": Membership.objects.get(user=target).pk,
        "delegation": lent.pk,
        "before": before.pk,
        **_kept_with(sent, target, officer),
        **{f"reading_{s.pk}": _reading(s, officer) for s in (draft, sent)},
        **remarks,
    }
    return Things(made, draft, sent, people, others)


def _earlier(duty: Duty) -> Duty:
    days = {"cutoff_on": TODAY - timedelta(days=190), "from_on": TODAY - timedelta(days=360)}
    return Duty.objects.create(
        agency=duty.agency, receiver=duty.receiver, regime=duty.regime, period="2026-half_year", kind="half_year",
        year=2026, opens_on=TODAY - timedelta(days=190), due_on=TODAY - timedelta(days=185), **days,
    )  # fmt: skip


def _kept_with(submission: Submission, target: User, officer: User) -> dict[str, object]:
    """A section that was changed, a notice and a key of somebody else."""
    change = NarrativeChange.objects.create(
        submission=submission, key="assessment.strengths", before="", after="Tốt.", by=officer, at=NOW
    )
    notice = Notice.objects.create(user=target, message="send", url="/", once="x", created_at=NOW)
    key = ApiToken.objects.create(
        user=target,
        agency_id="sts",
        role="viewer",
        label="thử",
        hash="x",
        hint="x",
        created_at=NOW,
        expires_on=TODAY,
    )
    return {"change": change.pk, "pk of notice": notice.pk, "pk of revoke_key": key.pk}


def _reading(submission: Submission, officer: User) -> int:
    file = StoredFile.objects.create(
        submission=submission,
        kind="uploaded",
        name="bao-cao.docx",
        sha256="0" * 64,
        size=1,
        by=officer,
        at=NOW,
    )
    proposals = proposals_of(filing_of(submission), submission)
    return FileReading.objects.create(
        submission=submission, file=file, proposals=proposals, by=officer, at=NOW
    ).pk


def _submission(duty: Duty, by: User) -> Submission:
    submission = Submission.objects.create(duty=duty, form_version="two-level", created_by=by, created_at=NOW)
    FigureSheet.objects.create(submission=submission)
    return submission


def _send(submission: Submission, officer: User, head: User) -> None:
    steps = {"presented": officer, "approved": head, "issued": officer, "sent": officer}
    written = {f"{step}_by": by for step, by in steps.items()} | {f"{step}_at": NOW for step in steps}
    Submission.objects.filter(pk=submission.pk).update(
        status=Status.SENT, number="1", issued_on=TODAY, symbol="BC-STS", **written
    )


def _allowed(address: Address, role: Role, side: Side, is_sent: bool) -> bool:
    if address.who in (Who.SIGNED_IN, Who.ITS_OWNER):
        return address.who is Who.SIGNED_IN
    if address.who is Who.SEES:
        acts = (Act.SEE_DRAFT, Act.SEE_DELIVERED) if is_sent else (Act.SEE_DRAFT,)
        return any(is_permitted(role, act, side) for act in acts)
    assert address.act is not None
    if address.who is Who.MAY_ANYWHERE:
        return any(is_permitted(role, address.act, towards) for towards in Side)
    return is_permitted(role, address.act, side)


def _wrong(address: Address, allowed: bool, status: int, logged: int) -> str:
    """What is wrong with the answer, nothing when it is as it should be."""
    if status >= 500:
        return f"broke: {status}"
    if allowed:
        refused = {403} if address.names_more else {403, 404}
        return f"refused: {status}" if status in refused else ""
    if address.method == "GET":
        return "" if status in {403, 404} else f"shown: {status}"
    harmless = {400, 403, 404, 409} | (
        {302} if address.names_more else set()
    )  # nothing was named, nothing is done
    return "" if not logged and status in harmless else f"done: {status}, {logged} entries"


@pytest.mark.parametrize(
    "name", sorted(n for n, a in ADDRESSES.items() if a.who is not Who.ANYONE and n in PATTERNS)
)
def test_an_address_opens_for_whom_the_table_says(name: str, things: Things) -> None:
    address, (_, pattern) = ADDRESSES[name], PATTERNS[name]
    wrong: dict[str, str] = {}

    for submission in (things.draft, things.sent) if address.who is Who.SEES else (things.sent,):
        url = reverse(name, kwargs=things.parameters(pattern, address, submission))
        for (role, side), user in things.people.items():
            status, logged = _ask(url, address.method, user)
            problem = _wrong(
                address, _allowed(address, role, side, submission is things.sent), status, logged
            )
            if problem:
                wrong[f"{role.value} {side.value} {submission.pk}"] = problem

    assert wrong == {}, url


def _ask(url: str, method: str, user: User) -> tuple[int, int]:
    """The status of the answer and how many entries the log grew; whatever was done is undone."""
    client = Client(raise_request_exception=False)
    client.force_login(user)
    before = AuditRecord.objects.count()
    with transaction.atomic():
        response = client.get(url) if method == "GET" else client.post(url)
        logged = AuditRecord.objects.count() - before
        transaction.set_rollback(True)
    return response.status_code, logged


@pytest.mark.parametrize(
    "name", sorted(n for n, a in ADDRESSES.items() if a.who is not Who.ANYONE and n in PATTERNS)
)
def test_an_address_leads_who_is_not_signed_in_to_the_sign_in(name: str, things: Things) -> None:
    address, (_, pattern) = ADDRESSES[name], PATTERNS[name]
    url = reverse(name, kwargs=things.parameters(pattern, address, things.sent))

    response = Client().get(url) if address.method == "GET" else Client().post(url)

    if name == "account_logout":
        assert response.status_code == 302
    elif getattr(pattern.callback, "view_class", None) is RedirectView:
        assert response.url == "/tai-khoan/"
    else:
        assert response.status_code in {302, 401}
        assert response.status_code != 302 or response.url.startswith("/tai-khoan/dang-nhap/")


@pytest.mark.parametrize(
    "name", sorted(n for n, a in ADDRESSES.items() if a.who is Who.ANYONE and n in PATTERNS)
)
def test_an_address_for_anyone_never_breaks(name: str, things: Things) -> None:
    address, (_, pattern) = ADDRESSES[name], PATTERNS[name]
    url = reverse(name, kwargs=things.parameters(pattern, address, things.sent))
    client = Client(raise_request_exception=False)

    response = client.get(url) if address.method == "GET" else client.post(url)

    assert response.status_code < 500


GARBAGE = ("abc", "-1", "9" * 30, "\x00", "{{", "2026-13-45", "a:b:c", "\ud7ff" * 3, "<script>")


def _fields() -> set[str]:
    """Every name a page asks a request for, read from the source, so that a new one is tried too."""
    sources = [file.read_text(encoding="utf-8") for file in Path(web.__file__).parent.rglob("*.py")]
    asked = re.compile(r"(?:GET|POST)\.get(?:list)?\(\s*\"(\w[\w-]*)\"")
    fields = re.compile(r"^    (\w+) = forms\.", re.MULTILINE)
    return {name for source in sources for name in (*asked.findall(source), *fields.findall(source))}


@pytest.mark.parametrize("garbage", GARBAGE)
@pytest.mark.parametrize("role", [Role.OFFICER, Role.RECEIVER, Role.SYSTEM_ADMIN])
def test_garbage_is_answered_in_words_at_every_address(garbage: str, role: Role, things: Things) -> None:
    side = Side.RECEIVING if role is Role.RECEIVER else Side.OWN
    sent = dict.fromkeys(_fields(), garbage)
    broken: list[str] = []

    for name, address in ADDRESSES.items():
        if name not in PATTERNS or address.who is Who.ANYONE:
            continue
        url = reverse(name, kwargs=things.parameters(PATTERNS[name][1], address, things.draft))
        client = Client(raise_request_exception=False)
        client.force_login(things.people[role, side])
        with transaction.atomic():
            answers = [client.get(url, sent), client.post(url, sent)]
            transaction.set_rollback(True)
        broken += [f"{a.request['REQUEST_METHOD']} {url}" for a in answers if a.status_code >= 500]

    assert broken == []
