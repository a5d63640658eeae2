"""Whom a row is asked of: a type of agency, and the agency that answers it for the whole province on the day."""

from datetime import date

from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.leads import Lead, is_asked, leads_of, led_by
from caicach.core.ground.agencies import AgencyType


FORM = load_catalogue().form("2023")
REFORM = date(2025, 3, 1)
BEFORE = date(2025, 2, 28)


def _rows(*codes: str) -> frozenset[str]:
    return frozenset(FORM.by_code[code].id for code in codes)


LEADS = (
    Lead("office", _rows("G.8.1.1", "G.8.1.2", "G.8.2.1"), valid_from=REFORM),
    Lead("old-office", _rows("G.8.1.1"), valid_to=BEFORE),
)


def test_a_lead_leads_from_its_first_day_to_its_last() -> None:
    (row,) = _rows("G.8.1.1")

    assert leads_of(LEADS, row, BEFORE) == {"old-office"}
    assert leads_of(LEADS, row, REFORM) == {"office"}
    assert led_by(LEADS, "office", BEFORE, FORM) == frozenset()


def test_a_rate_is_led_with_both_rows_it_is_made_of_and_not_with_one() -> None:
    assert led_by(LEADS, "office", REFORM, FORM) == _rows("G.8.1", "G.8.1.1", "G.8.1.2", "G.8.2.1")


def test_rows_the_form_does_not_have_are_not_led() -> None:
    leads = (Lead("office", frozenset({"online-partial-used-commune"})),)

    assert led_by(leads, "office", REFORM, FORM) == frozenset()
    assert led_by(leads, "office", REFORM, load_catalogue().form("two-level")) == leads[0].rows


def test_a_row_is_asked_of_its_types_of_its_lead_and_of_whoever_is_not_known() -> None:
    row = FORM.by_code["G.8.1.1"]

    assert is_asked(row, AgencyType.COMMUNE)
    assert not is_asked(row, AgencyType.DEPARTMENT)
    assert is_asked(row, AgencyType.DEPARTMENT, _rows("G.8.1.1"))
    assert is_asked(row, None)


def test_content_says_who_leads_in_gia_lai_and_until_when() -> None:
    catalogue = load_catalogue()
    before_the_merger = "gia-lai-so-thong-tin-truyen-thong"

    assert _rows("G.8.1.1", "G.8.1") <= catalogue.led_by("gia-lai-van-phong-ubnd", REFORM, FORM)
    assert _rows("G.1") <= catalogue.led_by(before_the_merger, BEFORE, FORM)
    assert not catalogue.led_by(before_the_merger, REFORM, FORM)
    assert not catalogue.led_by(None, REFORM, FORM)
