"""Faults of every family put one by one into four reports of other agencies and periods are found, and little else."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from caicach import library
from caicach.core.checks.findings import Finding
from factories.trial_reports import TRIALS, filing_of_trial, write_pdf, write_word, write_workbook


TAKEN_AS_HINT = {"K187"}
"""Tasks under way in time when the year closes: no row of the form takes them, so that is said of right reports too."""


@dataclass(frozen=True)
class Fault:
    """What is put in place of what, or into which rows, and the check that must find it."""

    report: str
    check: str
    old: str = ""
    new: str = ""
    figures: str = ""
    others: int = 1


FAULTS = (
    Fault("ward", "K701", "gồm 01 kế hoạch, 02 quyết định và 09 công văn", "gồm 01 kế hoạch, 02 quyết định và 08 công văn"),
    Fault("ward", "K701", "260 lượt nam", "250 lượt nam"),
    Fault("ward", "K701", "đất đai 24 lượt", "đất đai 42 lượt"),
    Fault("ward", "K702", "30/30 nhiệm vụ, đạt 100%", "29/30 nhiệm vụ, đạt 100%", others=2),
    Fault("ward", "K705", "giao UBND phường 58 nhiệm vụ", "giao UBND phường 85 nhiệm vụ"),
    Fault("ward", "K700", "trực tiếp 942 hồ sơ (10%)", "trực tiếp 924 hồ sơ (10%)"),
    Fault("ward", "K702", "99,85%", "98,85%"),
    Fault("ward", "K700", "đang giải quyết 110 hồ sơ", "đang giải quyết 101 hồ sơ"),
    Fault("ward", "K706", "còn thiếu 04 biên chế", "còn thiếu 03 biên chế"),
    Fault("ward", "K702", "đạt 93,33%", "đạt 96,33%"),
    Fault("ward", "K705", "ký 03 hợp đồng", "ký 05 hợp đồng"),
    Fault("ward", "K189", figures="D.2.3=1000", others=2),
    Fault("ward", "K705", "tiếp nhận 06 phản ánh, kiến nghị, đã trả lời 06", "tiếp nhận 08 phản ánh, kiến nghị, đã trả lời 08", others=2),
    Fault("ward", "K516", "của UBND tỉnh Lâm Đồng về", "của UBND tỉnh Gia Lai về"),
    Fault("ward", "K516", "Sau khi vận hành", "Theo chỉ đạo của UBND tỉnh Đắk Nông, sau khi vận hành"),
    Fault("ward", "K450", "Quyết định số 41/QĐ-UBND", "Quyết định số 41/KH-UBND"),
    Fault("ward", "K482", "ngày 05/8/2025", "ngày 05/8/2026"),
    Fault("ward", "K492", "CCHC năm 2025 của UBND", "CCHC năm 2024 của UBND"),
    Fault("ward", "K513", "của UBND phường 3 Bảo Lộc./.", "của UBND phường 2 Bảo Lộc./."),
    Fault("ward", "K416", "2. Tồn tại, hạn chế\n", "2. Nội dung khác\n"),
    Fault("ward", "K605", "hoạt động đều", "hoạt động đều đều đặn đặn"),
    Fault("ward", "K526", "Còn 14 hồ sơ giải quyết quá hạn, chủ yếu ở lĩnh vực đất đai; ", "", others=2),
    Fault("ward", "K030", figures="C.3.3=98,00", others=2),
    Fault("finance", "K702", "11/40 nhiệm vụ, đạt 27,5%", "11/40 nhiệm vụ, đạt 29,5%", others=2),
    Fault("finance", "K700", "gồm 35 nhiệm vụ kỳ trước chuyển sang", "gồm 53 nhiệm vụ kỳ trước chuyển sang"),
    Fault("finance", "K700", "đang thực hiện 36 nhiệm vụ (trong hạn 35", "đang thực hiện 36 nhiệm vụ (trong hạn 34"),
    Fault("finance", "K702", "đã xử lý 06 vấn đề (75%)", "đã xử lý 06 vấn đề (85%)"),
    Fault("finance", "K700", "+ Tiếp nhận mới: 1.500 hồ sơ", "+ Tiếp nhận mới: 1.050 hồ sơ"),
    Fault("finance", "K700", "+ Trước hạn: 1.100 hồ sơ", "+ Trước hạn: 1.010 hồ sơ", others=2),
    Fault("finance", "K703", "tăng 0,4 điểm", "tăng 0,6 điểm"),
    Fault("finance", "K701", "80 đơn vị do Nhà nước", "60 đơn vị do Nhà nước"),
    Fault("finance", "K701", "gồm 70 dịch vụ toàn trình và 26", "gồm 70 dịch vụ toàn trình và 28"),
    Fault("finance", "K705", "Biên chế được giao 148", "Biên chế được giao 184", others=2),
    Fault("finance", "K108", figures="D.2.2=184", others=2),
    Fault("finance", "K002", figures="C.1.4.1=69", others=2),
    Fault("finance", "K016", figures="A.5.6=128", others=3),
    Fault("finance", "K064", figures="C.3.1.2=1480", others=4),
    Fault("finance", "K453", "Số: 93/BC-STC", "Số: 93/BC-SXD", others=2),
    Fault("finance", "K516", "của UBND tỉnh Nghệ An, Sở", "của UBND tỉnh Hà Tĩnh, Sở"),
    Fault("finance", "K490", "Trong quý I, Sở được giao", "Trong quý III, Sở được giao"),
    Fault("finance", "K493", "ngày 15 tháng 3 năm 2025\nBÁO", "ngày 10 tháng 3 năm 2025\nBÁO", others=2),
    Fault("finance", "K407", "Kính gửi: Sở Nội vụ tỉnh Nghệ An.\n", ""),
    Fault("finance", "K433", "5. Cải cách tài chính công", "6. Cải cách tài chính công"),
    Fault("finance", "K600", "bám sát kế hoạch", "bám sát kế haọch"),
    Fault("finance", "K521", ", 01 nhiệm vụ quá hạn chưa hoàn thành", "", others=2),
    Fault("justice", "K701", "(04 kế hoạch, 13 công văn)", "(04 kế hoạch, 12 công văn)"),
    Fault("justice", "K703", "tăng 1,35 điểm", "tăng 1,53 điểm"),
    Fault("justice", "K703", "tăng 03 bậc", "tăng 02 bậc"),
    Fault("justice", "K702", "đạt 55,56%", "đạt 65,56%", others=2),
    Fault("justice", "K702", "(85,71%)", "(87,51%)"),
    Fault("justice", "K705", "giao Sở 210 nhiệm vụ", "giao Sở 201 nhiệm vụ", others=3),
    Fault("justice", "K703", "tăng 12,5% so với", "tăng 15,2% so với"),
    Fault("justice", "K705", "kiến nghị xử lý 08 văn bản, đã", "kiến nghị xử lý 09 văn bản, đã", others=2),
    Fault("justice", "K702", "34 thủ tục một phần (25,76%)", "43 thủ tục một phần (25,76%)", others=2),
    Fault("justice", "K700", "270 hồ sơ đang giải quyết", "720 hồ sơ đang giải quyết"),
    Fault("justice", "K702", "chiếm 85%", "chiếm 58%"),
    Fault("justice", "K706", "thiếu 02 biên chế", "thiếu 05 biên chế"),
    Fault("justice", "K701", "và 40 lượt tập huấn", "và 50 lượt tập huấn"),
    Fault("justice", "K703", "tăng 8,1 điểm", "tăng 1,8 điểm"),
    Fault("justice", "K704", "Còn 28 hồ sơ quá hạn", "Còn 18 hồ sơ quá hạn"),
    Fault("justice", "K190", figures="D.2.4=520"),
    Fault("justice", "K411", "Lê Thị Hoa\n", ""),
    Fault("justice", "K491", "Trong số 36 nhiệm vụ của kế hoạch năm", "Trong số 36 nhiệm vụ của kế hoạch CCHC năm 2023"),
    Fault("justice", "K436", "(Kèm theo Báo cáo số 1120/BC-STP", "(Kèm theo Báo cáo số 1120/BC-SNV"),
    Fault("zone", "K702", "04/08 phòng, đạt 50%", "04/08 phòng, đạt 60%"),
    Fault("zone", "K700", "đã khắc phục 05/05 vấn đề", "đã khắc phục 05/06 vấn đề", others=2),
    Fault("zone", "K705", "giao Ban Quản lý Khu kinh tế 164 nhiệm vụ", "giao Ban Quản lý Khu kinh tế 146 nhiệm vụ", others=2),
    Fault("zone", "K700", "đúng hạn 157, quá hạn 03", "đúng hạn 156, quá hạn 03", others=2),
    Fault("zone", "K705", "Thủ tướng Chính phủ giao 02 nhiệm vụ, đã hoàn thành đúng hạn 02", "Thủ tướng Chính phủ giao 03 nhiệm vụ, đã hoàn thành đúng hạn 03", others=2),
    Fault("zone", "K700", "trực tiếp 230", "trực tiếp 320"),
    Fault("zone", "K702", "đúng hạn 265 hồ sơ (11,78%)", "đúng hạn 265 hồ sơ (17,78%)"),
    Fault("zone", "K705", "Ban có 68 thủ tục", "Ban có 86 thủ tục", others=2),
    Fault("zone", "K705", "đạt 95% kế hoạch (192 tỷ đồng)", "đạt 98% kế hoạch (192 tỷ đồng)"),
    Fault("zone", "K705", "kế hoạch (192 tỷ đồng)", "kế hoạch (192,5 tỷ đồng)", others=2),
    Fault("zone", "K702", "chiếm 90,04%", "chiếm 94,04%"),
    Fault("zone", "K705", "09 hợp đồng lao động", "19 hợp đồng lao động"),
    Fault("zone", "K189", figures="D.2.3=900", others=2),
    Fault("zone", "K513", "Ban đã ban hành Kế hoạch số 02", "Sở Công Thương đã ban hành Kế hoạch số 02", others=2),
    Fault("zone", "K453", "Số: 356/BC-BQLKKT", "Số: 356/KH-BQLKKT", others=2),
    Fault("zone", "K510", "Ban có 08 phòng", "Sở có 08 phòng", others=2),
    Fault("zone", "K481", "ngày 16/01/2024", "ngày 32/01/2024", others=2),
    Fault("zone", "K409", "- Lưu: VT, VP.\n", ""),
    Fault("zone", "K601", "tiếp tục được cải thiện", "tiếp tục được cãi thiện"),
    Fault("zone", "K614", "(trực tuyến 2.080, trực tiếp 230)", "(trực tuyến 2.080, trực tiếp 230", others=3),
    Fault("zone", "K168", figures="D.1.1.1=7", others=2),
)  # fmt: skip


def _findings(fault: Fault) -> tuple[Finding, ...]:
    figures = dict(pair.split("=") for pair in fault.figures.split())
    found = library.check(filing_of_trial(fault.report, fault.old, fault.new, figures))
    return tuple(finding for finding in found if finding.check not in TAKEN_AS_HINT)


@pytest.mark.slow
@pytest.mark.parametrize("report", TRIALS)
def test_a_right_report_is_met_with_silence(report: str) -> None:
    assert [(f.check, f.place.text, f.message.vi) for f in _findings(Fault(report, ""))] == []


@pytest.mark.slow
@pytest.mark.parametrize("looks", ["word", "word and workbook", "pdf without rules"])
@pytest.mark.parametrize("report", TRIALS)
def test_the_file_an_officer_hands_in_is_met_with_silence(report: str, looks: str, tmp_path: Path) -> None:
    trial = TRIALS[report]
    narrative, _, _ = trial.text.partition("\nPhụ lục\n")
    appendix = None
    if looks == "word":
        path = write_word(trial.text, trial.rows(), tmp_path / "a.docx")
    elif looks == "word and workbook":
        path = write_word(narrative, None, tmp_path / "a.docx")
        appendix = write_workbook(trial.rows(), "PHỤ LỤC", tmp_path / "b.xlsx")
    else:
        path = write_pdf(trial.text, trial.rows(), tmp_path / "a.pdf")

    filing = library.read(path, appendix=appendix)

    found = [f for f in library.check(filing) if f.check not in TAKEN_AS_HINT]
    assert len(filing.observations) > 140
    assert [(f.check, f.place.text, f.message.vi) for f in found] == []


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=[f"{f.report}-{f.check}-{n}" for n, f in enumerate(FAULTS)])
def test_the_fault_is_found_and_little_else(fault: Fault) -> None:
    found = _findings(fault)

    told = {check for finding in found for check in (finding.check, *finding.also)}
    assert fault.check in told, sorted(told)
    assert len({finding.check for finding in found} - {fault.check}) <= fault.others, [
        f.message.vi for f in found
    ]
