"""Faults put one by one into reports of other agencies, provinces and periods are found; without them all is silent."""

from dataclasses import dataclass

import pytest

from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue
from caicach.core.checks.check import Subject
from caicach.core.checks.findings import Finding
from caicach.core.checks.run import judge
from factories.reports import REPORTS, Change, filing_of


@dataclass(frozen=True)
class Fault:
    """What is wrong, in which report, and the check that must find it."""

    name: str
    report: str
    check: str
    old: str
    new: str
    code: str = ""
    figures: tuple[tuple[str, str], ...] = ()


FAULTS = (
    Fault("no addressee", "department", "K407", "Kính gửi: Sở Nội vụ tỉnh Quảng Trị.\n", ""),
    Fault("no number", "department", "K400", "Số: 08/BC-SXD", "Số:      /BC-SXD"),
    Fault("no day", "commune", "K403", "ngày 16 tháng 9 năm 2025\nBÁO", "ngày     tháng 9 năm 2025\nBÁO"),
    Fault("no motto", "district", "K404", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n", ""),
    Fault("no file copy", "district", "K409", "- Lưu: VT, NV.\n", ""),
    Fault("no signatory", "department", "K411", "Nguyễn Hữu Phúc\n", ""),
    Fault("no closing mark", "commune", "K412", "quý III năm 2025./.", "quý III năm 2025."),
    Fault("no section of public finance", "commune", "K415", "5. Cải cách tài chính công\n", "5. Công tác khác\n"),
    Fault("no shortcomings", "department", "K416", "2. Tồn tại, hạn chế\n", "2. Nội dung khác\n"),
    Fault("empty section", "district", "K414", "Đài truyền thanh phát 24 tin, bài; mạng xã hội Zalo của huyện đăng 60 tin.\n", ""),
    Fault("annex announced, not there", "commune", "K413", "đúng hạn.", "đúng hạn (Phụ lục II kèm theo)."),
    Fault("heading number left out", "department", "K433", "5. Cải cách tài chính công", "6. Cải cách tài chính công"),
    Fault("heading number twice", "district", "K433", "3. Về tuyên truyền", "2. Về tuyên truyền"),
    Fault("annex with a number of its own", "commune", "K435", "Phụ lục\nTHỐNG", "Phụ lục 1\nTHỐNG"),
    Fault("annex names another symbol", "department", "K436", "(Kèm theo Báo cáo số 08/BC-SXD", "(Kèm theo Báo cáo số 08/BC-SGTVT"),
    Fault("day without zero", "department", "K437", "ngày 05/01/2024", "ngày 5/1/2024"),
    Fault("deputy signs for himself", "district", "K439", "KT. CHỦ TỊCH\nPHÓ", "PHÓ"),
    Fault("committee signs alone", "commune", "K439", "TM. ỦY BAN NHÂN DÂN\nCHỦ", "CHỦ"),
    Fault("decision with a plan's symbol", "commune", "K450", "Quyết định số 35/QĐ-UBND", "Quyết định số 35/KH-UBND"),
    Fault("spaces in a symbol", "department", "K451", "210/KH-UBND", "210/KH – UBND"),
    Fault("hyphen lost", "commune", "K451", "35/QĐ-UBND", "35/QĐUBND"),
    Fault("decree without year", "district", "K451", "số 60/2021/NĐ-CP", "số 60/NĐ-CP"),
    Fault("number without zero", "department", "K451", "số 03/KH-SXD", "số 3/KH-SXD"),
    Fault("issuer not of the symbol", "district", "K452", "15/KH-UBND ngày 20/01/2022 của UBND tỉnh Sơn La", "15/KH-UBND ngày 20/01/2022 của Sở Nội vụ"),
    Fault("own symbol of another agency", "department", "K453", "Số: 08/BC-SXD", "Số: 08/BC-SCT"),
    Fault("own symbol of another type", "district", "K453", "Số: 312/BC-UBND", "Số: 312/KH-UBND"),
    Fault("year of symbol and date differ", "commune", "K454", "118/2025/NĐ-CP ngày 09/6/2025", "118/2025/NĐ-CP ngày 09/6/2024"),
    Fault("act replaced", "commune", "K470", "118/2025/NĐ-CP ngày 09/6/2025", "61/2018/NĐ-CP ngày 23/4/2018"),
    Fault("act replaced long ago", "district", "K470", "60/2021/NĐ-CP ngày 21/6/2021", "16/2015/NĐ-CP ngày 14/02/2015"),
    Fault("act misdated", "department", "K471", "61/2018/NĐ-CP ngày 23/4/2018", "61/2018/NĐ-CP ngày 24/4/2018"),
    Fault("numbers against dates", "district", "K480", "số 34/KH-UBND ngày 11/02/2022", "số 26/KH-UBND ngày 11/02/2022"),
    Fault("impossible date", "department", "K481", "ngày 02/02/2024", "ngày 31/02/2024"),
    Fault("cited from the future", "commune", "K482", "ngày 25/7/2025", "ngày 25/11/2025"),
    Fault("another quarter", "commune", "K490", "Trong quý III, UBND", "Trong quý I, UBND"),
    Fault("another year", "district", "K491", "Bộ phận một cửa cấp huyện tiếp nhận", "Trong năm 2021, bộ phận một cửa cấp huyện tiếp nhận"),
    Fault("last year's plan", "department", "K491", "về CCHC, Kế hoạch số 06", "về CCHC, thực hiện Kế hoạch CCHC năm 2023, Kế hoạch số 06"),
    Fault("annex of another year", "department", "K492", "QUÝ I NĂM 2024 CỦA", "QUÝ I NĂM 2023 CỦA"),
    Fault("closing of another year", "district", "K492", "CCHC 6 tháng đầu năm 2022 của UBND", "CCHC 6 tháng đầu năm 2021 của UBND"),
    Fault("dated before the data close", "commune", "K493", "ngày 16 tháng 9 năm 2025\nBÁO", "ngày 08 tháng 9 năm 2025\nBÁO"),
    Fault("programme that is over", "district", "K500", "Triển khai Nghị định", "Triển khai Đề án tinh giản biên chế giai đoạn 2015 - 2021 và Nghị định"),
    Fault("another type of agency", "department", "K510", "Cơ cấu tổ chức của Sở gồm", "Cơ cấu tổ chức của Ban được kiện toàn, gồm"),
    Fault("a Sở in a commune", "commune", "K510", "số cho công chức và tổ", "số cho công chức của Sở, tổ"),
    Fault("word of the name lost", "department", "K511", "2024, Sở Xây dựng báo cáo", "2024, Xây dựng báo cáo"),
    Fault("another agency reports", "department", "K513", "của Sở Xây dựng./.", "đây là báo cáo của Sở Công Thương./."),
    Fault("another commune reports", "commune", "K513", "kỳ, UBND xã Tân Phú báo cáo", "kỳ, UBND xã Phú Hòa báo cáo"),
    Fault("another commune acts", "commune", "K513", "Công khai dự toán", "UBND xã Phú Hòa đã công khai dự toán"),
    Fault("another department acts", "department", "K513", "về CCHC, Kế hoạch số 06", "về CCHC, Sở Công Thương đã nghiêm túc triển khai Kế hoạch số 06"),
    Fault("another province", "department", "K516", "UBND tỉnh Quảng Trị về", "UBND tỉnh Kon Tum về"),
    Fault("another's code on an own document", "district", "K452", "đã ban hành Kế hoạch số 28/KH-UBND", "đã ban hành Kế hoạch số 28/KH-SNV"),
    Fault("note's mark without note", "district", "K417", "Đài truyền thanh phát", "Đài truyền thanh[2] phát"),
    Fault("abbreviation not explained", "commune", "K608", "theo vị trí việc làm;", "theo VTVL;"),
    Fault("province misspelt", "department", "K514", "UBND tỉnh Quảng Trị về", "UBND tỉnh Quàng Trị về"),
    Fault("two addresses", "department", "K515", "Quy chế chi tiêu", "(http://www.sxd.quangtri.gov.vn) Quy chế chi tiêu"),
    Fault("late tasks unspoken of", "department", "K521", "hạn chế.", "hạn chế.", figures=(("A.5.7", "2"),)),
    Fault("late dossiers unspoken of", "commune", "K526", "dùng chung.", "dùng chung.", figures=(("C.3.3.1", "90"), ("C.3.3.2", "80"))),
    Fault("impossible syllable", "district", "K600", "xây dựng kế hoạch riêng", "xây dựgn kế hoạch riêng"),
    Fault("words glued", "commune", "K600", "giải quyết hồ sơ của người dân", "giải quyết hồ sơ của ngườidân"),
    Fault("tone lost", "department", "K601", "kỷ cương hành chính", "kỷ cương hành chinh"),
    Fault("onset mistaken", "commune", "K601", "thực hiện rà soát văn bản", "thực hiện rà xoát văn bản"),
    Fault("term miswritten", "district", "K602", "một cửa cấp huyện tiếp nhận 3.420 hồ sơ", "một cửa cấp huyện tiếp nhận 3.420 hồ sơ, còn trung hạn 12 hồ sơ"),
    Fault("outdated levels", "department", "K604", "dịch vụ công trực tuyến toàn trình", "dịch vụ công trực tuyến mức độ 4"),
    Fault("words twice", "commune", "K605", "chưa quen với phần", "chưa quen với với phần"),
    Fault("stray capital", "district", "K606", "UBND huyện đã ban hành", "UBND huyện đã Ban hành"),
    Fault("half a word lost", "department", "K607", "PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II", "PHƯƠNG HƯỚNG, NHIỆM QUÝ II"),
    Fault("space before a comma", "commune", "K610", "nhiệm vụ được quy định", "nhiệm vụ , được quy định"),
    Fault("bracket left open", "district", "K614", "(chi tiết tại Phụ lục)", "(chi tiết tại Phụ lục"),
)  # fmt: skip


def _findings(report: str, fault: Fault | None = None) -> tuple[Finding, ...]:
    changes = () if fault is None or fault.old == fault.new else (Change(fault.old, fault.new),)
    filing = filing_of(report, changes, dict(fault.figures) if fault else None)
    found = judge(Subject(filing, load_catalogue()), load_checks())
    return tuple(finding for finding in found if "K400" <= finding.check < "K700")


@pytest.mark.slow
@pytest.mark.parametrize("report", REPORTS)
def test_a_right_report_is_met_with_silence(report: str) -> None:
    assert [(f.check, f.place.text, f.message.vi) for f in _findings(report)] == []


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name.replace(" ", "-") for fault in FAULTS])
def test_the_fault_is_found_and_little_else(fault: Fault) -> None:
    found = _findings(fault.report, fault)

    assert any(fault.check in (finding.check, *finding.also) for finding in found)
    assert len({finding.check for finding in found} - {fault.check}) <= 1, [f.message.vi for f in found]
    assert all(f.message.vi and f.message.en and f.suggestion.vi and f.suggestion.en for f in found)
