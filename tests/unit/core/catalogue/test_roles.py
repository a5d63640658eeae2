"""Words of status and the role they give a figure."""

import pytest

from caicach.core.catalogue.roles import Role, role_of
from factories.narratives import claims_of


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("tổng số 27 nhiệm vụ được giao", Role.TOTAL),
        ("phải giải quyết 27 nhiệm vụ", Role.TOTAL),
        ("tiếp nhận mới 27 hồ sơ", Role.NEW),
        ("kỳ trước chuyển sang 27 hồ sơ", Role.CARRIED),
        ("tiếp nhận trực tuyến 27 hồ sơ", Role.ONLINE),
        ("qua dịch vụ bưu chính công ích 27 hồ sơ", Role.POST),
        ("27 hồ sơ đến hạn giải quyết", Role.DUE),
        ("đã giải quyết xong 27 hồ sơ", Role.DONE),
        ("hoàn thành đúng hạn 27 nhiệm vụ", Role.DONE_ON_TIME),
        ("hoàn thành đúng tiến độ 27 nhiệm vụ", Role.DONE_ON_TIME),
        ("giải quyết sớm hạn 27 hồ sơ", Role.DONE_EARLY),
        ("giải quyết đúng và trước hạn 27 hồ sơ", Role.DONE_EARLY_AND_ON_TIME),
        ("giải quyết trước hạn và đúng hạn 27 hồ sơ", Role.DONE_EARLY_AND_ON_TIME),
        ("27 nhiệm vụ hoàn thành nhưng quá hạn", Role.DONE_LATE),
        ("27 nhiệm vụ hoàn thành quá hạn", Role.DONE_LATE),
        ("giải quyết trễ hẹn 27 hồ sơ", Role.DONE_LATE),
        ("27 nhiệm vụ quá hạn nhưng chưa hoàn thành", Role.OPEN_LATE),
        ("27 nhiệm vụ chưa hoàn thành quá hạn", Role.OPEN_LATE),
        ("đang giải quyết 27 hồ sơ", Role.OPEN),
        ("27 hồ sơ chưa đến hạn", Role.OPEN_IN_TIME),
        ("đang thực hiện trong hạn 27 nhiệm vụ", Role.OPEN_IN_TIME),
        ("đang thực hiện trung hạn 27 nhiệm vụ", Role.OPEN_IN_TIME),
        ("chậm quá hạn 27 hồ sơ", Role.LATE),
        ("trả lại 27 hồ sơ", Role.RETURNED),
        ("họp trực tuyến với 27 đơn vị", None),
    ],
)
def test_role_of_a_figure_follows_the_words_of_its_clause(words: str, role: Role | None) -> None:
    (claim,) = claims_of(words)

    assert claim.numbers[0].role is role


def test_bare_overdue_means_done_or_open_by_what_stood_before() -> None:
    text = "đã giải quyết 10 hồ sơ, quá hạn 2 hồ sơ; đang giải quyết 5 hồ sơ (trong hạn 4, quá hạn 1)"

    roles = [claim.numbers[0].role for claim in claims_of(text)]

    assert roles == [Role.DONE, Role.DONE_LATE, Role.OPEN, Role.OPEN_IN_TIME, Role.OPEN_LATE]


def test_no_words_give_no_role() -> None:
    assert role_of(set(), Role.DONE) is None
