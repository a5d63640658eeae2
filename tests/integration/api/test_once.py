"""Idempotency keys: asked again, the same is answered and nothing is done; whoever asks at once, whatever breaks."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection

from caicach.actions.idempotency import KEPT, forget_answers
from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Role
from caicach.store.models import AuditRecord, Extension, IdempotencyKey
from factories.api import Asker, asker, ready
from factories.portal import NOW, Province, province


Program = Callable[[Role], Asker]
MORE_TIME = {"due_on": "2026-12-20", "reason": "Mưa lũ."}


def extend(receiver: Asker, here: Province, key: str, **given: str) -> object:
    """Ask for more time."""
    return receiver.post(f"/duties/{here.duty.pk}/extensions", MORE_TIME | given, **{"Idempotency-Key": key})


def test_the_same_is_answered_and_nothing_is_done_twice(here: Province, program: Program) -> None:
    receiver = program(Role.RECEIVER)

    first, again = extend(receiver, here, "k1"), extend(receiver, here, "k1")

    assert (first.status_code, first.told) == (again.status_code, again.told)
    assert first.status_code == 201
    assert again.headers["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in first.headers
    assert Extension.objects.count() == 1


def test_a_later_day_that_is_a_day_off_is_warned_of(here: Province, program: Program) -> None:
    receiver = program(Role.RECEIVER)

    on_sunday = extend(receiver, here, "k1")
    on_monday = receiver.post(
        "/extensions",
        MORE_TIME | {"due_on": "2026-12-21", "duties": [here.duty.pk]},
        **{"Idempotency-Key": "k2"},
    )

    assert "18/12/2026" in on_sunday.told["warning"]
    assert on_monday.told["warning"] == ""


def test_an_answer_is_the_same_with_and_without_a_key(here: Province, program: Program) -> None:
    officer = program(Role.OFFICER)

    without = officer.post("/submissions", {"duty": here.duty.pk})
    with_key = officer.post("/submissions", {"duty": here.duty.pk}, **{"Idempotency-Key": "k"})

    assert without.content == with_key.content


def test_another_request_with_the_key_is_refused(here: Province, program: Program) -> None:
    receiver = program(Role.RECEIVER)
    extend(receiver, here, "k1")

    other = extend(receiver, here, "k1", due_on="2026-12-25")

    assert other.status_code == 422
    assert other.told["errors"][0]["code"] == "KeyReused"
    assert Extension.objects.count() == 1


def test_the_same_key_of_another_program_is_another_key(here: Province, program: Program) -> None:
    extend(program(Role.RECEIVER), here, "k1")

    other = extend(program(Role.RECEIVER), here, "k1", due_on="2026-12-25")

    assert other.status_code == 201


def test_a_refusal_is_an_answer_too_and_leaves_nothing(here: Province, program: Program) -> None:
    receiver = program(Role.RECEIVER)

    first = extend(receiver, here, "k1", due_on="2026-12-02")
    here.duty.due_on = here.duty.due_on - timedelta(days=15)
    here.duty.save()
    again = extend(receiver, here, "k1", due_on="2026-12-02")

    assert first.status_code == again.status_code == 409
    assert first.told["errors"][0]["says"].startswith("Hạn mới phải sau")
    assert again.told == first.told
    assert not Extension.objects.exists()


def test_what_broke_may_be_asked_again(
    here: Province, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process dies after the act and before its answer is kept: neither the one nor the other has happened."""
    receiver = program(Role.RECEIVER)

    def killed(*_: object, **__: object) -> None:
        raise SystemError("killed")

    with monkeypatch.context() as broken:
        broken.setattr("caicach.api.endpoints.duties._extension", killed)
        assert extend(receiver, here, "k1").status_code == 500
    assert not Extension.objects.exists()
    assert not IdempotencyKey.objects.exists()

    assert extend(receiver, here, "k1").status_code == 201
    assert Extension.objects.count() == 1


@pytest.mark.parametrize("key", ["", "a b", "x" * 101, "khóa"])
def test_keys_that_are_none(here: Province, program: Program, key: str) -> None:
    refused = extend(program(Role.RECEIVER), here, key)

    assert refused.status_code == 400
    assert not Extension.objects.exists()


def test_answers_are_forgotten_after_a_week(here: Province, program: Program) -> None:
    extend(program(Role.RECEIVER), here, "k1")

    assert forget_answers(NOW + KEPT) == 0
    assert forget_answers(NOW + KEPT + timedelta(seconds=1)) == 1


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_ten_at_once_do_it_once(django_db_serialized_rollback: None) -> None:
    here = province()
    submission = ready(here)
    officer = asker(here, Role.OFFICER)
    start = threading.Barrier(10)
    answers: list[tuple[int, object]] = []

    def ask() -> None:
        start.wait()
        response = officer.post(
            f"/submissions/{submission.pk}/acts/present", {}, **{"Idempotency-Key": "once"}
        )
        answers.append((response.status_code, response.told))
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(answers) == 10
    assert all(answer == answers[0] for answer in answers)
    assert answers[0][0] == 200
    assert AuditRecord.objects.filter(act=Act.PRESENT.value).count() == 1
