"""content/outlines: every outline stands on the form, every mistake is named with its place."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from caicach.adapters.content.files import content_root
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.content.outlines import load_outlines, outline_for
from caicach.core.documents.templates import Ask, FigureOf, Optional, Piece, RateBetween, RestOf, Template
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.errors import ContentError
from caicach.core.ground.periods import PeriodKind


def test_every_kind_of_period_has_one_outline() -> None:
    served = [kind for outline in load_outlines() for kind in outline.periods]

    assert sorted(served) == sorted(PeriodKind)


def test_full_outline_has_the_four_parts_and_six_fields() -> None:
    outline = outline_for(PeriodKind.YEAR)

    assert [part.key for part in outline.parts] == ["direction", "results", "assessment", "plan"]
    assert len(outline.parts[0].divisions) == 5
    assert len(outline.parts[1].divisions) == 6


def test_every_type_of_agency_has_a_head() -> None:
    letterhead = outline_for(None).letterhead

    assert {letterhead.head(kind, None).agency_type for kind in AgencyType} == set(AgencyType)


def test_outline_reports_rows_of_every_pillar() -> None:
    known = {row.id: row.pillar for form in load_catalogue().forms for row in form.indicators}

    for outline in load_outlines():
        assert outline.indicators <= known.keys()
        assert {known[row] for row in outline.indicators} == set("ABCDEFG")


def test_every_passage_is_said_by_the_full_outline() -> None:
    said = {id(p) for division in outline_for(PeriodKind.YEAR).divisions for p in division.passages}
    short = {id(p) for division in outline_for(PeriodKind.QUARTER_ONE).divisions for p in division.passages}

    assert short <= said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "before", "after", "field"),
    [
        (
            "passages/2-tasks.yaml",
            "{government-tasks-assigned} nhiệm vụ",
            "{goverment-tasks} nhiệm vụ",
            "say",
        ),
        (
            "passages/2-tasks.yaml",
            '"government-tasks-assigned > 0"',
            '"government-tasks-assigned >> 0"',
            "when",
        ),
        ("passages/2-tasks.yaml", "{parts}.", "[nêu.", "say"),
        ("annual.yaml", "says: [digital.iso.own]", "says: [digital.iso.one]", "says"),
        ("annual.yaml", "periods: [half_year", "periods: [half_years", "periods"),
        ("heads.yaml", "signatory:", "signatori:", "signatory"),
    ],
)
def test_mistake_is_named_with_file_and_field(
    tmp_path: Path, file: str, before: str, after: str, field: str
) -> None:
    root = tmp_path / "content"
    copytree(content_root(), root)
    broken = root / "outlines" / file
    text = broken.read_text("utf-8")
    assert before in text
    broken.write_text(text.replace(before, after, 1), "utf-8")

    with pytest.raises(ContentError) as caught:
        load_outlines(root)

    assert Path(file).name in caught.value.says.vi
    assert f"“{field}”" in caught.value.says.vi


def _pieces(template: Template) -> Iterator[Piece]:
    for piece in template.pieces:
        yield piece
        if isinstance(piece, Ask):
            yield from _pieces(piece.prompt)
        if isinstance(piece, Optional):
            yield from _pieces(piece.template)


def _tag(piece: Piece) -> str:
    """The longest tag the piece may print."""
    match piece:
        case FigureOf(indicator):
            return f"{indicator}:prose"
        case RateBetween(part, _):
            return f"{part}:rate:G.5.3.3.1"
        case RestOf(whole, parts):
            return f"{whole}:rest:" + "+".join("A.5.8" for _ in parts)
        case _:
            return ""


def test_tag_of_every_figure_an_outline_prints_fits_into_word() -> None:
    """Word takes tags of at most 64 characters, and ours begin with `caicach:`."""
    passages = [p for outline in load_outlines() for division in outline.divisions for p in division.passages]
    pieces = [piece for p in passages for sentence in p.sentences for piece in _pieces(sentence.say)]

    tags = {f"caicach:{_tag(piece)}" for piece in pieces}

    assert len(tags) > 100
    assert max(map(len, tags)) <= 64
