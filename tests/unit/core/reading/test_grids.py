"""Which tables are the statistics appendix."""

from caicach.core.reading.grids import grid_of
from factories.found import HEADER, table


APPENDIX = grid_of(table([HEADER, ["1", "Số văn bản", "Văn bản", "5", ""]]))


def test_an_appendix_goes_on_in_the_table_after_a_page() -> None:
    assert grid_of(table([["2", "Số nhiệm vụ", "Nhiệm vụ", "7", ""]]), APPENDIX) is not None


def test_a_list_of_agencies_as_wide_is_no_part_of_it() -> None:
    late = table(
        [["STT", "Cơ quan", "Tình hình", "Hạn gửi", "Ngày văn bản"], ["1", "UBND xã", "chậm", "", ""]]
    )

    assert grid_of(late, APPENDIX) is None
