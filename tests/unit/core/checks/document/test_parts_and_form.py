"""Checks of form and of missing parts: page, letters, headings, annexes, counts, dates, signing."""

from dataclasses import replace
from decimal import Decimal

import pytest

from caicach.core.catalogue.filing import Filing
from caicach.core.reading.found import Alignment, PageSetup, Paragraph, TextFormat
from factories.judged import HEAD, judged, pointed_at, written


A4 = PageSetup(
    *(Decimal(mm) for mm in (210, 297, 20, 20, 30, 15)), page_number="top_centre", hides_first_number=True
)
LONG = "Công tác cải cách hành chính được triển khai đồng bộ ở tất cả các phòng chuyên môn thuộc Ban trong cả năm."


def _on_page(setup: PageSetup | None, format_: str = "docx") -> Filing:
    filing = written(LONG)
    setups = (setup,) if setup else ()
    return replace(filing, found=replace(filing.found, page_setups=setups, format=format_))


def _lettered(format_: TextFormat | None) -> Filing:
    filing = written(LONG, LONG)
    blocks = tuple(
        replace(block, format=format_) if isinstance(block, Paragraph) and block.text == LONG else block
        for block in filing.found.blocks
    )
    found = replace(filing.found, blocks=blocks)
    return replace(filing, found=found)


@pytest.mark.parametrize(
    ("setup", "found"),
    [
        (A4, []),
        (replace(A4, left_mm=Decimal("30.02"), right_mm=Decimal("14.99")), []),
        (replace(A4, left_mm=Decimal("25.4")), ["25,4 mm"]),
        (replace(A4, width_mm=Decimal("215.9"), height_mm=Decimal("279.4")), ["215,9 mm", "279,4 mm"]),
        (None, []),
    ],
)
def test_paper_and_margins_are_measured(setup: PageSetup | None, found: list[str]) -> None:
    assert [finding.found for finding in judged("K430", _on_page(setup))] == found


@pytest.mark.parametrize(
    ("setup", "count"),
    [
        (A4, 0),
        (replace(A4, page_number=None), 1),
        (replace(A4, page_number="bottom"), 1),
        (replace(A4, hides_first_number=False), 1),
        (replace(A4, hides_first_number=None), 0),
        (None, 0),
    ],
)
def test_page_numbers_stand_top_centre_and_not_on_page_one(setup: PageSetup | None, count: int) -> None:
    assert len(judged("K431", _on_page(setup))) == count


@pytest.mark.parametrize(
    ("format_", "found"),
    [
        (TextFormat("Times New Roman", Decimal(14), alignment=Alignment.JUSTIFIED, line_spacing=Decimal(1)), []),
        (TextFormat("Arial", Decimal(12), alignment=Alignment.LEFT, line_spacing=Decimal(2)), ["Arial", "12", "left", "2"]),
        (TextFormat(), []),
        (None, []),
    ],
)  # fmt: skip
def test_letters_are_judged_as_far_as_the_file_says(format_: TextFormat | None, found: list[str]) -> None:
    assert [finding.found for finding in judged("K432", _lettered(format_))] == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([("2. Cải cách tổ chức bộ máy", True), "Đã sắp xếp."], []),
        ([("3. Cải cách tổ chức bộ máy", True), "Đã sắp xếp."], ["3"]),
        ([("1. Cải cách tổ chức bộ máy", True), "Đã sắp xếp."], ["1"]),
        ([("2. Bộ máy", True), ("2.1. Sắp xếp", True), "Xong.", ("2.3. Biên chế", True), "Đủ."], ["2.3"]),
        ([("III. ĐÁNH GIÁ", True), ("1. Ưu điểm", True), "Tốt."], []),
    ],
)
def test_headings_count_on(lines: list[object], found: list[str]) -> None:
    filing = written("Đã ban hành.", *lines)  # type: ignore[arg-type]

    assert [finding.found for finding in judged("K433", filing)] == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Ngày 5/1/2023 và 07/3/2023; ngày 05 tháng 01 năm 2023.", ["5/1/2023"]),
        ("Ngày 05/01/2023, 07/3/2023, 20/11/2023.", []),
        ("Ngày 07/3/2023, 20/11/2023, 04/04/2014.", ["04/04/2014"]),
        ("Không có ngày nào.", []),
    ],
)
def test_dates_have_their_zeros(line: str, found: list[str]) -> None:
    assert pointed_at("K437", line) == found


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Hoàn thành 22 nhiệm vụ, 02 nhiệm vụ quá hạn, 3 nhiệm vụ chưa xong.", 1),
        ("Hoàn thành 2 nhiệm vụ, 3 văn bản.", 0),
        ("Hoàn thành 02 nhiệm vụ, 03 văn bản, 5,5 nhiệm vụ bình quân.", 0),
        ("Không nêu số.", 0),
    ],
)
def test_counts_below_ten_are_written_alike(line: str, count: int) -> None:
    assert len(judged("K438", written(line))) == count


@pytest.mark.parametrize(
    ("announcing", "annexes", "count"),
    [
        (["Kết quả (có phụ lục kèm theo)."], ["Phụ lục", "THỐNG KÊ SỐ LIỆU"], 0),
        (
            ["Kế hoạch (có phụ lục kèm theo).", "Hồ sơ ( có phụ lục kèm theo)"],
            ["Phụ lục", "THỐNG KÊ SỐ LIỆU"],
            2,
        ),
        (["Kế hoạch (có phụ lục kèm theo)."], [], 1),
        (["Chi tiết tại Phụ lục II."], ["Phụ lục I", "SỐ LIỆU", "Phụ lục II", "NHIỆM VỤ"], 0),
        (["Chi tiết tại Phụ lục III."], ["Phụ lục I", "SỐ LIỆU", "Phụ lục II", "NHIỆM VỤ"], 1),
        (["Theo mẫu tại Phụ lục I Nghị định số 30/2020/NĐ-CP."], [], 0),
        (["Không dẫn phụ lục."], [], 0),
    ],
)
def test_announced_annexes_are_there(announcing: list[str], annexes: list[str], count: int) -> None:
    filing = written(*announcing, "Nơi nhận:", "- Lưu: VT.", *annexes)

    assert len(judged("K413", filing)) == count


@pytest.mark.parametrize("check", [f"K{number}" for number in range(400, 412)])
def test_parts_are_not_missed_in_a_workbook(check: str) -> None:
    filing = written("Một câu.", head=())

    assert judged(check, replace(filing, found=replace(filing.found, format="xlsx"))) == ()


def test_a_part_that_stands_is_let_be_and_one_that_does_not_is_missed() -> None:
    assert judged("K407", written("Một câu.")) == ()
    assert len(judged("K407", written("Một câu.", head=HEAD[:-1]))) == 1


@pytest.mark.parametrize(
    ("foot", "count"),
    [
        (["KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Nguyễn Văn An"], 0),
        (["TRƯỞNG BAN", "Nguyễn Văn An"], 0),
        (["PHÓ TRƯỞNG BAN", "Nguyễn Văn An"], 1),
        (["KT. TRƯỞNG BAN", "TRƯỞNG BAN", "Nguyễn Văn An"], 1),
        ([], 0),
    ],
)
def test_signing_capacity_fits_the_position(foot: list[str], count: int) -> None:
    filing = written("Một câu.", "Nơi nhận:", "- Sở Nội vụ;", "- Lưu: VT.", *foot)

    assert len(judged("K439", filing)) == count
