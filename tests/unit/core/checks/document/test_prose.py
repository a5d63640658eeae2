"""The running text as checks ask for it: paragraphs and sentences that hold words, and the words themselves."""

import pytest

from caicach.core.checks.document.parts import Part
from caicach.core.checks.document.prose import Prose
from caicach.core.checks.document.spelling.words import words_in
from caicach.core.checks.document.word_row import MARK
from factories.judged import written


LINES = (
    "Trong quý I, Ban giải quyết 12 hồ sơ; trong quý II tiếp nhận thêm.",
    "Ban phối hợp với các sở (http://www.sxd.vn) lúc 8h30.",
)
PROSE = Prose(written(*LINES))


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (("quý ",), [0]),
        (("8h",), [1]),
        (("://", "12 hồ"), [0, 1]),
        ((" (",), [1]),
        (("hồ sơ trễ", "zalo"), []),
    ],
)
def test_paragraphs_that_may_hold_the_words(words: tuple[str, ...], lines: list[int]) -> None:
    held = [passage.text for passage in PROSE.holding(*words) if passage.part is Part.RESULTS]

    assert held == [LINES[line] for line in lines]


def test_sentences_that_may_hold_a_word_are_those_of_the_parts_asked_for() -> None:
    results = frozenset({Part.RESULTS})

    assert [s.text for s in PROSE.sentences(results, holding=("quý ii",))] == ["trong quý II tiếp nhận thêm."]
    assert PROSE.sentences(frozenset({Part.PLAN}), holding=("quý ",)) == ()


def test_words_leave_addresses_symbols_and_times_out_and_know_their_places() -> None:
    passage = next(passage for passage in PROSE.passages if passage.text == LINES[1])
    texts = ["Ban", "phối", "hợp", "với", "các", "sở", "lúc"]

    assert [word.text for word in passage.words] == texts
    assert [word.key for word in passage.words] == [text.lower() for text in texts]
    assert [passage.text[word.start : word.end] for word in passage.words] == texts


def test_row_holds_the_words_of_every_paragraph_with_a_mark_after_each() -> None:
    row = PROSE.row

    assert row.texts[-1] == MARK
    assert row.texts.count(MARK) == len(PROSE.passages)
    assert [word for word in row.texts if word != MARK] == [w.text for p in PROSE.passages for w in p.words]
    assert row.distinct == frozenset(row.texts)


def test_a_word_of_the_row_knows_its_paragraph_and_the_words_around_it() -> None:
    (place,) = PROSE.row.places_of({"sở"})

    passage, around = PROSE.words_at(place, before=1, count=9)

    assert PROSE.passage_at(place) is passage
    assert passage.text == LINES[1]
    assert [word.text for word in around] == ["các", "sở", "lúc"]


def test_first_word_of_the_row_has_none_before_it() -> None:
    passage, around = PROSE.words_at(0, before=1)

    assert passage is PROSE.passages[0]
    assert [word.text for word in around] == [PROSE.row.texts[0]]


@pytest.mark.parametrize(
    ("piece", "keys"),
    [
        ("(Hoà", ["hòa"]),
        ("UBND-VX,", []),
        ("và/hoặc", ["và", "hoặc"]),
        ("12/KH-UBND", []),
        ("a.b@gialai.gov.vn", []),
    ],
)
def test_words_in_what_stands_between_two_spaces(piece: str, keys: list[str]) -> None:
    assert [word.key for word in words_in(piece)] == keys
