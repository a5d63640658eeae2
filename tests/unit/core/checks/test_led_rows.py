"""Rows an agency answers for its whole province are its own to the checks, whatever its type."""

from dataclasses import replace

from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.leads import Lead, led_by
from caicach.core.checks.appendix.applies import Applies
from caicach.core.checks.appendix.codes import OneOf
from caicach.core.checks.appendix.rows import LeftBlank, MissingRows
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.findings import Finding
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import NOT_REPORTED
from factories.filings import YEAR_2023, filing


FORM = load_catalogue().form("2023")
ROWS = frozenset(FORM.by_code[code].id for code in ("G.8.1.1", "G.8.1.2", "G.5.1.2", "A.4.1"))
FIRST_DAY = YEAR_2023.cutoff_on
OFFICE = Lead("office", ROWS, valid_from=FIRST_DAY)


def _check(rule: type) -> Check:
    return next(check for check in load_checks() if isinstance(check.rule, rule))


def _found(
    given: dict[str, str],
    rule: type,
    agency: str = "office",
    day: object = FIRST_DAY,
    leaves_out: frozenset[str] = frozenset(),
) -> list[Finding]:
    led = led_by([OFFICE], agency, day, FORM)
    read = replace(filing(given, agency_type=AgencyType.DEPARTMENT, leaves_out=leaves_out), led=led)
    check = _check(rule)
    return list(check.rule.judge(check, Subject(read, load_catalogue())))


def _codes(found: list[Finding]) -> list[str | None]:
    return [one.place.code for one in found]


GIVEN = {"G.8.1": "50.00", "G.8.1.1": "10", "G.8.1.2": "5"}


def test_a_lead_is_not_warned_of_its_own_rows_and_the_rates_they_make() -> None:
    assert _found(GIVEN, Applies) == []


def test_another_department_with_a_number_there_is_warned() -> None:
    assert _codes(_found(GIVEN, Applies, "other")) == ["G.8.1", "G.8.1.1", "G.8.1.2"]


def test_before_its_first_day_the_lead_is_as_any_other() -> None:
    day_before = FIRST_DAY.replace(day=FIRST_DAY.day - 1)

    assert _codes(_found(GIVEN, Applies, day=day_before)) == ["G.8.1", "G.8.1.1", "G.8.1.2"]


def test_a_lead_is_warned_of_rows_it_does_not_lead() -> None:
    assert _codes(_found({"G.8.2.1": "4"}, Applies)) == ["G.8.2.1"]


def test_a_row_the_lead_left_blank_is_not_reported_and_another_s_does_not_apply() -> None:
    lead = Subject(replace(filing({}), led=ROWS), load_catalogue()).figures
    other = Subject(filing({}), load_catalogue()).figures
    row = FORM.by_code["G.8.1.1"].id

    assert (lead.is_left_out(row), other.is_left_out(row)) == (True, False)
    assert lead.values[row] == NOT_REPORTED


def test_a_lead_owes_the_rows_it_leads() -> None:
    (of_lead,), of_other = _found({}, LeftBlank), _found({}, LeftBlank, "other")

    assert {"G.8.1.1", "G.8.1.2", "G.5.1.2", "A.4.1"} <= set(of_lead.codes)
    assert not {code for one in of_other for code in one.codes if code.startswith(("G.8", "A.4"))}


def test_a_lead_owes_the_table_its_rows() -> None:
    gone = frozenset({"G.8.1.1"})

    (of_lead,) = _found({"A.1": "1"}, MissingRows, leaves_out=gone)
    (of_other,) = _found({"A.1": "1"}, MissingRows, "other", leaves_out=gone)

    assert of_lead.severity is _check(MissingRows).severity
    assert of_other.severity is not of_lead.severity


def test_a_zero_in_a_coded_row_is_no_answer_of_its_lead() -> None:
    assert _codes(_found({"G.5.1.2": "0"}, OneOf)) == ["G.5.1.2"]
    assert _found({"G.5.1.2": "0"}, OneOf, "other") == []
