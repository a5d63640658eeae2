"""Head and foot a file proposes: what stands in it with its place, what is doubtful, and what the paper says already."""

import pytest

from caicach.adapters.content.load import load_catalogue
from caicach.core.reading.found import Address
from caicach.core.reading.header import DateFound, Header
from caicach.core.reading.places import Fragment
from caicach.core.submissions.proposed_head import (
    ProposedItem,
    Said,
    given_at_issue,
    is_blank,
    is_said,
    proposed_head,
    with_item,
)


MESSAGES = load_catalogue().messages
PRINTED: Said = {
    "parent_agency": "UBND TỈNH GIA LAI",
    "symbol": "BC-BDT",
    "place": "Gia Lai",
    "addressees": ("Sở Nội vụ",),
    "capacity": "",
    "position": "[CHỨC DANH NGƯỜI ĐỨNG ĐẦU]",
    "signatory": "[họ và tên người ký]",
    "recipients": ("Như trên", "Lưu: VT, [đơn vị soạn thảo]"),
}


def words(text: str, block: int = 0) -> Fragment:
    return Fragment(text, Address(block), 0, len(text))


def items(header: Header, abbreviation: str = "BDT") -> dict[str, ProposedItem]:
    return {item.name: item for item in proposed_head(header, abbreviation, MESSAGES)}


def test_every_item_that_stands_in_the_file_is_proposed_with_its_place() -> None:
    found = items(
        Header(
            parent_agency=words("UBND TỈNH  GIA LAI"),
            symbol=words("BC-BDT"),
            place=words("Pleiku", 1),
            addressees=(words("Sở Nội vụ", 2), words("Sở Tài chính", 3)),
            capacity=words("KT. TRƯỞNG BAN", 7),
            position=words("PHÓ TRƯỞNG BAN", 8),
            signatory=words("Kpă Đô", 9),
            recipients=(words("Như trên", 5),),
        )
    )

    assert {name: item.says for name, item in found.items()} == {
        "parent_agency": {"parent_agency": "UBND TỈNH GIA LAI"},
        "symbol": {"symbol": "BC-BDT"},
        "place": {"place": "Pleiku"},
        "addressees": {"addressees": ("Sở Nội vụ", "Sở Tài chính")},
        "signing": {"capacity": "KT. TRƯỞNG BAN", "position": "PHÓ TRƯỞNG BAN", "signatory": "Kpă Đô"},
        "recipients": {"recipients": ("Như trên",)},
    }
    assert found["signing"].place == Address(7).words
    assert all(item.doubt is None for item in found.values())


def test_items_of_a_list_are_proposed_without_their_dashes_and_stops() -> None:
    header = Header(recipients=(words("- Như trên;"), words(" - "), words("Lưu: VT, VP.")))

    assert items(header)["recipients"].says == {"recipients": ("Như trên", "Lưu: VT, VP")}


def test_what_stands_blank_is_not_proposed() -> None:
    assert items(Header(signatory=words("[họ và tên người ký]"), place=words(" "))) == {}


@pytest.mark.parametrize(
    ("symbol", "own", "is_doubted"),
    [
        ("BC-BDT", "BDT", False),
        ("BC – bdt", "BDT", False),
        ("BC-SNV", "BDT", True),
        ("BC", "BDT", True),
        ("BC-SNV", "", False),
    ],
)
def test_symbol_of_another_agency_is_to_be_looked_at(symbol: str, own: str, is_doubted: bool) -> None:
    doubt = items(Header(symbol=words(symbol)), own)["symbol"].doubt

    assert (doubt is not None) is is_doubted
    assert doubt is None or f"“{symbol}”" in doubt.vi


@pytest.mark.parametrize(
    ("capacity", "position", "is_doubted"),
    [
        ("KT. GIÁM ĐỐC", None, True),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", False),
        ("TM. ỦY BAN NHÂN DÂN", None, False),
        (None, "GIÁM ĐỐC", False),
    ],
)
def test_who_signs_for_another_without_a_position_is_to_be_looked_at(
    capacity: str | None, position: str | None, is_doubted: bool
) -> None:
    header = Header(
        capacity=words(capacity) if capacity else None,
        position=words(position) if position else None,
        signatory=words("Trần Văn Đức"),
    )

    assert (items(header)["signing"].doubt is not None) is is_doubted


def test_number_and_date_are_told_apart_from_what_is_proposed() -> None:
    header = Header(number=words("512"), dated=DateFound(5, 12, 2026, words("ngày 05 tháng 12 năm 2026")))

    assert items(header) == {}
    assert [(item.name, dict(item.says)) for item in given_at_issue(header)] == [
        ("number", {"number": "512"}),
        ("dated", {"dated": "ngày 05 tháng 12 năm 2026"}),
    ]
    assert given_at_issue(Header()) == ()


def test_date_whose_day_is_left_blank_is_not_told() -> None:
    dated = DateFound(None, 12, 2023, words("ngày   tháng 12 năm 2023"))

    assert given_at_issue(Header(dated=dated)) == ()


@pytest.mark.parametrize(
    ("says", "given", "expected"),
    [
        ({"place": "Gia Lai"}, {}, True),
        ({"place": "Pleiku"}, {}, False),
        ({"parent_agency": "Ubnd tỉnh Gia Lai"}, {}, True),
        ({"addressees": ["Sở Nội vụ."]}, {}, True),
        ({"addressees": ["Sở Nội vụ", "UBND tỉnh"]}, {}, False),
        ({"signatory": "[Họ và tên người ký]"}, {}, False),
        ({"position": "[chức danh người đứng đầu]"}, {}, True),
        ({"position": "[chức danh người đứng đầu]"}, {"capacity": "KT. GIÁM ĐỐC"}, False),
        ({"capacity": "", "position": "[chức danh người đứng đầu]"}, {"capacity": "KT."}, True),
        ({"place": "Gia Lai"}, {"capacity": "KT. GIÁM ĐỐC"}, True),
    ],
)
def test_file_says_what_the_paper_says(says: Said, given: Said, expected: bool) -> None:
    assert is_said(says, PRINTED, given) is expected


@pytest.mark.parametrize(
    ("says", "given", "expected"),
    [
        ({"signatory": "Kpă Đô"}, {}, True),
        ({"recipients": ["Như trên"]}, {}, True),
        ({"place": "Pleiku"}, {}, False),
        ({"signatory": "Kpă Đô"}, {"signatory": "Rơ Châm Hà"}, False),
        ({"position": "TRƯỞNG BAN", "signatory": "Kpă Đô"}, {"position": "PHÓ TRƯỞNG BAN"}, False),
    ],
)
def test_place_is_blank_while_nobody_filled_in_what_the_paper_asks_for(
    says: Said, given: Said, expected: bool
) -> None:
    assert is_blank(says, PRINTED, given) is expected


def test_who_signs_is_taken_whole_and_everything_else_stays() -> None:
    given: Said = {"place": "Pleiku", "capacity": "KT. TRƯỞNG BAN", "position": "PHÓ TRƯỞNG BAN"}

    assert with_item(given, {"position": "TRƯỞNG BAN", "signatory": "Kpă Đô"}) == {
        "place": "Pleiku",
        "position": "TRƯỞNG BAN",
        "signatory": "Kpă Đô",
    }
    assert with_item(given, {"signatory": "Kpă Đô"}) == {**given, "signatory": "Kpă Đô"}
