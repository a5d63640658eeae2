"""Sentences and clauses: where one ends, and what opens the next."""

from caicach.core.reading.clauses import Opener, clauses, sentences
from caicach.core.reading.numerals import find_numerals
from caicach.core.reading.spelling import matching_key


def _clauses(text: str) -> list[tuple[str, Opener, int]]:
    return [(text[c.start : c.end].strip(), c.opener, c.depth) for c in clauses(text, find_numerals(text))]


def test_sentence_ends_at_a_stop_before_a_capital_with_or_without_accent() -> None:
    text = "Đã giải quyết 5 hồ sơ. Đến nay còn 2 hồ sơ. Ăn khớp."

    assert [text[a:b].strip() for a, b in sentences(text)] == [
        "Đã giải quyết 5 hồ sơ.",
        "Đến nay còn 2 hồ sơ.",
        "Ăn khớp.",
    ]


def test_stop_inside_a_number_or_after_an_abbreviation_ends_no_sentence() -> None:
    assert len(sentences("TP. Hồ Chí Minh có 1.250 hồ sơ (3. 90%) trong kỳ")) == 1


def test_brackets_and_lists_are_told_by_opener_and_depth() -> None:
    assert _clauses("tiếp nhận 9 hồ sơ (cũ 4, mới 5), trong đó trực tuyến 3") == [
        ("tiếp nhận 9 hồ sơ", Opener.START, 0),
        ("cũ 4", Opener.BRACKET, 1),
        ("mới 5", Opener.COMMA, 1),
        ("", Opener.CLOSED, 0),
        ("", Opener.COMMA, 0),
        ("trực tuyến 3", Opener.OF_WHICH, 0),
    ]


def test_and_parts_two_clauses_only_between_two_numbers() -> None:
    assert [words for words, _, _ in _clauses("đúng hạn và trước hạn 9 và quá hạn 2")] == [
        "đúng hạn và trước hạn 9",
        "quá hạn 2",
    ]


def test_comma_of_a_decimal_parts_nothing() -> None:
    assert len(_clauses("đạt 98,62% kế hoạch")) == 1


def test_matching_key_keeps_every_place_and_one_spelling() -> None:
    text = "UỶ BAN  quí I, Tỉ lệ hoà giải, hoàn thành, quý báu"

    key = matching_key(text)

    assert len(key) == len(text)
    assert key == "ủy ban  quý i, tỷ lệ hòa giải, hoàn thành, quý báu"
