"""The facts of the head and foot, in the layouts files really come in."""

from datetime import date

import pytest

from caicach.core.reading.header import Header
from caicach.core.reading.letterhead import read_header
from factories.found import document


MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
FREEDOM = "Độc lập - Tự do - Hạnh phúc"
HEAD_TABLE = [
    ["UBND TỈNH GIA LAI\nBAN DÂN TỘC\n-------", f"{MOTTO}\n{FREEDOM}\n-------"],
    ["Số: 12/BC-BDT", "Gia Lai, ngày 05 tháng 12 năm 2023"],
]
FOOT_TABLE = [
    [
        "Nơi nhận:\n- UBND tỉnh (b/c);\n- Sở Nội vụ;\n- Lưu: VT, VP.",
        "KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\n\n(Đã ký)\n\nNguyễn Văn A",
    ]
]


def texts(header: Header) -> dict[str, str | None]:
    names = (
        "parent_agency",
        "issuer",
        "number",
        "symbol",
        "place",
        "kind",
        "subject",
        "capacity",
        "position",
    )
    found = {name: getattr(header, name) for name in (*names, "signatory")}
    return {name: fragment.text if fragment else None for name, fragment in found.items()}


def test_header_in_a_two_column_table_is_read_whole() -> None:
    header = read_header(
        document(
            HEAD_TABLE,
            "BÁO CÁO",
            "Kết quả công tác cải cách hành chính",
            "6 tháng đầu năm 2024",
            "Kính gửi: Sở Nội vụ tỉnh Gia Lai.",
            "Thực hiện kế hoạch, Ban báo cáo như sau:",
            FOOT_TABLE,
        )
    )

    assert texts(header) == {
        "parent_agency": "UBND TỈNH GIA LAI",
        "issuer": "BAN DÂN TỘC",
        "number": "12",
        "symbol": "BC-BDT",
        "place": "Gia Lai",
        "kind": "BÁO CÁO",
        "subject": "Kết quả công tác cải cách hành chính",
        "capacity": "KT. TRƯỞNG BAN",
        "position": "PHÓ TRƯỞNG BAN",
        "signatory": "Nguyễn Văn A",
    }
    assert header.dated is not None
    assert header.dated.as_date == date(2023, 12, 5)
    assert header.subject_text == "Kết quả công tác cải cách hành chính 6 tháng đầu năm 2024"
    assert [a.text for a in header.addressees] == ["Sở Nội vụ tỉnh Gia Lai"]
    assert [r.text for r in header.recipients] == ["UBND tỉnh (b/c)", "Sở Nội vụ", "Lưu: VT, VP"]


def test_header_of_a_draft_without_agencies_keeps_the_blanks() -> None:
    header = read_header(
        document(
            "Số: /BC-BDT",
            "Gia Lai, ngày tháng 12 năm 2023",
            "BÁO CÁO",
            "Công tác CCHC năm 2023",
            "I. CHỈ ĐẠO",
            "Nơi nhận:",
            "- Sở Nội vụ;",
            "- Lưu: VT.",
            "TRƯỞNG BAN",
            "Kpã Đô",
            "Phụ lục 1",
        )
    )

    assert header.number is None
    assert header.symbol is not None
    assert header.symbol.text == "BC-BDT"
    assert header.issuer is None
    assert header.dated is not None
    assert (header.dated.day, header.dated.month, header.dated.year) == (None, 12, 2023)
    assert texts(header)["position"] == "TRƯỞNG BAN"
    assert texts(header)["signatory"] == "Kpã Đô"


def test_header_columns_merged_into_one_line_are_parted() -> None:
    header = read_header(
        document(
            f"UBND TỈNH GIA LAI {MOTTO}",
            f"BAN DÂN TỘC {FREEDOM}",
            "Số: /BC-BDT Gia Lai, ngày tháng 11 năm 2023",
            "BÁO CÁO Kết quả công tác CCHC năm 2023",
            "Kính gửi:",
            "- Ủy ban nhân dân tỉnh;",
            "- Sở Nội vụ.",
            "Căn cứ kế hoạch năm",
            "Nơi nhận: TRƯỞNG BAN",
            "- Như trên;",
            "Kpã Đô",
        )
    )

    found = texts(header)
    assert found["parent_agency"] == "UBND TỈNH GIA LAI"
    assert found["issuer"] == "BAN DÂN TỘC"
    assert found["symbol"] == "BC-BDT"
    assert found["place"] == "Gia Lai"
    assert found["subject"] == "Kết quả công tác CCHC năm 2023"
    assert [a.text for a in header.addressees] == ["Ủy ban nhân dân tỉnh", "Sở Nội vụ"]
    assert found["position"] == "TRƯỞNG BAN"
    assert found["signatory"] == "Kpã Đô"


def test_name_set_in_two_lines_is_one_name() -> None:
    header = read_header(
        document(
            "ỦY BAN NHÂN DÂN",
            "TỈNH GIA LAI",
            "SỞ GIÁO DỤC",
            "VÀ ĐÀO TẠO",
            "Số: 1/BC-SGDĐT",
            "BÁO CÁO",
            "Về CCHC",
        )
    )

    assert texts(header)["parent_agency"] == "ỦY BAN NHÂN DÂN TỈNH GIA LAI"
    assert texts(header)["issuer"] == "SỞ GIÁO DỤC VÀ ĐÀO TẠO"


def test_name_that_ends_with_its_province_is_one_name() -> None:
    header = read_header(
        document("UBND TỈNH GIA LAI", "BAN DÂN TỘC", "TỈNH GIA LAI", "Số: /BC-BDT", "BÁO CÁO", "Về CCHC")
    )

    assert texts(header)["parent_agency"] == "UBND TỈNH GIA LAI"
    assert texts(header)["issuer"] == "BAN DÂN TỘC TỈNH GIA LAI"


def test_collective_signs_through_its_head() -> None:
    header = read_header(
        document(
            "ỦY BAN NHÂN DÂN", "XÃ IA KHA", "Số: 45/BC-UBND", "BÁO CÁO", "CCHC năm 2025", "I. A", "Nơi nhận:",
            "- Sở Nội vụ;", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Rơ Châm H'Yéo",
        )
    )  # fmt: skip

    found = texts(header)
    assert found["issuer"] == "ỦY BAN NHÂN DÂN XÃ IA KHA"
    assert (found["capacity"], found["position"]) == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert found["signatory"] == "Rơ Châm H'Yéo"


def test_wide_blanks_of_a_date_line_do_not_break_it() -> None:
    header = read_header(
        document(
            [["", ""], ["Số:       /BC-BDT", "Gia Lai, ngày        tháng 12 năm 2023"]], "BÁO CÁO", "Về CCHC"
        )
    )

    assert texts(header)["place"] == "Gia Lai"
    assert header.dated is not None
    assert (header.dated.day, header.dated.month) == (None, 12)


def test_columns_parted_by_a_wide_gap_are_two() -> None:
    header = read_header(
        document("Số: 5/BC-BDT          Gia Lai, ngày 1 tháng 2 năm 2023", "BÁO CÁO", "Về CCHC")
    )

    assert (texts(header)["number"], texts(header)["place"]) == ("5", "Gia Lai")


def test_letter_without_type_has_its_subject_after_v_v() -> None:
    header = read_header(document("SỞ NỘI VỤ", "Số: 1/SNV-CCHC", "V/v báo cáo CCHC", "Kính gửi: Các sở"))

    assert texts(header)["subject"] == "V/v báo cáo CCHC"
    assert header.kind is None


def test_own_number_and_annex_line_are_no_citations() -> None:
    header = read_header(
        document(
            "Số: 12/BC-BDT", "BÁO CÁO", "CCHC năm 2023", "Theo Kế hoạch số 5/KH-BDT, Ban đã làm.", "Phụ lục",
            "(Kèm theo Báo cáo số 12/BC-BDT của Ban)",
        )
    )  # fmt: skip

    assert [c.key for c in header.cited] == ["5/KH-BDT"]


@pytest.mark.parametrize("parts", [(), ("Một tờ giấy bình thường.",), ([["a", "b"]],)])
def test_document_without_a_head_has_no_facts(parts: tuple[object, ...]) -> None:
    assert read_header(document(*parts)) == Header()


def test_facts_stand_where_they_say() -> None:
    found = document(HEAD_TABLE, "BÁO CÁO", "Về CCHC")

    symbol = read_header(found).symbol

    assert symbol is not None
    cell = found.tables[0].rows[1][0]
    assert symbol.address == cell.address
    assert cell.text[symbol.start : symbol.end] == "BC-BDT"
