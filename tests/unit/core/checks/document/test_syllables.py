"""The grammar of a Vietnamese syllable."""

from pathlib import Path

import pytest

from caicach.adapters.content.files import content_root
from caicach.adapters.content.spelling import load_syllables
from caicach.core.ground.words import EMPTY


RULE = load_syllables(Path(content_root()), EMPTY)
RIGHT = (
    "hòa hoà thủy thuỷ ủy uỷ quý quí giếng gì giết nghiêng khuya quốc quyết khuỷu tuếch xoong ngoằn thuở nghĩa "
    "yêu kỹ mỹ sỹ lý ý ngoại giữa rượu hươu nguyễn đường PHƯƠNG Đảng toàn oái khoẻ khỏe quạnh huỳnh tuýp giường"
)
WRONG = "phhồ hòan tòan thuc cãii nghành nghe0 kế́ hơưu ceo kan gê ngiêm quyêt bảnǵ thưc đươc xây̆ dựgn nhiêm̀"


@pytest.mark.parametrize("word", RIGHT.split())
def test_syllable_that_vietnamese_has_is_admitted(word: str) -> None:
    assert RULE.grammar.admits(word)


@pytest.mark.parametrize("word", WRONG.split())
def test_syllable_that_vietnamese_cannot_have_is_refused(word: str) -> None:
    assert not RULE.grammar.admits(word)


@pytest.mark.parametrize(
    ("glued", "parted"),
    [("BANHÀNH", "BAN HÀNH"), ("nhândân", "nhân dân"), ("củaChính", "của Chính"), ("TTgCP", ""), ("Kpã", "")],
)
def test_two_words_glued_are_parted_where_both_are_syllables(glued: str, parted: str) -> None:
    assert RULE.parted(glued) == parted
