"""Acts: what was in force when, and what is refused."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from caicach.adapters.content.acts import load_acts
from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.acts import Act
from caicach.core.ground.errors import ContentError


ACTS = load_catalogue().acts
BY_KEY = {act.key: act for act in ACTS}
REPORT_DAY = date(2023, 12, 14)


@pytest.mark.parametrize(
    ("key", "in_force"),
    [
        ("34/2016/NĐ-CP", True),
        ("61/2018/NĐ-CP", True),
        ("107/2020/NĐ-CP", True),
        ("62/2020/NĐ-CP", True),
        ("108/2014/NĐ-CP", False),
        ("113/2018/NĐ-CP", False),
        ("16/2015/NĐ-CP", False),
        ("60/2021/NĐ-CP", True),
        ("80/2015/QH13", True),
        ("64/2025/QH15", False),
        ("24/CT-TTg", None),
    ],
)
def test_act_at_the_end_of_2023(key: str, in_force: bool | None) -> None:
    assert BY_KEY[key].is_in_force(REPORT_DAY) is in_force


@pytest.mark.parametrize(
    ("key", "successor", "first_day"),
    [
        ("108/2014/NĐ-CP", "29/2023/NĐ-CP", "2023-07-20"),
        ("16/2015/NĐ-CP", "60/2021/NĐ-CP", "2021-08-15"),
        ("80/2015/QH13", "64/2025/QH15", "2025-04-01"),
    ],
)
def test_replaced_act_ends_the_day_before_its_successor_begins(
    key: str, successor: str, first_day: str
) -> None:
    old, new = BY_KEY[key], BY_KEY[successor]

    assert old.replaced_by == (successor,)
    assert new.from_on == date.fromisoformat(first_day)
    assert old.until == date.fromisoformat(first_day) - timedelta(days=1)


def test_no_act_ends_after_the_act_that_replaces_it_began() -> None:
    late = [
        (act.key, key)
        for act in ACTS
        for key in act.replaced_by
        if act.until and (begun := BY_KEY[key].from_on) and act.until >= begun
    ]

    assert late == []


def test_acts_amending_another_are_named() -> None:
    assert BY_KEY["61/2018/NĐ-CP"].amended_by == ("107/2021/NĐ-CP",)
    assert "154/2020/NĐ-CP" in BY_KEY["34/2016/NĐ-CP"].amended_by


def test_one_key_may_belong_to_two_acts_of_different_days() -> None:
    days = [act.issued_on for act in ACTS if act.key == "76/NQ-CP"]

    assert days == [date(2013, 6, 13), date(2021, 7, 15)]


def test_every_act_has_a_source_or_says_it_is_unverified() -> None:
    assert [act.key for act in ACTS if not act.unverified and not act.reference] == []


def test_kind_of_an_act_agrees_with_its_symbol() -> None:
    names: dict[str, set[str]] = {}
    for kind in load_catalogue().document_types:
        names.setdefault(kind.abbreviation or "", set()).add(kind.name)
    parts = {act.key: act.key.replace("/", "-").split("-") for act in ACTS}
    wrong = [
        act.key
        for act in ACTS
        if not any(act.kind in names.get(part, ()) for part in parts[act.key]) and act.kind not in names[""]
    ]

    assert wrong == []


ACT = """\
- key: 1/2020/NĐ-CP
  kind: "Nghị định"
  title: "Thử"
  issuer: "Chính phủ"
  issued: 2020-01-01
  from: 2020-02-01
  until: 2021-01-31
  replaced_by: [2/2021/NĐ-CP]
  unverified: true
- key: 2/2021/NĐ-CP
  kind: "Nghị định"
  title: "Thử"
  issuer: "Chính phủ"
  reference: "Thử"
"""


def _load(root: Path, text: str) -> tuple[Act, ...]:
    (root / "acts").mkdir()
    (root / "acts" / "trial.yaml").write_text(text, encoding="utf-8")
    return load_acts(root)


def test_sound_acts_load(tmp_path: Path) -> None:
    assert [act.key for act in _load(tmp_path, ACT)] == ["1/2020/NĐ-CP", "2/2021/NĐ-CP"]


@pytest.mark.parametrize(
    ("right", "wrong", "field", "line"),
    [
        ("until: 2021-01-31", "until: 2020-01-31", "until", 7),
        ("[2/2021/NĐ-CP]", "[3/2021/NĐ-CP]", "replaced_by", 8),
        ("[2/2021/NĐ-CP]", "[1/2020/NĐ-CP]", "replaced_by", 8),
        ('  reference: "Thử"\n', "", "reference", 10),
        ("issued: 2020-01-01", "issued: 2020", "issued", 5),
        ("  until: 2021-01-31", "  ends: 2021-01-31", "ends", 7),
    ],
)
def test_broken_act_is_refused(tmp_path: Path, right: str, wrong: str, field: str, line: int) -> None:
    with pytest.raises(ContentError) as caught:
        _load(tmp_path, ACT.replace(right, wrong))

    assert (caught.value.context["field"], caught.value.context["line"]) == (field, line)


def test_act_of_the_same_key_and_day_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="1/2020/NĐ-CP"):
        _load(tmp_path, ACT + ACT)
