"""How wide lines are, and how a centred title is broken into lines of about one length."""

import pytest

from caicach.core.documents.lettering import balanced_side_mm, broken_lines, longest_line_mm, width_mm


def test_national_title_at_13_points_is_as_wide_as_measured() -> None:
    assert round(width_mm("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13), 1) == 95.7


def test_vietnamese_letter_is_as_wide_as_its_base_letter() -> None:
    assert width_mm("ĐẶNG ường", 14) == width_mm("DANG uong", 14)


@pytest.mark.parametrize(
    ("text", "column", "lines"),
    [
        ("", 50, ("",)),
        ("BAN DÂN TỘC", 62, ("BAN DÂN TỘC",)),
        ("BAN DÂN TỘC TỈNH GIA LAI", 62, ("BAN DÂN TỘC TỈNH GIA", "LAI")),
        ("dòng một\ndòng hai", 100, ("dòng một", "dòng hai")),
        ("KHÔNGCÓKHOẢNGTRẮNGNÀOĐỂNGẮT", 10, ("KHÔNGCÓKHOẢNGTRẮNGNÀOĐỂNGẮT",)),
    ],
)
def test_text_is_broken_at_spaces_to_fit(text: str, column: float, lines: tuple[str, ...]) -> None:
    assert broken_lines(text, 13, column) == lines


def test_balanced_title_has_no_line_of_one_word_and_no_more_lines() -> None:
    name = "BAN DÂN TỘC TỈNH GIA LAI"
    side = balanced_side_mm(name, 13, 62)

    assert broken_lines(name, 13, 62 - 2 * side) == ("BAN DÂN TỘC", "TỈNH GIA LAI")


def test_title_of_one_line_is_not_indented() -> None:
    assert balanced_side_mm("BAN DÂN TỘC", 13, 62) == 0


def test_longest_line_is_never_wider_than_the_column() -> None:
    assert longest_line_mm("X" * 200, 13, 62) == 62
