"""Notes that are nowhere, sentences said twice, abbreviations nobody explains, and the day a report does not say."""

from dataclasses import replace

import pytest

from factories.judged import HEAD, judged, pointed_at, written


SAID = (
    "việc chấp hành giờ giấc làm việc, văn hóa công sở của toàn thể công chức và người lao động trong cơ quan"
)
MARK_WITHOUT_NOTE = "Ban hành 02 văn bản[1] trong năm."


def test_mark_whose_note_is_nowhere_is_found_once() -> None:
    assert pointed_at("K417", MARK_WITHOUT_NOTE, "Văn bản[1] khác.") == ["bản[1]"]
    assert pointed_at("K417", MARK_WITHOUT_NOTE, "[1] Gồm cả văn bản của HĐND.") == []
    assert pointed_at("K417", "Không có chú thích.") == []


def test_mark_in_a_workbook_is_let_be() -> None:
    filing = written(MARK_WITHOUT_NOTE)

    assert judged("K417", replace(filing, found=replace(filing.found, format="xlsx"))) == ()


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (f"Tăng cường kiểm tra {SAID}.", f"Tăng cường kiểm tra {SAID}.", 1),
        (f"Tăng cường kiểm tra {SAID}.", f"Tiếp tục đôn đốc {SAID}.", 1),
        (f"Theo Kế hoạch số 12/KH-BDT, kiểm tra {SAID}.", f"Theo Kế hoạch số 12/KH-BDT, kiểm tra {SAID}.", 0),
        ("Đã ban hành kế hoạch.", "Đã ban hành kế hoạch.", 0),
        ("", "", 0),
    ],
)
def test_sentence_said_again_elsewhere_is_found(first: str, second: str, count: int) -> None:
    assert len(judged("K502", written(first, ("2. Cải cách thủ tục hành chính", True), second))) == count


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Rà soát VTVL và chế độ của ĐTNCS.", ["VTVL, ĐTNCS"]),
        ("Rà soát vị trí việc làm (VTVL); Đoàn Thanh niên (sau đây gọi tắt là ĐTN); VTVL, ĐTN.", []),
        ("UBND, HĐND, TTHC, quý III, văn bản số 12/BC-XYZ, trang https://ABC.gov.vn.", []),
        ("RÀ SOÁT VTVL NĂM 2023", []),
        ("", []),
    ],
)
def test_abbreviation_that_nothing_explains_is_found(line: str, found: list[str]) -> None:
    assert [finding.found for finding in judged("K608", written(line))] == found


@pytest.mark.parametrize(
    ("dated", "told"),
    [
        ("Gia Lai, ngày 15 tháng 12 năm 2023", "là ngày 15/12/2023."),
        ("Gia Lai, ngày     tháng 12 năm 2023", "là tháng 12/2023."),
        ("", "là ngày chốt số liệu 14/12/2023."),
    ],
)
def test_no_day_is_told_that_the_report_does_not_say(dated: str, told: str) -> None:
    head = (*HEAD[:3], *([dated] if dated else []), *HEAD[4:])
    line = "Cơ chế tự chủ theo Nghị định số 16/2015/NĐ-CP ngày 14/02/2015 của Chính phủ."

    (finding,) = judged("K470", written(line, head=head))

    assert finding.message.vi.endswith(told)
