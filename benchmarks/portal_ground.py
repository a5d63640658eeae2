"""The province of the load run: `python -m benchmarks.portal_ground plan.json` makes the demo in the data folder named by
CAICACH_DATA, an open report on each officer's desk, a session for everyone who will work, and writes down who does what."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.portal_plan import OFFICERS, READY, Cell, OfficerPlan, Plan, SignerPlan
from caicach.cli.portal import ready_portal


SMALLEST = 20  # figures below it are choices and small counts; the others may be changed by one


def main(path: str) -> None:
    """Migrate, load, sign in, and write the plan."""
    ready_portal()
    from django.core.management import call_command
    from django.utils import timezone

    from caicach.actions.seeding.load import load_demo

    call_command("migrate", verbosity=0, interactive=False)
    load_demo(now=timezone.now())
    Path(path).write_text(json.dumps(asdict(_plan())), encoding="utf-8")


def _plan() -> Plan:
    from caicach.core.submissions.roles import Role
    from caicach.store.models import Agency, AuditRecord, Membership, Submission

    desks = _desks()
    officers = [_officer(desk.begin(0.4)) for desk in _first(desks, OFFICERS)]
    signers = [_signer(desk) for desk in _first(desks, READY)]
    receiver = Membership.objects.filter(role=Role.RECEIVER).select_related("user").first()
    assert receiver is not None
    delivered = Submission.objects.exclude(sent_at=None).order_by("-pk")
    return Plan(
        officers, signers, _session(receiver.user), list(delivered.values_list("pk", flat=True)[:20]),
        AuditRecord.objects.count(), Agency.objects.filter(duties__isnull=False).distinct().count(),
    )  # fmt: skip


def _first(desks: Iterator[Any], count: int) -> list[Any]:
    return [next(desks) for _ in range(count)]


def _desks() -> Iterator[Any]:
    """The desks of communes that have not begun the report now open."""
    from django.utils import timezone

    from caicach.actions.seeding.desk import Desk
    from caicach.actions.seeding.periods import REGIME, periods_around
    from caicach.actions.words import content
    from caicach.adapters.content.demo import load_demo_province
    from caicach.core.submissions.roles import Role
    from caicach.store.models import Duty, Membership

    today = timezone.localdate()
    regime = next(regime for regime in content().regimes if regime.id == REGIME)
    period = periods_around(regime, today).open.id
    free = Duty.objects.filter(period=period, agency__type="commune", submissions=None)
    for duty in free.select_related("agency", "receiver").order_by("agency_id"):
        members = Membership.objects.filter(agency=duty.agency).select_related("user")
        people = {Role(member.role): member.user for member in members}
        yield Desk(duty, people, load_demo_province(), today)


def _officer(desk: Any) -> OfficerPlan:
    from caicach.actions.seeding.desk import edits_for
    from caicach.core.submissions.roles import Role
    from caicach.store.models import FigureSheet, Submission
    from caicach.web.narrative.sections import sections_of

    submission = Submission.objects.select_related("duty__agency", "duty__receiver").get(pk=desk.pk)
    keys = [section.key for section in sections_of(submission) if section.text.can_be_written]
    cells = [
        Cell(edit.indicator, int(edit.becomes.value.number))
        for edit in edits_for(desk.duty)
        if edit.becomes.value.number is not None and edit.becomes.value.number >= SMALLEST
    ]
    revision = FigureSheet.objects.get(pk=desk.pk).revision
    changes = submission.figure_changes.count()
    return OfficerPlan(_session(desk.people[Role.OFFICER]), desk.pk, keys, cells, revision, changes)


def _signer(desk: Any) -> SignerPlan:
    """A finished report, and the three people who send it on its way."""
    from caicach.core.submissions.roles import Role

    desk.begin().write().explain_warnings()
    return SignerPlan(
        desk.pk, *(_session(desk.people[role]) for role in (Role.OFFICER, Role.HEAD, Role.CLERK))
    )


def _session(user: Any) -> str:
    """The key of a new session of the person; passwords are not what is measured."""
    from django.test import Client

    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return str(client.cookies["sessionid"].value)


if __name__ == "__main__":
    main(sys.argv[1])
