"""Who reported, in time or late, and who is in another's figures."""

from dataclasses import replace
from datetime import date

from caicach.core.consolidation.arranging import arrange
from caicach.core.consolidation.coverage import Came, coverage_of
from caicach.core.consolidation.plan import Expected
from factories.consolidation_cases import PROVINCE, given, plan


DUE = date(2023, 12, 16)


def test_every_agency_that_owes_a_report_is_told_once() -> None:
    names = ("so-a", "so-b", "so-noi-vu", "huyen", "xa-1", "xa-2", "van-phong")
    owing = plan(expected=names, left_out={"bc-van-phong": "sai kỳ"})
    owing = replace(owing, expected=tuple(Expected(e.agency, e.type, DUE) for e in owing.expected))
    came = (
        given("so-a", {}, sent_on=DUE),
        given("so-b", {}, sent_on=date(2023, 12, 20)),
        given("huyen", {}),
        given("xa-1", {}),
        given("van-phong", {}),
        given("so-cu-1", {}),
    )

    coverage = coverage_of(arrange(owing, came, PROVINCE))

    assert {one.agency: (one.came.value, one.days_late) for one in coverage.agencies} == {
        "so-a": ("in_time", 0),
        "so-b": ("late", 4),
        "so-noi-vu": ("missing", 0),
        "huyen": ("in_time", 0),
        "xa-1": ("in_anothers", 0),
        "xa-2": ("in_anothers", 0),
        "van-phong": ("left_out", 0),
    }
    assert (coverage.expected, coverage.received, coverage.unasked) == (7, 5, ("so-cu-1",))
    assert [one.agency for one in coverage.that_came(Came.MISSING)] == ["so-noi-vu"]
