"""What an act needs: one test a clause, and the words of each refusal."""

from dataclasses import replace
from datetime import date

import pytest

from caicach.adapters.content.load import load_catalogue
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import NotNow, decide, refusal_of, unmet
from caicach.core.submissions.needs import Given, Need, Standing, is_met
from caicach.core.submissions.roles import Actor, Grant, Role
from caicach.core.submissions.statuses import Status
from caicach.core.submissions.transitions import TRANSITIONS


MESSAGES = load_catalogue().messages
WELL = Standing("own", "receiver", Status.DRAFTING, presented_by="1")
GIVEN = Given(reason="vì sao", number="12", issued_on=date(2026, 12, 15))
BROKEN = [  # what breaks each need, and a word of its refusal
    (Need.NOT_FROZEN, replace(WELL, is_frozen=True), GIVEN, "khóa số liệu"),
    (Need.CELLS_SETTLED, replace(WELL, unsettled=2), GIVEN, "2 ô ghi chữ"),
    (Need.NO_ERRORS, replace(WELL, errors=3), GIVEN, "còn 3 lỗi"),
    (Need.WARNINGS_EXPLAINED, replace(WELL, unexplained=2), GIVEN, "Còn 2 cảnh báo"),
    (Need.REMARKS_ANSWERED, replace(WELL, open_remarks=1), GIVEN, "Còn 1 ý kiến"),
    (Need.NOT_OWN_WORK, replace(WELL, presented_by="2"), GIVEN, "không được tự duyệt"),
    (Need.NOT_OWN_WORK, replace(WELL, presented_for="2"), GIVEN, "không được tự duyệt"),
    (Need.NOT_ISSUED, replace(WELL, is_issued=True), GIVEN, "đã ban hành"),
    (Need.IS_ISSUED, WELL, GIVEN, "chưa ban hành"),
    (Need.LATEST, replace(WELL, is_latest=False), GIVEN, "bản mới nhất"),
    (Need.REASON_GIVEN, WELL, Given(reason=" \n"), "Chưa ghi lý do"),
    (Need.NUMBER_GIVEN, WELL, replace(GIVEN, number=" "), "số hoặc ngày"),
    (Need.NUMBER_GIVEN, WELL, replace(GIVEN, issued_on=None), "số hoặc ngày"),
]


@pytest.mark.parametrize(("need", "standing", "given", "told"), BROKEN)
def test_a_broken_need_is_not_met_and_says_so(
    need: Need, standing: Standing, given: Given, told: str
) -> None:
    assert not is_met(need, standing, given, "2")
    assert told in unmet(need, standing, MESSAGES).says.vi


@pytest.mark.parametrize("need", [n for n in Need if n is not Need.IS_ISSUED])
def test_a_need_is_met_where_nothing_breaks_it(need: Need) -> None:
    assert is_met(need, WELL, GIVEN, "2")


def test_every_need_has_a_case_and_every_row_only_known_needs() -> None:
    assert {need for need, *_ in BROKEN} == set(Need)
    assert {need for row in TRANSITIONS for need in row.needs} == set(Need)


@pytest.mark.parametrize(
    ("person", "giver", "may"),
    [("1", None, False), ("2", None, True), ("2", "1", False), ("2", "3", True), ("3", None, True)],
)
def test_whose_power_presented_does_not_approve(person: str, giver: str | None, may: bool) -> None:
    assert is_met(Need.NOT_OWN_WORK, WELL, GIVEN, person, giver) is may


def test_of_two_lent_powers_the_one_that_is_not_the_presenters_approves() -> None:
    standing = replace(WELL, status=Status.PRESENTED)
    lent = [
        Grant(Role.HEAD, "own", None, None, name, giver)
        for name, giver in (("Người trình", "1"), ("Khác", "3"))
    ]

    decision = decide(Act.APPROVE, standing, Actor("2", "Phó", tuple(lent)), MESSAGES)

    assert decision.grant.on_behalf_of == "Khác"
    with pytest.raises(NotNow):
        decide(Act.APPROVE, standing, Actor("2", "Phó", tuple(lent[:1])), MESSAGES)


def test_ones_own_power_goes_before_a_lent_one() -> None:
    own, lent = Grant(Role.HEAD, "own"), Grant(Role.HEAD, "own", None, None, "Khác", "3")

    decision = decide(
        Act.APPROVE, replace(WELL, status=Status.PRESENTED), Actor("2", "Phó", (own, lent)), MESSAGES
    )

    assert decision.grant is own


def test_the_first_broken_need_of_the_table_is_the_one_told() -> None:
    officer = Actor("2", "Lan", (Grant(Role.OFFICER, "own"),))
    standing = replace(WELL, errors=1, unexplained=1)

    refusal = refusal_of(Act.PRESENT, standing, officer, MESSAGES)

    assert refusal is not None
    assert refusal.context["need"] == "no_errors"
    assert refusal_of(Act.PRESENT, WELL, officer, MESSAGES) is None


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2026, 1, 1), True),
        (date(2026, 1, 31), True),
        (date(2025, 12, 31), False),
        (date(2026, 2, 1), False),
    ],
)
def test_a_grant_holds_on_both_of_its_days_and_between(day: date, holds: bool) -> None:
    assert Grant(Role.HEAD, "own", date(2026, 1, 1), date(2026, 1, 31)).holds_on(day) is holds
    assert Grant(Role.HEAD, "own").holds_on(day)
