"""Document types and their abbreviations."""

from pathlib import Path

import pytest

from caicach.adapters.content.load import load_catalogue
from caicach.adapters.content.symbols import load_document_types
from caicach.core.catalogue.symbols import Branch, DocumentType
from caicach.core.ground.errors import ContentError


TYPES = load_catalogue().document_types


def _of(branch: Branch) -> list[DocumentType]:
    return [kind for kind in TYPES if kind.branch is branch]


def test_decree_30_2020_names_27_abbreviations_one_letter_and_three_copies() -> None:
    named = [kind for kind in _of(Branch.ADMINISTRATIVE) if kind.abbreviation]

    assert len(named) == 27
    assert len(_of(Branch.ADMINISTRATIVE)) == 28
    assert [kind.abbreviation for kind in _of(Branch.COPY)] == ["SY", "SL", "TrS"]


@pytest.mark.parametrize("branch", list(Branch))
def test_abbreviation_means_one_type_within_a_branch(branch: Branch) -> None:
    abbreviations = [kind.abbreviation for kind in _of(branch) if kind.abbreviation]

    assert len(abbreviations) == len(set(abbreviations))


@pytest.mark.parametrize(
    ("abbreviation", "name"),
    [
        ("BC", "Báo cáo"),
        ("KH", "Kế hoạch"),
        ("TTr", "Tờ trình"),
        ("QyĐ", "Quy định"),
        ("CTr", "Chương trình"),
    ],
)
def test_administrative_abbreviation_stands_for_its_type(abbreviation: str, name: str) -> None:
    assert [kind.name for kind in _of(Branch.ADMINISTRATIVE) if kind.abbreviation == abbreviation] == [name]


def test_official_letter_and_law_have_no_abbreviation() -> None:
    silent = {kind.name for kind in TYPES if kind.abbreviation is None}

    assert {"Công văn", "Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh"} == silent


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("branch: state\nreference: x\ntypes: []\n", "branch"),
        ("branch: copy\nreference: x\ntypes: [{id: a, name: b}, {id: a, name: c}]\n", "id"),
        ("branch: copy\nreference: x\ntypes: [{id: a, nam: b}]\n", "name"),
        ("branch: copy\ntypes: []\n", "reference"),
    ],
)
def test_broken_types_are_refused(tmp_path: Path, text: str, field: str) -> None:
    (tmp_path / "symbols").mkdir()
    (tmp_path / "symbols" / "trial.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        load_document_types(tmp_path)

    assert caught.value.context["field"] == field
