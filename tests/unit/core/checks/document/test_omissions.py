"""Bad figures that the shortcomings never mention."""

import pytest

from factories.judged import judged
from factories.reports import Change, filing_of


WEAK = "Tỷ lệ hồ sơ thanh toán trực tuyến còn thấp; kinh phí cho chuyển đổi số hạn chế."
LATE = {"A.5.5": "27", "A.5.6": "22", "A.5.7": "2", "A.5.8": "3"}


@pytest.mark.parametrize(
    ("says", "figures", "codes"),
    [
        (WEAK, LATE, [("A.5.7", "A.5.8")]),
        (WEAK, {**LATE, "A.5.7": "0"}, [("A.5.8",)]),
        (WEAK, {"A.5.7": "0", "A.5.8": "0"}, []),
        (WEAK, {"A.5.7": "", "A.5.8": ""}, []),
        ("Còn 05 nhiệm vụ thực hiện quá hạn do thiếu người.", LATE, []),
        ("Một số việc hoàn thành chậm tiến độ.", LATE, []),
    ],
)
def test_late_tasks_are_spoken_of(says: str, figures: dict[str, str], codes: list[tuple[str, ...]]) -> None:
    filing = filing_of("department", [Change(WEAK, says)], figures)

    assert [finding.codes for finding in judged("K521", filing)] == codes


@pytest.mark.parametrize(
    ("resolved", "on_time", "count"),
    [("17", "17", 0), ("17", "15", 1), ("0", "0", 0), ("", "", 0), ("17", "", 0)],
)
def test_late_dossiers_are_spoken_of(resolved: str, on_time: str, count: int) -> None:
    filing = filing_of("department", figures={"C.3.1.1": resolved, "C.3.1.2": on_time})

    assert len(judged("K524", filing)) == count


def test_a_report_without_shortcomings_is_missed_elsewhere() -> None:
    filing = filing_of("department", [Change("2. Tồn tại, hạn chế", "2. Nội dung khác")], LATE)

    assert judged("K521", filing) == ()
