"""A report and its appendix in two files are one document whose places name their own file."""

from dataclasses import replace

from caicach.core.reading.joining import with_appendix
from caicach.core.reading.narrative import annex_lines, narrative_of
from factories.found import document


REPORT = document("BÁO CÁO", "Kết quả công tác CCHC", "1. Nội dung")
APPENDIX = document("Biểu thống kê", [["STT", "Chỉ tiêu", "Số liệu"], ["1", "Số văn bản", "5"]])


def test_blocks_of_the_appendix_follow_and_count_from_their_own_file() -> None:
    joined = with_appendix(REPORT, APPENDIX)

    assert [block.address.block for block in joined.blocks] == list(range(5))
    cell = joined.tables[0].rows[1][2]
    assert (cell.address.block_in_file, cell.address.file) == (1, APPENDIX.name)
    assert f"tệp “{APPENDIX.name}”" in cell.address.words.vi
    assert joined.paragraphs[3].address.words.vi.startswith("đoạn 1,")


def test_text_of_the_appendix_is_no_narrative() -> None:
    joined = with_appendix(REPORT, APPENDIX)

    assert [p.text for p in narrative_of(joined)] == [p.text for p in REPORT.paragraphs]
    assert [p.text for p in annex_lines(joined)] == ["Biểu thống kê"]


def test_data_a_file_carries_are_the_reports_where_both_carry_some() -> None:
    one, other = replace(REPORT, carried={"a": 1}), replace(APPENDIX, carried={"b": 2})

    assert with_appendix(one, other).carried == {"a": 1}
    assert with_appendix(REPORT, other).carried == {"b": 2}
