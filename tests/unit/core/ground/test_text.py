"""Folding, and patterns for whole words."""

import re
import unicodedata

import pytest

from caicach.core.ground.text import fold, whole_words


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("  Ủy  ban\u00a0nhân dân ", "uy ban nhan dan"),
        ("ĐẶC KHU", "dac khu"),
        ("một\u200bcửa", "mot cua"),
        ("“Sở”…", "“so”…"),
    ],
)
def test_fold_is_the_same_however_marks_are_written(text: str, key: str) -> None:
    assert fold(text) == fold(unicodedata.normalize("NFD", text)) == key


def test_whole_words_stand_at_a_beginning_or_after_no_letter() -> None:
    pattern = re.compile(whole_words("của", "do") + r"\s+(\w+)")

    found = [match[1] for match in pattern.finditer("do Ban, (của Sở) sodo Một xcủa Hai")]

    assert found == ["Ban", "Sở"]
