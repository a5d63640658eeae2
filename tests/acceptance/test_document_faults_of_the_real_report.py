"""What a careful editor objects to in the real report is found, and what is right in it is let be."""

from pathlib import Path

import pytest

from caicach import library
from caicach.core.checks.findings import Finding


REPORTS = Path(__file__).parents[3] / "shared" / "reports"
FOUND = (
    ("K400", ""), ("K403", "ngày"), ("K404", ""), ("K407", ""), ("K413", "(có phụ lục"), ("K413", "( có phụ lục"),
    ("K434", "4.2"), ("K434", "1. Cải cách thể chế:"), ("K435", "Phụ lục 1"), ("K437", "04/04/2014"),
    ("K438", "7 nội dung"), ("K450", "3011/KH"), ("K451", "3011/KH"), ("K452", "964/TCT-CNTT"), ("K470", "16/2015"),
    ("K470", "108/2014"), ("K470", "113/2018"), ("K472", "858/UBND-NV"), ("K472", "829/CT-TTHT"), ("K472", "61/2018"),
    ("K490", "trong quý I"), ("K500", "2015 – 2021"), ("K510", "của Sở"), ("K511", "Dân tộc"), ("K512", "Ban dân tộc"),
    ("K515", "bdt.gialai.gov.vn"), ("K521", "2"), ("K600", "Cccount"), ("K601", "Phân mềm"), ("K601", "xử dụng"),
    ("K602", "Thực Quyết định số"), ("K602", "TTg-CP"), ("K602", "ban chỉ đạo"), ("K602", "một cửa một cửa"),
    ("K603", "7h15p"), ("K603", "Cục thuế"), ("K604", "mức độ 3, 4"), ("K606", "Ban hành"), ("K607", "NHIỆM NĂM"),
    ("K417", "VBQPPL[1]"), ("K502", "không uống rượu, bia"), ("K608", "VTVL"),
    ("K610", ":"), ("K611", "( có"), ("K612", "...."), ("K613", "...."),
)  # fmt: skip
RIGHT = (
    "Kpã Đô",
    "14/5/2016",
    "14/02/2015",
    "1534/KH-BDT",
    "1545/KH-BDT",
    "Tờ trình trình",
    "201/KH-BDT",
    "uỷ",
    "hoá",
)


def _of(format_: str) -> tuple[Finding, ...]:
    path = REPORTS / f"gia-lai-ban-dan-toc-2023.{format_}"
    if not path.exists():
        pytest.skip("the real report is not beside this checkout")
    found = library.check(library.read(path))
    return tuple(finding for finding in found if "K400" <= finding.check < "K700")


@pytest.mark.slow
@pytest.mark.parametrize("format_", ["docx", "md", "pdf"])
def test_every_fault_is_found_in_each_format(format_: str) -> None:
    findings = _of(format_)

    missed = [
        (check, text)
        for check, text in FOUND
        if not any(check in (f.check, *f.also) and text in f"{f.place.text} {f.message.vi}" for f in findings)
    ]

    assert missed == []


@pytest.mark.slow
@pytest.mark.parametrize("format_", ["docx", "md", "pdf"])
def test_what_is_right_is_let_be_and_findings_stay_few(format_: str) -> None:
    findings = _of(format_)

    assert [f.place.text for f in findings if any(right in f.place.text for right in RIGHT)] == []
    assert len(findings) <= 52


@pytest.mark.slow
def test_a_workbook_is_not_asked_for_what_it_cannot_hold() -> None:
    assert _of("xlsx") == ()
