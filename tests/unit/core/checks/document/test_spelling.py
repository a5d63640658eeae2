"""Checks of spelling point at slips, and at nothing that is right."""

import pytest

from factories.judged import judged, pointed_at, written


@pytest.mark.parametrize(
    ("line", "slips"),
    [
        ("Thành phhồ đã chỉnh trang.", ["phhồ"]),
        ("CÔNG BỐ BANHÀNH KẾ HOẠCH", ["BANHÀNH"]),
        ("XÃ IA KHƯƠL, XÃ IA PNÔN VÀ XÃ SRÓ", []),
        ("XÃ ĐRĂNG KHƯỚP ĐÃ BANHÀNH; người dân xã Đrăng Khướp, Banhành Khung.", ["BANHÀNH"]),
        ("XÃ ĐRĂNG", ["ĐRĂNG"]),
        ("Ở khươl này.", ["khươl"]),
        ("Thông qua Zalo Official Cccount của tỉnh.", ["Cccount"]),
        ("Bà con làng Kpă, huyện Đắk Đoa, ông Kpã Đô, bà Rmah H'Blăk, xã Ia Grai.", []),
        ("UBND, HĐND, ĐVSNCL, QLVBĐH, CBCCVC, TTHC, DVCTT và website https://abc.gialai.gov.vn/tin-tuc.", []),
        ("Văn bản số 380/SNV-TCBM&CCHC, mã H15.50.05.13-261008-0975, email phong.cchc@gialai.gov.vn.", []),
        ("", []),
    ],
)
def test_impossible_words(line: str, slips: list[str]) -> None:
    assert pointed_at("K600", line) == slips


@pytest.mark.parametrize(
    ("line", "slips"),
    [
        ("Cán bộ xử dụng Phân mềm dùng chung.", ["xử dụng", "Phân mềm"]),
        ("Giải quyết thủ tuc cho người dân.", ["thủ tuc"]),
        ("Các văn bản hành chính được ban hành theo quy định tại khoản 1 Điều 3.", []),
        ("Họp thứ ba, giao chỉ tiêu cho trưởng bản; có phần còn chậm; cộng tác viên tham gia.", []),
        ("Hệ thống hoá văn bản, kĩ thuật, quản lí, uỷ quyền, thuỷ lợi.", []),
    ],
)
def test_near_misses_of_compounds(line: str, slips: list[str]) -> None:
    assert pointed_at("K601", line) == slips


@pytest.mark.parametrize(
    ("line", "slips"),
    [
        ("Kết quả của của đơn vị, đã triển khai triển khai kịp thời.", ["của của", "triển khai triển khai"]),
        ("Sở làm Tờ trình trình UBND tỉnh; Ban ban hành kế hoạch; dần dần ổn định; năm năm qua.", []),
        ("Liên thông, thông tin; cán bộ, bộ phận một cửa.", []),
    ],
)
def test_words_twice(line: str, slips: list[str]) -> None:
    assert pointed_at("K605", line) == slips


@pytest.mark.parametrize(
    ("line", "slips"),
    [
        ("Phương hướng nhiệm năm tới được xây dựng.", ["hướng nhiệm năm"]),
        ("Ông Phạm Văn Nam chịu trách nhiệm, kiêm nhiệm nhiều nhiệm vụ.", []),
        ("Tiếp tục triển khai, rà soát, kiểm soát, tham mưu và đôn đốc.", []),
    ],
)
def test_halves_of_words_lost(line: str, slips: list[str]) -> None:
    assert pointed_at("K607", line) == slips


@pytest.mark.parametrize(
    ("check", "line", "count"),
    [
        ("K610", "Kết quả : tốt , đúng hạn .", 1),
        ("K610", "Tỷ lệ 10:20, (a) và (b); v.v...", 0),
        ("K611", "Kế hoạch ( có phụ lục ) kèm theo.", 1),
        ("K611", "Kế hoạch (có phụ lục) kèm theo.", 0),
        ("K612", "Đúng quy định,kịp thời.Việc này tốt.", 1),
        ("K612", "Trang https://a.gov.vn, thư a.b@c.vn; tỷ lệ 1.234,5%.", 0),
        ("K613", "Thủ tục rườm rà,, phức tạp....", 1),
        ("K613", "Các hình thức khác... Kết thúc./.", 0),
        ("K614", "Kế hoạch (theo mẫu được ban hành.", 1),
        ("K614", "a) Nội dung thứ nhất (đã xong); b) nội dung thứ hai.", 0),
    ],
)
def test_punctuation_is_one_finding_a_kind(check: str, line: str, count: int) -> None:
    assert len(judged(check, written(line))) == count


def test_a_finding_counts_all_places_and_shows_the_right_writing() -> None:
    (finding,) = judged("K602", written("Cơ chế một cửa một cửa liên thông.", "Một cửa một cửa liên thông."))

    assert finding.expected == "một cửa, một cửa liên thông"
    assert "2 lần" in finding.message.vi


def test_an_outdated_term_is_let_be_before_the_new_one() -> None:
    assert pointed_at("K604", "Có 05 dịch vụ công trực tuyến mức độ 3, 4.") == [
        "dịch vụ công trực tuyến mức độ 3, 4"
    ]
    assert judged("K604", written("Có 05 dịch vụ công mức độ 4.", head=(), period=None)) == ()
