"""Whatever a file holds, it is understood without failing, and every fragment stands where it says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.understand import understand
from caicach.core.reading.found import FoundDocument, Paragraph
from caicach.core.reading.places import Fragment
from factories.found import HEADER, document


CATALOGUE = load_catalogue()
PIECES = [
    "I. ", "1. ", "2.1 ", "a) ", "Số: ", "/BC-BDT", "12", "ngày", " tháng ", " năm 2023", "BÁO CÁO", "Nơi nhận:", "- ",
    "TRƯỞNG BAN", "KT. ", "Kpã Đô", "Phụ lục", "\n", "\t", "      ", "Kính gửi", ": ", ";", "Kế hoạch số ", "34/2016/NĐ-CP",
    "(", "của ", "Ban Dân tộc", "UBND TỈNH GIA LAI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "quý I", "%", "x", "…",
    "Số văn bản", "STT", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Cải cách thể chế", "2.1", "1.234", "“", "ế",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=6).map("".join)
tables = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.lists(texts, min_size=width, max_size=width), max_size=8).map(
        lambda rows: [HEADER[:width], *rows] if width > 3 else rows
    )
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(parts=st.lists(st.one_of(texts, tables), max_size=12))
def test_any_document_is_understood_and_its_fragments_stand_where_they_say(parts: list[object]) -> None:
    found = document(*parts)

    filing = understand(found, CATALOGUE)

    header = filing.header
    single = (
        header.issuer,
        header.number,
        header.symbol,
        header.place,
        header.kind,
        header.subject,
        header.signatory,
    )
    cited = [c.where for c in header.cited]
    rows = [o.where for o in filing.observations.values()]
    for fragment in (*single, *header.recipients, *header.addressees, *cited, *rows):
        assert fragment is None or text_at(found, fragment) == fragment.text or fragment is header.issuer


def text_at(found: FoundDocument, fragment: Fragment) -> str:
    block = found.blocks[fragment.address.block]
    if isinstance(block, Paragraph):
        return block.text[fragment.start : fragment.end]
    assert fragment.address.row is not None
    assert fragment.address.column is not None
    return block.rows[fragment.address.row][fragment.address.column].text[fragment.start : fragment.end]
