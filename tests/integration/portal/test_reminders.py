"""Reminders by the plan and by hand: to whom, once a day, whoever does it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from caicach.actions.duties import extend
from caicach.actions.letters import send_waiting, write_digests
from caicach.actions.notice_words import notice_words
from caicach.actions.reminders import remind_by_hand, remind_by_plan
from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Role
from caicach.store.models import (
    AuditRecord,
    Delegation,
    Membership,
    Notice,
    OutgoingMail,
    Reminder,
    Submission,
)
from factories.portal import NOW, TODAY, Province, agency, duty, person, province


pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 16)
LATE = date(2026, 12, 18)


def at(day: date, hour: int = 7) -> datetime:
    """That hour in Viet Nam."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC) - timedelta(hours=7)


def remind(
    small: Province, *duties: int, role: Role = Role.RECEIVER, day: date = TODAY
) -> list[tuple[bool, str]]:
    """By the hand of that person: whether done and what was said, a duty each."""
    answers = remind_by_hand(
        duty_ids=duties or (small.duty.pk,),
        actor=small.actor(role),
        by=small.user(role),
        now=at(day, 9),
        today=day,
    )
    return [(answer.is_done, answer.says.vi) for answer in answers]


@pytest.fixture
def small() -> Province:
    """The province, the commune without people."""
    return province()


def told(day: date) -> dict[str, str]:
    """Who was told what on the day, by user name."""
    rows = Notice.objects.filter(created_at__gte=at(day, 0), created_at__lt=at(day, 23)).select_related(
        "user"
    )
    return {notice.user.username: notice_words(notice).vi for notice in rows}


def test_officer_is_told_a_working_day_before_it_is_due(small: Province) -> None:
    remind_by_plan(now=at(TODAY), today=TODAY)

    assert told(TODAY) == {"officer": "Sở Thủy sản: báo cáo năm 2026 đến hạn ngày 16/12/2026, còn 1 ngày."}


def test_head_is_told_too_on_the_due_day(small: Province) -> None:
    remind_by_plan(now=at(DUE), today=DUE)

    assert set(told(DUE)) == {"officer", "head"}
    assert "ngày làm việc cuối cùng" in told(DUE)["head"]


def test_who_was_lent_the_role_is_told_too(small: Province) -> None:
    taker = person("nhan", "Lý Văn Nhân")
    Delegation.objects.create(
        giver=small.user(Role.OFFICER), taker=taker, agency=small.department, role=Role.OFFICER, from_on=TODAY,
        until=TODAY, reason="Nghỉ phép", created_at=NOW,
    )  # fmt: skip

    remind_by_plan(now=at(TODAY), today=TODAY)

    assert set(told(TODAY)) == {"officer", "nhan"}


def test_job_run_again_tells_nobody_twice(small: Province) -> None:
    remind_by_plan(now=at(TODAY), today=TODAY)

    assert remind_by_plan(now=at(TODAY, 8), today=TODAY) == 0
    assert Reminder.objects.count() == Notice.objects.count() == 1


def test_step_missed_while_the_server_stood_still_is_told_the_next_working_day(small: Province) -> None:
    day = date(2026, 12, 14)  # the step was on the Friday before

    remind_by_plan(now=at(day), today=day)

    assert Reminder.objects.get(user=small.user(Role.OFFICER)).step == "three_before:2026-12-16:0"


def test_report_that_was_sent_is_reminded_of_no_more(small: Province) -> None:
    officer = small.user(Role.OFFICER)
    sent = Submission.objects.create(duty=small.duty, form_version="f", created_by=officer, created_at=NOW)
    Submission.objects.filter(pk=sent.pk).update(status="sent", sent_by=officer, sent_at=NOW)

    assert remind_by_plan(now=at(LATE), today=LATE) == 0


def test_frozen_report_is_reminded_of_no_more(small: Province) -> None:
    small.duty.frozen_on = date(2026, 12, 17)
    small.duty.save()

    assert remind_by_plan(now=at(LATE), today=LATE) == 0


def test_extension_on_the_due_day_begins_the_reminders_anew(small: Province) -> None:
    remind_by_plan(now=at(DUE), today=DUE)
    extend(
        duty_id=small.duty.pk,
        due_on=date(2026, 12, 22),
        reason="Bão lũ",
        actor=small.actor(Role.RECEIVER),
        by=small.user(Role.RECEIVER),
        now=at(DUE, 15),
    )

    for day in (17, 18, 19, 20, 21, 22):
        remind_by_plan(now=at(date(2026, 12, day)), today=date(2026, 12, day))

    steps = Reminder.objects.filter(user=small.user(Role.OFFICER)).order_by("on").values_list("on", "step")
    assert [(on.day, step.split(":")[0]) for on, step in steps] == [
        (16, "due"),
        (17, "three_before"),
        (21, "one_before"),
        (22, "due"),
    ]


def test_extension_is_told_with_the_old_day(small: Province) -> None:
    extend(
        duty_id=small.duty.pk,
        due_on=date(2026, 12, 22),
        reason="Bão lũ",
        actor=small.actor(Role.RECEIVER),
        by=small.user(Role.RECEIVER),
        now=NOW,
    )

    assert told(TODAY) == {
        "officer": "Sở Thủy sản: báo cáo năm 2026 được gia hạn đến 22/12/2026 (hạn cũ 16/12/2026)."
    }


def test_receiver_reminds_by_hand_in_the_product_and_by_letter(small: Province) -> None:
    assert remind(small) == [(True, "Đã nhắc Nguyễn Thị Lan.")]

    letter = OutgoingMail.objects.get()
    assert letter.to == "officer@example.vn"
    assert "Hoàng Thị Ý đề nghị" in letter.body
    assert "- Sở Thủy sản tỉnh Gia Lai: báo cáo năm 2026, hạn gửi 16/12/2026" in letter.body
    assert AuditRecord.objects.get(act="remind").details == {"agencies": "sts", "people": "officer"}


def test_by_hand_twice_a_day_is_once(small: Province) -> None:
    remind(small)

    assert remind(small) == [(False, "Hôm nay đã nhắc rồi, không nhắc lần nữa.")]
    assert OutgoingMail.objects.count() == 1


def test_by_hand_after_the_job_of_the_day_is_once(small: Province) -> None:
    remind_by_plan(now=at(TODAY), today=TODAY)

    assert remind(small)[0][0] is False


def test_by_hand_on_the_next_day_is_done_again(small: Province) -> None:
    remind(small)

    assert remind(small, day=DUE)[0][0] is True


def test_agency_without_people_is_said(small: Province) -> None:
    (answer,) = remind(small, small.commune_duty.pk)

    assert answer[0] is False
    assert answer[1].startswith("Cơ quan chưa có người lập báo cáo")


def test_officer_may_remind_nobody(small: Province) -> None:
    assert remind(small, role=Role.OFFICER) == []
    assert not Notice.objects.exists()


def test_report_sent_needs_no_reminder(small: Province) -> None:
    officer = small.user(Role.OFFICER)
    sent = Submission.objects.create(duty=small.duty, form_version="f", created_by=officer, created_at=NOW)
    Submission.objects.filter(pk=sent.pk).update(status="sent", sent_by=officer, sent_at=NOW)

    assert remind(small) == [(False, "Báo cáo đã gửi, không cần nhắc.")]


def test_one_letter_for_two_duties_of_one_person(small: Province) -> None:
    Membership.objects.create(user=small.user(Role.OFFICER), agency=small.commune, role=Role.OFFICER)

    remind(small, small.duty.pk, small.commune_duty.pk)

    assert OutgoingMail.objects.get().body.count("hạn gửi") == 2
    assert Notice.objects.count() == 2


def test_digest_is_one_letter_with_everything_not_yet_seen(small: Province) -> None:
    Membership.objects.create(user=small.user(Role.OFFICER), agency=small.commune, role=Role.OFFICER)
    remind_by_plan(now=at(TODAY), today=TODAY)

    write_digests(now=at(TODAY, 8), today=TODAY)
    write_digests(now=at(TODAY, 8), today=TODAY)
    send_waiting(now=at(TODAY, 9))

    (letter,) = mail.outbox
    assert letter.subject == "Báo cáo CCHC: 2 việc cần biết, ngày 15/12/2026"
    assert "Sở Thủy sản" in letter.body
    assert "UBND xã Hải Đông" in letter.body


def test_what_was_read_or_mailed_by_hand_is_not_in_the_digest(small: Province) -> None:
    remind(small)

    assert write_digests(now=at(TODAY, 10), today=TODAY) == 0


def test_who_wants_no_letters_is_told_in_the_product_alone(small: Province) -> None:
    officer = small.user(Role.OFFICER)
    officer.wants_digest = False
    officer.save()
    remind_by_plan(now=at(TODAY), today=TODAY)

    assert write_digests(now=at(TODAY, 8), today=TODAY) == 0
    assert Notice.objects.filter(user=officer).exists()


def test_thousand_agencies_are_reminded_in_as_many_queries_as_ten(
    small: Province, django_assert_max_num_queries: object
) -> None:
    for number in range(1000):
        _owing(small, number)

    with django_assert_max_num_queries(60):  # SQLite writes a few hundred rows at a time
        assert remind_by_plan(now=at(TODAY), today=TODAY) == 1001
    with django_assert_max_num_queries(60):
        write_digests(now=at(TODAY, 8), today=TODAY)

    assert OutgoingMail.objects.count() == 1001


def _owing(small: Province, number: int) -> None:
    made = agency(f"xa-{number}", f"Ủy ban nhân dân xã {number}", "commune", short_name=f"UBND xã {number}")
    duty(made, small.home_affairs)
    person(f"can-bo-{number}", f"Cán bộ {number}", Role.OFFICER, made)


def test_acts_of_a_submission_have_their_sentences(small: Province) -> None:
    for act in (Act.PRESENT, Act.WITHDRAW, Act.SEND_BACK, Act.APPROVE, Act.ISSUE, Act.SEND, Act.RECEIVE, Act.ACCEPT,
                Act.CORRECT, Act.CANCEL):  # fmt: skip
        notice = Notice(
            message=act.value, words={"agency": "Sở Thủy sản", "period": "2026-year", "who": "Lan"}
        )

        assert "năm 2026" in notice_words(notice).vi
