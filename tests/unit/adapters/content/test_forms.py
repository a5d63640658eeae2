"""The statistics appendix as content: counted, so that no edit loses a row in silence."""

from collections import Counter
from datetime import date

import pytest

from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.indicators import (
    FormVersion,
    HowConsolidated,
    Indicator,
    IndicatorKind,
    Nature,
    RateOf,
    SumOf,
)
from caicach.core.ground.agencies import AgencyType


FORMS = load_catalogue().forms
VERSIONS = [form.id for form in FORMS]
PILLARS = {"A": (26, 3), "B": (14, 2), "C": (25, 3), "D": (25, 4), "E": (18, 3), "F": (13, 1), "G": (79, 8)}
AMENDED = [
    "A.2", "A.3.1", "A.3.2", "B.1.1", "B.3.1", "B.3.2.1", "B.3.2.2",
    "C.1.4.1", "C.1.4.2", "C.1.4.3", "F.2.5", "G.1", "G.5.3",
]  # fmt: skip
UNITS = {
    "procedure": 40, "percent": 34, "person": 17, "agency": 16, "organisation": 13, "dossier": 12, "document": 11,
    "task": 10, "issue": 2, "feedback": 2, "million-dong": 2, "item": 1, None: 16 + 24,
}  # fmt: skip
"""Rows by unit: as printed, but for A.4.1; none for 16 rows of codes and 24 headings."""
VOID_WITHOUT_DISTRICTS = [
    "B.1.2",
    "C.1.4.2",
    "C.3.2",
    "C.3.2.1",
    "C.3.2.2",
    "D.1.2",
    "D.1.2.1",
    "D.1.2.2",
    "D.1.5.3",
    "E.2.3",
    "G.2.1",
    "G.5.1.2",
    "G.5.2.2",
    "G.5.3.2",
]


def _form(version: str) -> FormVersion:
    return load_catalogue().form(version)


def _row(version: str, code: str) -> Indicator:
    return _form(version).by_code[code]


def test_forms_stand_in_the_order_of_their_days() -> None:
    assert [(form.id, form.from_on) for form in FORMS] == [
        ("2022", date(2022, 2, 28)),
        ("2023", date(2023, 2, 1)),
        ("two-level", date(2025, 7, 1)),
    ]


@pytest.mark.parametrize(
    ("day", "version"),
    [("2021-01-01", "2022"), ("2023-01-31", "2022"), ("2023-12-14", "2023"), ("2025-07-01", "two-level")],
)
def test_form_on_a_day_is_the_one_then_in_force(day: str, version: str) -> None:
    assert load_catalogue().form_on(date.fromisoformat(day)).id == version


@pytest.mark.parametrize("version", ["2022", "2023"])
def test_rows_of_each_pillar_are_as_counted_in_the_printed_form(version: str) -> None:
    rows = Counter(row.pillar for row in _form(version).indicators)
    headings = Counter(row.pillar for row in _form(version).indicators if not row.takes_value)

    assert {letter: (rows[letter], headings[letter]) for letter in rows} == PILLARS
    assert (rows.total(), headings.total()) == (200, 24)


@pytest.mark.parametrize("version", ["2022", "2023"])
def test_units_are_spread_as_in_the_printed_form(version: str) -> None:
    units = Counter(row.unit.id if row.unit else None for row in _form(version).indicators)

    assert units == UNITS
    assert _row(version, "A.4.1").printed_unit == "%"


def test_sub_headings_stand_before_the_two_blocks_of_tasks() -> None:
    form = _form("2023")

    assert [(h.pillar, form.by_id[h.before].code) for h in form.sub_headings] == [
        ("A", "A.5.1"),
        ("A", "A.5.5"),
    ]


def test_thirteen_rows_and_one_title_are_amended_in_2023() -> None:
    form = _form("2023")

    assert [row.code for row in form.indicators if row.is_amended] == AMENDED
    assert [pillar.letter for pillar in form.pillars if len(pillar.printed) > 1] == ["G"]
    assert not any(row.is_amended for row in _form("2022").indicators)


def test_amended_row_keeps_its_id_and_says_whether_it_compares() -> None:
    total, inspected = _row("2022", "A.3.1"), _row("2023", "A.3.1")

    assert total.id == inspected.id
    assert total.label != inspected.label
    assert not inspected.wordings[-1].comparable_with_previous
    assert _row("2023", "F.2.5").wordings[-1].comparable_with_previous


def test_amended_row_prints_old_and_new_wording_in_one_cell() -> None:
    row = _row("2023", "B.1.1")

    assert row.printed == (f"{row.wordings[0].label} (điều chỉnh thành “{row.label}”)",)


def test_plan_rate_is_computed_only_since_its_wording_says_of_what() -> None:
    assert _row("2022", "A.2").formula is None
    assert _row("2023", "A.2").formula == RateOf("plan-tasks-completed", "plan-tasks-set")
    assert _row("2022", "A.2").takes_value


@pytest.mark.parametrize("version", VERSIONS)
def test_ids_and_codes_of_a_version_are_unique(version: str) -> None:
    form = _form(version)

    assert len(form.by_id) == len(form.by_code) == len(form.indicators)


@pytest.mark.parametrize("version", VERSIONS)
def test_rows_stand_in_printed_order(version: str) -> None:
    def order(row: Indicator) -> tuple[object, ...]:
        letter, *numbers = row.code.split(".")
        return letter, *(int(number) for number in numbers)

    rows = _form(version).indicators

    assert [row.code for row in rows] == [row.code for row in sorted(rows, key=order)]


@pytest.mark.parametrize("version", VERSIONS)
def test_formulas_name_rows_of_the_same_unit_in_the_same_version(version: str) -> None:
    form = _form(version)
    for row in form.indicators:
        if isinstance(row.formula, RateOf):
            assert form.by_id[row.formula.part].unit == form.by_id[row.formula.whole].unit, row.code
        elif isinstance(row.formula, SumOf):
            assert all(form.by_id[part].unit for part in row.formula.parts), row.code


def test_rates_of_the_form_are_those_derived_from_two_rows() -> None:
    rates = {row.code for row in _form("2023").indicators if isinstance(row.formula, RateOf)}
    online = {f"G.{block}.{rate}" for block in (6, 7, 8) for rate in (1, 2, 3, 4, 5)}

    assert rates == online | {"A.2", "A.3.3", "B.2.2", "B.3.2", "C.3.1", "C.3.2", "C.3.3", "C.3.4", "F.1"}


def test_sums_of_the_form_are_totals_and_never_the_tasks() -> None:
    sums = {row.code for row in _form("2023").indicators if isinstance(row.formula, SumOf)}

    assert sums == {"B.1", "C.1.4", "D.1.5", "F.2.1", "F.2.4", "G.6.3.1", "G.7.3.1", "G.8.3.1"}


@pytest.mark.parametrize("version", VERSIONS)
def test_rates_are_never_added_up_over_agencies(version: str) -> None:
    rates = [row for row in _form(version).indicators if row.kind is IndicatorKind.RATE]

    assert not [
        row.code for row in rates if row.consolidation in {HowConsolidated.SUM, HowConsolidated.UNION}
    ]
    assert all(
        (row.consolidation is HowConsolidated.RECOMPUTE) == (row.formula is not None)
        for row in rates
        if row.code != "A.2"
    )


def test_rates_against_2015_need_a_base() -> None:
    based = {row.code for row in _form("2023").indicators if row.nature is Nature.BASE_YEAR}

    assert based == {"D.1.5.4", "D.2.5", "D.3.4"}


def test_coded_rows_list_their_codes() -> None:
    form = _form("2023")
    coded = {row.code: tuple(c.value for c in row.codes) for row in form.indicators if row.codes}

    assert len(coded) == 16
    assert coded["A.6.2"] == (0, 1, 2)
    assert coded["D.1.1.2"] == (0, 2)
    assert coded["G.5.1.1"] == (1, 2)


def test_code_list_spread_over_rows_is_one_group() -> None:
    form = _form("2023")
    groups: dict[str, list[str]] = {}
    for row in form.indicators:
        if row.choice_group:
            groups.setdefault(form.by_id[row.choice_group].code, []).append(row.code)

    assert groups == {
        "D.1.1": ["D.1.1.1", "D.1.1.2"],
        "D.1.2": ["D.1.2.1", "D.1.2.2"],
        "G.2": ["G.2", "G.2.1", "G.2.2"],
    }


@pytest.mark.parametrize(
    ("code", "types"),
    [
        ("A.1", set(AgencyType)),
        ("A.4.1", {AgencyType.PROVINCE, AgencyType.HOME_AFFAIRS}),
        ("B.1.2", {AgencyType.PROVINCE, AgencyType.DISTRICT}),
        ("B.1.3", {AgencyType.PROVINCE, AgencyType.DISTRICT, AgencyType.COMMUNE}),
        ("C.3.1.1", {AgencyType.PROVINCE, AgencyType.HOME_AFFAIRS, AgencyType.DEPARTMENT}),
        ("C.1.4.2", set(AgencyType) - {AgencyType.COMMUNE}),
        ("G.7.1.1", {AgencyType.PROVINCE, AgencyType.DISTRICT}),
    ],
)
def test_row_is_closed_only_to_levels_its_words_exclude(code: str, types: set[AgencyType]) -> None:
    assert _row("2023", code).applies_to == types


def test_two_level_form_drops_the_rows_of_districts() -> None:
    codes = set(_form("two-level").by_code)

    assert not codes & set(VOID_WITHOUT_DISTRICTS)
    assert not [code for code in codes if code.startswith("G.7")]
    assert set(_form("2023").by_code) - codes == set(VOID_WITHOUT_DISTRICTS) | {
        code for code in _form("2023").by_code if code.startswith("G.7")
    }


def test_two_level_form_words_nothing_after_districts_or_levels_three_and_four() -> None:
    wrong = [
        row.code for row in _form("two-level").indicators if "huyện" in row.label or "mức độ" in row.label
    ]

    assert wrong == []


def test_online_services_in_whole_or_part_are_new_rows() -> None:
    new, old = _row("two-level", "G.6.2"), _row("2023", "G.6.2")

    assert new.id != old.id
    assert new.unverified
    assert "toàn trình" in new.label


def test_total_keeps_no_sum_once_its_parts_no_longer_cover_it() -> None:
    assert _row("two-level", "D.1.5").formula is None
    assert _row("two-level", "B.1").formula == SumOf(
        ("legal-documents-issued-province", "legal-documents-issued-commune")
    )


def test_what_an_unverified_version_brings_in_is_unverified() -> None:
    assert [row.code for row in _form("2023").indicators if row.unverified] == AMENDED
    assert not any(row.unverified for row in _form("2022").indicators)
    assert _form("two-level").unverified


def test_every_row_says_where_it_comes_from() -> None:
    assert all(row.reference for form in FORMS for row in form.indicators)


def test_row_that_never_changed_has_the_source_of_its_first_version() -> None:
    assert _row("two-level", "A.5.6").reference == _form("2022").reference
    assert _row("two-level", "B.1.1").reference == _form("2023").reference
    assert _row("two-level", "G.6.2").reference == "Nghị định số 42/2022/NĐ-CP, Điều 11"
