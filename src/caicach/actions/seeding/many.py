"""Reports of many agencies at once. A real paper for every commune, one after the other, would take a minute: rows
are written together, and papers are made by other processes while the next report is judged."""

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction

from caicach.actions import audit
from caicach.actions.acting import actor_of
from caicach.actions.papers import store_paper
from caicach.actions.seeding.desk import WAY, Desk
from caicach.actions.seeding.finishing import finished_texts
from caicach.actions.seeding.walking import Walked, walk
from caicach.core.submissions.roles import Role
from caicach.store.models import Explanation, NarrativeSection, Submission
from caicach.store.models.submissions import STEPS


_WRITTEN = (
    "status", "number", "issued_on", "symbol", "content_hash", "receipt_hash", "findings", "errors", "warnings",
    "hints", "unexplained", "judged_content", "judged_at", *(f"{step}_{p}" for step in STEPS for p in ("by", "at")),
)  # fmt: skip


def seed_many(desks: Iterable[tuple[Desk, int]]) -> None:
    """Each desk's report so many steps on its way, stored; at step 0 a part of the figures is entered."""
    work = list(desks)
    walking = {desk: steps for desk, steps in work if steps}
    roles = {role for _, role, _ in WAY}
    users = {user.pk: user for desk in walking for role, user in desk.people.items() if role in roles}
    # Fresh processes: a fork would copy the locks of typst's threads.
    pool = ProcessPoolExecutor(mp_context=get_context("spawn"))
    with pool, TemporaryDirectory() as folder, transaction.atomic():
        actors = {pk: actor_of(user, work[0][0].today) for pk, user in users.items()}
        walked = Walked(actors, pool, Path(folder))
        for desk, steps in work:
            desk.begin(1.0 if steps else desk.progress)
        _write(walking)
        stored = _stored(walking)
        for desk, steps in walking.items():
            walk(walked, desk, stored[desk.pk], steps)
        _keep(walked, stored.values())


def _write(desks: Iterable[Desk]) -> None:
    """What the officer of each report wrote."""
    of_pk = {desk.pk: desk for desk in desks}
    NarrativeSection.objects.bulk_create(
        NarrativeSection(
            submission=submission, key=key, text=text, revision=1,
            changed_by=of_pk[pk].people[Role.OFFICER], changed_at=of_pk[pk].at(-1),
        )
        for pk, submission in _stored(of_pk.values()).items()
        for key, text in finished_texts(submission, of_pk[pk].demo.texts)
    )  # fmt: skip


def _stored(desks: Iterable[Desk]) -> dict[int, Submission]:
    """The reports of the desks with all that judging and sealing read."""
    rows = Submission.objects.select_related("duty__agency", "duty__receiver", "sheet")
    return rows.prefetch_related("sections").in_bulk([desk.pk for desk in desks])


def _keep(walked: Walked, submissions: Iterable[Submission]) -> None:
    """What the steps brought, stored."""
    Explanation.objects.bulk_create(walked.explanations)
    Submission.objects.bulk_update(submissions, _WRITTEN, batch_size=50)
    for submission, path, written in walked.papers:
        written.result()
        by, now = submission.issued_by, submission.issued_at
        store_paper(submission, path.suffix, path.read_bytes(), by=by, now=now)
    audit.record_many(sorted(walked.events, key=lambda event: event.at))
