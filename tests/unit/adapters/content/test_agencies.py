"""Agencies of the report's province as it was in 2023 and is since July 2025, and their successions."""

from datetime import date
from pathlib import Path

import pytest

from caicach.adapters.content.agencies import load_agencies, load_directory
from caicach.adapters.content.load import load_catalogue
from caicach.core.ground.agencies import Agency, AgencyPlace, AgencyType, Succession, SuccessionKind
from caicach.core.ground.errors import ContentError


DIRECTORY = load_catalogue().directory
AGENCIES = load_catalogue().agencies
BY_ID = {agency.id: agency for agency in AGENCIES}
BEFORE, SINCE = date(2025, 6, 30), date(2025, 7, 1)


def _existing(day: date) -> tuple[Agency, ...]:
    return DIRECTORY.alive_on(day)


def test_province_had_seventeen_districts_until_mid_2025() -> None:
    def districts(day: date) -> int:
        return sum(agency.type is AgencyType.DISTRICT for agency in DIRECTORY.children_on("gia-lai", day))

    assert (districts(date(2023, 12, 14)), districts(date(2025, 6, 30)), districts(date(2025, 7, 1))) == (
        17,
        17,
        0,
    )


@pytest.mark.parametrize("day", [date(2023, 12, 14), BEFORE, SINCE])
def test_agencies_of_a_day_have_names_of_their_own(day: date) -> None:
    names = [agency.name for agency in _existing(day)]

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
        (row.predecessor, row.successor)
        for row in DIRECTORY.successions
        if row.successor is not None and BY_ID[row.successor].valid_from != row.on
    ]

    assert gaps == []


def test_province_of_two_levels_has_135_communes_and_wards() -> None:
    below = DIRECTORY.children_on("gia-lai-merged", SINCE)
    communes = [agency for agency in below if agency.type is AgencyType.COMMUNE]
    wards = [agency for agency in communes if "phường" in agency.name]

    assert (len(communes), len(wards)) == (135, 25)  # Resolution 1664/NQ-UBTVQH15
    assert len({agency.area_code for agency in communes}) == 135
    assert all(len(agency.area_code) == 5 and not agency.unverified for agency in communes)
    assert all(agency.valid_from == SINCE for agency in communes)


def test_commune_is_named_as_others_write_it() -> None:
    commune = BY_ID["gia-lai-xa-ia-krel"]

    assert commune.name == "Ủy ban nhân dân xã Ia Krêl"
    assert commune.short_names == ("UBND xã Ia Krêl", "UBND xã")
    assert (commune.abbreviation, commune.area_code) == ("UBND", "23866")


def test_departments_passed_to_the_merged_province_under_their_own_names() -> None:
    def departments(province: str, day: date) -> set[str]:
        kinds = {AgencyType.DEPARTMENT, AgencyType.HOME_AFFAIRS}
        return {agency.id for agency in DIRECTORY.children_on(province, day) if agency.type in kinds}

    assert departments("gia-lai", BEFORE) == departments("gia-lai-merged", SINCE)
    assert len(departments("gia-lai-merged", SINCE)) == 15
    assert BY_ID["gia-lai-so-tu-phap"].parent == "gia-lai-merged"


def test_two_provinces_became_one_and_28_districts_ended() -> None:
    ended = [row for row in DIRECTORY.successions if row.kind is SuccessionKind.ABOLISHED]

    assert [agency.id for agency in DIRECTORY.predecessors("gia-lai-merged")] == ["gia-lai", "binh-dinh"]
    assert [row.on for row in ended] == [SINCE] * 28
    assert len(DIRECTORY.children_on("binh-dinh", BEFORE)) == 11


def test_religion_went_from_home_affairs_to_a_department_of_its_own() -> None:
    kinds = {row.successor: row.kind for row in DIRECTORY.successions_of("gia-lai-so-noi-vu")}

    assert kinds == {
        "gia-lai-so-noi-vu-lao-dong": SuccessionKind.MERGED_INTO,
        "gia-lai-so-dan-toc-ton-giao": SuccessionKind.SPLIT_INTO,
    }


@pytest.mark.parametrize(("day", "bearer"), [(BEFORE, "gia-lai"), (SINCE, "gia-lai-merged")])
def test_province_is_found_by_its_code_in_either_notation(day: date, bearer: str) -> None:
    for code in ("H21", "000.00.00.H21"):
        found = DIRECTORY.with_code(code, day)

        assert found is not None
        assert found.id == bearer


AGENCY = """\
- {id: one, name: "Một", type: department, abbreviation: M, parent: top, until: 2020-12-31, succeeded_by: [two]}
- {id: two, name: "Hai", type: department, abbreviation: H, parent: top, from: 2021-01-01}
- {id: top, name: "Trên", type: province, abbreviation: T}
"""


HISTORY = """\
- {id: top, name: "Trên", type: province, abbreviation: T, until: 2020-12-31, succeeded_by: {new: renamed},
   codes: [{code: H1, code_102: 000.H1, unverified: true}]}
- {id: new, name: "Mới", type: province, abbreviation: T, from: 2021-01-01, codes: [{code: H1, from: 2021-06-01}]}
- id: one
  name: "Một"
  type: department
  abbreviation: M
  places:
  - {parent: top, until: 2020-12-31}
  - {parent: new, from: 2021-01-01}
- {id: two, name: "Hai", type: district, abbreviation: H, parent: top, until: 2020-12-31, abolished: true}
"""


def _load(root: Path, text: str) -> tuple[Agency, ...]:
    _write(root, text)
    return load_agencies(root)


def _write(root: Path, text: str) -> None:
    (root / "agencies").mkdir()
    (root / "agencies" / "trial.yaml").write_text(text, encoding="utf-8")


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


def test_places_codes_and_successions_are_rows_of_their_own(tmp_path: Path) -> None:
    _write(tmp_path, HISTORY)
    directory = load_directory(tmp_path)

    assert directory.places == (
        AgencyPlace("one", "top", None, date(2020, 12, 31)),
        AgencyPlace("one", "new", date(2021, 1, 1), None),
        AgencyPlace("two", "top", None, date(2020, 12, 31)),
    )
    assert directory.successions == (
        Succession("top", "new", SuccessionKind.RENAMED, date(2021, 1, 1)),
        Succession("two", None, SuccessionKind.ABOLISHED, date(2021, 1, 1)),
    )
    assert [(row.agency, row.valid_from, row.unverified) for row in directory.codes] == [
        ("top", None, True),
        ("new", date(2021, 6, 1), False),
    ]
    assert [agency.parent for agency in directory.agencies] == [None, None, "new", "top"]


@pytest.mark.parametrize(
    ("right", "wrong", "field", "line"),
    [
        ("{new: renamed}", "{new: sold}", "new", 1),
        ("{new: renamed}", "{none: renamed}", "succeeded_by", 1),
        ("{new: renamed}", "{new: abolished}", "succeeded_by", 1),
        ("code: H1, code_102", "code: h1, code_102", "code", 2),
        ("000.H1", "000..H1", "code_102", 2),
        ("from: 2021-06-01", "from: 2020-06-01", "from", 3),
        ("code: H1, from", "kode: H1, from", "kode", 3),
        ("{parent: top, until", "{parent: none, until", "parent", 9),
        ("{parent: top, until: 2020-12-31}", "{parent: top}", "until", 9),
        ("{parent: new, from: 2021-01-01}", "{parent: new}", "from", 10),
        ("{parent: new, from: 2021-01-01}", "{parent: new, since: 2021-01-01}", "since", 10),
        ("  places:", "  parent: top\n  places:", "parent", 8),
        ("parent: top, until: 2020-12-31, abolished", "parent: top, abolished", "until", 11),
        ("parent: top, until: 2020-12-31, abolished: true", "parent: top", "parent", 11),
    ],
)
def test_broken_history_is_refused(tmp_path: Path, right: str, wrong: str, field: str, line: int) -> None:
    assert HISTORY.count(right) == 1
    _write(tmp_path, HISTORY.replace(right, wrong))

    with pytest.raises(ContentError) as caught:
        load_directory(tmp_path)

    assert (caught.value.context["field"], caught.value.context["line"]) == (field, line)


def test_circle_of_agencies_is_refused(tmp_path: Path) -> None:
    circle = """\
- {id: one, name: "Một", type: department, abbreviation: M, parent: two}
- {id: two, name: "Hai", type: department, abbreviation: H, parent: one}
"""

    with pytest.raises(ContentError, match=r"trial\.yaml:1, trường “parent”: cấp trên xoay vòng qua “two”"):
        _load(tmp_path, circle)
