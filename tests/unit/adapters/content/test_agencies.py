"""Agencies of the report's province as it was in 2023, and their successions."""

from datetime import date
from pathlib import Path

import pytest

from caicach.adapters.content.agencies import load_agencies
from caicach.adapters.content.load import load_catalogue
from caicach.core.ground.agencies import Agency, AgencyType
from caicach.core.ground.errors import ContentError


AGENCIES = load_catalogue().agencies
BY_ID = {agency.id: agency for agency in AGENCIES}


def _existing(day: date) -> list[Agency]:
    return [
        a
        for a in AGENCIES
        if (a.valid_from is None or a.valid_from <= day) and (a.valid_to is None or day <= a.valid_to)
    ]


def test_province_had_seventeen_districts_until_mid_2025() -> None:
    def districts(day: date) -> int:
        return sum(agency.type is AgencyType.DISTRICT for agency in _existing(day))

    assert (districts(date(2023, 12, 14)), districts(date(2025, 6, 30)), districts(date(2025, 7, 1))) == (
        17,
        17,
        0,
    )


def test_agencies_of_a_day_have_names_of_their_own() -> None:
    names = [agency.name for agency in _existing(date(2023, 12, 14))]

    assert len(names) == len(set(names))


def test_department_abbreviations_of_a_day_are_unique() -> None:
    symbols = [a.abbreviation for a in _existing(date(2023, 12, 14)) if a.type is AgencyType.DEPARTMENT]

    assert len(symbols) == len(set(symbols))


def test_agency_of_the_report_is_known_by_its_short_names_and_succession() -> None:
    agency = BY_ID["gia-lai-ban-dan-toc"]

    assert agency.abbreviation == "BDT"
    assert {"Ban", "Ban Dân tộc"} <= set(agency.short_names)
    assert agency.valid_to == date(2025, 2, 28)
    assert BY_ID[agency.succeeded_by[0]].valid_from == date(2025, 3, 1)


def test_one_agency_alone_answers_for_home_affairs() -> None:
    for day in (date(2023, 12, 14), date(2025, 3, 1)):
        assert sum(agency.type is AgencyType.HOME_AFFAIRS for agency in _existing(day)) == 1


def test_successors_begin_the_day_after() -> None:
    gaps = [
        (agency.id, heir)
        for agency in AGENCIES
        for heir in agency.succeeded_by
        if agency.valid_to is None
        or (begun := BY_ID[heir].valid_from) is None
        or (begun - agency.valid_to).days != 1
    ]

    assert gaps == []


AGENCY = """\
- {id: one, name: "Một", type: department, abbreviation: M, parent: top, until: 2020-12-31, succeeded_by: [two]}
- {id: two, name: "Hai", type: department, abbreviation: H, parent: top, from: 2021-01-01}
- {id: top, name: "Trên", type: province, abbreviation: T}
"""


def _load(root: Path, text: str) -> tuple[Agency, ...]:
    (root / "agencies").mkdir()
    (root / "agencies" / "trial.yaml").write_text(text, encoding="utf-8")
    return load_agencies(root)


def test_sound_agencies_load(tmp_path: Path) -> None:
    assert [agency.id for agency in _load(tmp_path, AGENCY)] == ["one", "two", "top"]


@pytest.mark.parametrize(
    ("right", "wrong", "field", "line"),
    [
        ("[two]", "[three]", "succeeded_by", 1),
        ("[two]", "[one]", "succeeded_by", 1),
        ("parent: top, from", "parent: none, from", "parent", 2),
        ("id: two", "id: one", "id", 2),
        ("type: province", "type: state", "type", 3),
        ("until: 2020-12-31", "from: 2021-01-01, until: 2020-12-31", "until", 1),
        ("abbreviation: T", "abbr: T", "abbreviation", 3),
    ],
)
def test_broken_agency_is_refused(tmp_path: Path, right: str, wrong: str, field: str, line: int) -> None:
    with pytest.raises(ContentError) as caught:
        _load(tmp_path, AGENCY.replace(right, wrong))

    assert (caught.value.context["field"], caught.value.context["line"]) == (field, line)
