"""Numbers of running text: what each is worth, and what is no number at all."""

from decimal import Decimal

import pytest

from caicach.core.reading.numerals import Approximation, find_numerals


WORTH = [
    ("585.336 hồ sơ", "585336"),
    ("1983 hồ sơ", "1983"),
    ("02 phòng", "2"),
    ("đạt 100.00%", "100.00"),
    ("đạt 16.90%", "16.90"),
    ("đạt 98,62%", "98.62"),
    ("đạt 3. 90%", "3.90"),
    ("hệ thống có 185,000 hồ sơ", "185000"),
    ("4,52 ngàn HS", "4520.00"),
    ("5,65 nghìn hồ sơ", "5650.00"),
    ("62.000 tỉ đồng", "62000000000000"),
    ("4,8 tỷ đồng", "4800000000.0"),
    ("2.058.388.383 đồng", "2058388383"),
    ("48.001.084.723.218 đồng", "48001084723218"),
    ("1.234,5 triệu đồng", "1234500000.0"),
    ("đạt 87,12 điểm", "87.12"),
    ("hai nhiệm vụ", "2"),
    ("có một nhiệm vụ", "1"),
    ("mười văn bản", "10"),
]
NO_NUMBERS = [
    "từ ngày 1.1 đến ngày 6.7 và 20.7.2020",
    "ngày 15-2, ngày 07/3/2023, 21/7 đến 20/8/2021",
    "ngày 20 tháng 11 năm 2014",
    "năm 2023, năm 2,012, giai đoạn 2015 – 2021, từ năm 2020 đến 2025",
    "quý I/2023, tháng 9/2025, 6 tháng đầu năm, đợt 1/2019, tuần 11–17/5",
    "Nghị định số 34/2016/NĐ-CP, 380/SNV-TCBM&CCHC, 30c/NQ-CP, 71-KL/TU",
    "Kế hoạch số 3011/KH – UBND; công văn 858/UBND-NV; Quyết định số 977",
    "Điều 5, khoản 2, mục 3.1, Phụ lục 1, biểu mẫu số 02",
    "ISO 9001:2015, ISO 9001 :2015, phiên bản 2.0, cách mạng công nghiệp 4.0, IPv6, 5G",
    "từ 7h đến 7h15p, 24/7, lúc 8 giờ 30 phút",
    "mức độ 3, 4; mức độ 3 và 4; cấp độ 3",
    "https://bdt.example.vn/2023/15 và hop.thu2@example.vn",
    "mã hồ sơ H15.50.05.13-261008-0975, mã định danh 000-00-00-H61, TTHC 1.004873",
    "điện thoại 0269.3824.415, đường dây nóng 1900 1234",
    "lương dưới hệ số 2,34; chú thích [1]; ý (2)",
    "Đề án 06, Nghị quyết 76, quốc lộ 14",
    "3.1. Rà soát chức năng",
    "4.2 Thực hiện các quy định",
    "một số văn bản, một cửa, năm nay",
    "trong 05 ngày làm việc, 30 phút, 3 năm",
]


@pytest.mark.parametrize(("text", "value"), WORTH)
def test_numeral_as_written_has_its_exact_worth(text: str, value: str) -> None:
    numerals = find_numerals(text)

    assert [str(n.value) for n in numerals] == [value]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_digits_that_count_nothing_are_left_out(text: str) -> None:
    assert [text[n.start : n.end] for n in find_numerals(text)] == []


@pytest.mark.parametrize(
    ("text", "approximation"),
    [
        ("gần 27.000 hồ sơ", Approximation.ALMOST),
        ("trên 83 hồ sơ", Approximation.OVER),
        ("hơn 57.000 hồ sơ", Approximation.OVER),
        (">200 nhiệm vụ", Approximation.OVER),
        ("dưới 10%", Approximation.UNDER),
        ("<10%", Approximation.UNDER),
        ("khoảng 50 người", Approximation.ABOUT),
        ("50% trở lên", Approximation.OVER),
        ("từ 04 phòng", Approximation.EXACT),
        ("17 nhiệm vụ", Approximation.EXACT),
    ],
)
def test_words_before_a_number_say_how_exactly_it_is_meant(text: str, approximation: Approximation) -> None:
    assert [n.approximation for n in find_numerals(text)] == [approximation]


def test_fraction_keeps_the_number_after_the_slash() -> None:
    (fraction,) = find_numerals("hoàn thành 4.561/5.650 hồ sơ")

    assert (fraction.value, fraction.whole) == (Decimal(4561), Decimal(5650))


def test_percentage_points_are_no_percentages() -> None:
    (points,) = find_numerals("giảm 2,67 điểm %")

    assert points.is_points
    assert not points.is_percent


@pytest.mark.parametrize("text", ["từ 5 đến 10 hồ sơ", "2-3 lượt", "2–3 lượt"])
def test_two_ends_of_a_range_are_marked(text: str) -> None:
    assert [n.is_range for n in find_numerals(text)] == [True, True]


def test_step_is_the_worth_of_the_last_digit_that_means_something() -> None:
    steps = [n.step for n in find_numerals("gần 27.000 hồ sơ, 4,52 ngàn hồ sơ, 27.000 hồ sơ")]

    assert steps == [Decimal(1000), Decimal("10.00"), Decimal(1)]


def test_decomposed_letters_and_odd_capitals_change_nothing() -> None:
    assert [n.value for n in find_numerals("HAI NHIỆM VỤ, GẦN 27.000 hồ sơ")] == [Decimal(2), Decimal(27000)]
