"""Several servers on one database, each a process of its own: races, and servers killed in the middle of an act.

Run by test_two_servers.py as `python scenario.py NAME` with a fresh data folder; the database is that of the
settings. Exits 0 when everything held, else with the broken promise on standard error.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path


sys.path.insert(0, str(Path(__file__).parents[3]))

import django


django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402

from caicach.actions import audit, effects, figures, submissions  # noqa: E402
from caicach.actions.statements import form_of  # noqa: E402
from caicach.core.submissions.acts import Act  # noqa: E402
from caicach.core.submissions.decide import Refused  # noqa: E402
from caicach.core.submissions.needs import Given  # noqa: E402
from caicach.core.submissions.roles import Role  # noqa: E402
from caicach.store.models import AuditRecord, FigureChange, Submission  # noqa: E402
from factories.portal import ALL_THE_WAY, GIVEN, NOW, WHO, Province, edit, province  # noqa: E402


SERVERS = 4
DONE, REFUSED, BROKEN = 0, 10, 11
# Where a server dies: before the status is written, after it, when the log is written, and just before the end.
POINTS = ((submissions, "_write"), (effects, "follow"), (audit, "record"), (submissions, "tell_moved"))


def ready() -> tuple[Province, Submission]:
    """A submission that may be presented."""
    here = province()
    return here, here.ready()


def server(work: Callable[[], object]) -> int:
    """Another server: a process with connections of its own that does the work; its number."""
    connections.close_all()
    child = os.fork()
    if child:
        return child
    try:
        work()
        code = DONE
    except Refused:
        code = REFUSED
    except BaseException:
        traceback.print_exc()
        code = BROKEN
    connections.close_all()
    os._exit(code)


def ended(child: int) -> int:
    """How the server ended: its exit code, or minus the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def act(here: Province, submission: Submission, which: Act, seconds: int = 0) -> Submission:
    """The act, by whom it is for."""
    role = WHO[which]
    return submissions.move(
        submission_id=submission.pk,
        act=which,
        actor=here.actor(role),
        by=here.user(role),
        now=NOW + timedelta(seconds=seconds),
        given=Given(**GIVEN.get(which, {})),
    )


def promise(holds: bool, what: str) -> None:
    """Stop when it is broken."""
    if not holds:
        raise SystemExit(f"broken promise: {what}")


def killed() -> None:
    """A server killed at any point of any act leaves everything as it was, and the act can be done again."""
    here, submission = ready()
    for which in ALL_THE_WAY:
        before = _state(submission)
        for module, name in POINTS:
            child = server(lambda m=module, n=name, w=which: _die_at(m, n, here, submission, w))
            promise(ended(child) == -signal.SIGKILL, f"{which} was to be killed at {name}")
            promise(_state(submission) == before, f"{which} killed at {name} left something behind")
            promise(audit.verify()[2] is None, f"{which} killed at {name} broke the log")
        act(here, submission, which)
        promise(audit.verify()[2] is None, f"the log after {which}")


def _die_at(module: object, name: str, here: Province, submission: Submission, which: Act) -> None:
    def die(*_given: object, **_named: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(module, name, die)
    act(here, submission, which)


def _state(submission: Submission) -> tuple[object, ...]:
    row = Submission.objects.filter(pk=submission.pk).values().get()
    counts = (submission.files.count(), submission.remarks.count(), AuditRecord.objects.count())
    return (row, counts)


def races() -> None:
    """Several servers do the same act at once: it is done once, and the others are told so politely."""
    here, submission = ready()
    for which in ALL_THE_WAY:
        gate, open_gate = os.pipe()
        children = [
            server(lambda g=gate, n=n, w=which: _at_once(g, here, submission, w, n)) for n in range(SERVERS)
        ]
        os.write(open_gate, b"x" * SERVERS)
        ends = sorted(map(ended, children))
        promise(ends == [DONE, *[REFUSED] * (SERVERS - 1)], f"{which} at once ended {ends}")
        promise(AuditRecord.objects.filter(act=which.value).count() == 1, f"{which} was logged once")
        promise(audit.verify()[2] is None, f"the log after {which}")


def _at_once(gate: int, here: Province, submission: Submission, which: Act, number: int) -> None:
    actor_ready = (here.actor(WHO[which]), here.user(WHO[which]))
    promise(actor_ready is not None, "who acts is known")
    os.read(gate, 1)
    act(here, submission, which, seconds=number)


def edits() -> None:
    """Several people save cells of one sheet at once: every change lands, none twice, and all begin the same report."""
    here = province()
    submission = here.start()
    rows = [row.id for row in form_of(submission).indicators if row.takes_value][: SERVERS * 10]
    shares = [rows[n::SERVERS] for n in range(SERVERS)]
    children = [server(lambda share=share: _save(here, submission, share)) for share in shares]
    promise(all(ended(child) == DONE for child in children), "every save was taken")
    sheet = Submission.objects.get(pk=submission.pk).sheet
    promise(set(sheet.cells) == set(rows), f"{len(sheet.cells)} of {len(rows)} cells landed")
    promise(sheet.revision == len(rows), f"revision {sheet.revision} after {len(rows)} saves")
    promise(FigureChange.objects.count() == len(rows), "each change is remembered once")
    promise(audit.verify()[2] is None, "the log")


def _save(here: Province, submission: Submission, rows: list[str]) -> None:
    who = {"actor": here.actor(Role.OFFICER), "by": here.user(Role.OFFICER), "now": NOW}
    for row in rows:
        merged = figures.save_cells(submission_id=submission.pk, edits=(edit(row, 1),), **who)
        promise(len(merged.changed) == 1, f"{row} was saved")


SCENARIOS = {"killed": killed, "races": races, "edits": edits}


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    SCENARIOS[sys.argv[1]]()
