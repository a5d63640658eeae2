"""Sentence patterns taken apart."""

import pytest

from caicach.core.documents.templates import (
    Ask,
    FigureOf,
    Fraction,
    Name,
    Optional,
    PillarTitle,
    RateBetween,
    RestOf,
    Template,
    parse_template,
)


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("{plan-tasks-set}", FigureOf("plan-tasks-set")),
        ("{on-time/assigned}", RateBetween("on-time", "assigned")),
        ("{on-time : assigned}", Fraction("on-time", "assigned")),
        ("{assigned - on-time - late}", RestOf("assigned", ("on-time", "late"))),
        ("{pillar G}", PillarTitle("G")),
        ("{period}", Name("period")),
        ("[nêu lý do]", Ask(Template(("nêu lý do",)))),
        ("<, đạt {rate}>", Optional(Template((", đạt ", FigureOf("rate"))))),
    ],
)
def test_pattern_of_one_piece_is_that_piece(text: str, piece: object) -> None:
    assert parse_template(text) == Template((piece,))  # type: ignore[arg-type]


def test_pieces_stand_in_the_order_they_are_printed() -> None:
    template = parse_template("Giao {set} nhiệm vụ [nêu {period}].")

    assert template.pieces == (
        "Giao ",
        FigureOf("set"),
        " nhiệm vụ ",
        Ask(Template(("nêu ", Name("period")))),
        ".",
    )


@pytest.mark.parametrize("text", ["giao {set nhiệm vụ", "giao set} nhiệm vụ", "[nêu lý do", "đạt > 3"])
def test_bracket_left_open_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a bracket is left open"):
        parse_template(text)


def test_indicators_of_a_pattern_include_those_of_optional_fragments_and_rates() -> None:
    template = parse_template("{a}<, {b/c}> {d : e} {period}")

    assert template.indicators == {"a", "b", "c", "d", "e"}
    assert template.pairs == {("b", "c"), ("d", "e")}
