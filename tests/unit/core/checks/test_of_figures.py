"""Figures alone are judged as the same figures in a document are."""

from datetime import date

from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue
from caicach.core.checks.findings import Finding
from caicach.core.checks.of_figures import FiguresOfPeriod, findings_about
from caicach.core.documents.figures import settle
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from caicach.core.ground.values import reported


CATALOGUE, BOOK = load_catalogue(), load_checks()
FORM = CATALOGUE.form("two-level")
HALF = ReportingPeriod(PeriodKind.HALF_YEAR, 2026, date(2025, 12, 15), date(2026, 6, 14))
YEAR = ReportingPeriod(PeriodKind.YEAR, 2026, date(2025, 12, 15), date(2026, 12, 14))


def _figures(period: ReportingPeriod, **by_code: int) -> FiguresOfPeriod:
    values = {FORM.by_code[code.replace("_", ".")].id: reported(n) for code, n in by_code.items()}
    settled = settle(FORM, values, AgencyType.DEPARTMENT).values
    return FiguresOfPeriod(FORM, settled, AgencyType.DEPARTMENT, period)


def _found(now: FiguresOfPeriod, *earlier: FiguresOfPeriod) -> list[tuple[str | None, str]]:
    def key(finding: Finding) -> tuple[str | None, str]:
        return finding.place.code, finding.found

    return [key(f) for f in findings_about(now, earlier, CATALOGUE, BOOK)]


def test_a_part_greater_than_its_whole_is_found_at_the_part() -> None:
    assert _found(_figures(YEAR, A_2_1=2, A_2_2=3)) == [("A.2.2", "3")]


def test_sound_figures_are_silent_though_others_are_still_blank() -> None:
    assert _found(_figures(YEAR, A_2_1=3, A_2_2=3)) == []


def test_a_figure_of_another_type_of_agency_is_found() -> None:
    assert _found(_figures(YEAR, A_3_2=4)) == [("A.3.2", "4")]


def test_a_figure_that_fell_within_the_year_is_found() -> None:
    assert _found(_figures(YEAR, A_1=5), _figures(HALF, A_1=9)) == [("A.1", "5")]


def test_findings_stand_in_the_order_of_the_form() -> None:
    codes = [code for code, _ in _found(_figures(YEAR, A_3_2=4, A_2_1=2, A_2_2=3, C_3_4_1=1, C_3_4_2=2))]

    assert codes == ["A.2.2", "A.3.2", "C.3.4.2"]


def _tallied(asked: int, **by_code: int) -> list[tuple[str | None, str]]:
    values = {FORM.by_code[code.replace("_", ".")].id: reported(n) for code, n in by_code.items()}
    settled = settle(FORM, values, AgencyType.PROVINCE).values
    tallies = dict.fromkeys(("leader-dialogue", "department-arrangement-completed"), asked)
    return _found(FiguresOfPeriod(FORM, settled, AgencyType.PROVINCE, YEAR, tallies))


def test_a_coded_row_that_tallies_agencies_holds_no_code() -> None:
    assert _tallied(20, A_7=12, D_1_1_1=15) == []


def test_a_tally_of_more_agencies_than_were_asked_is_found() -> None:
    assert _tallied(20, A_7=21) == [("A.7", "21")]


def test_the_same_number_is_no_code_where_nothing_is_tallied() -> None:
    values = {"leader-dialogue": reported(12)}
    assert _found(FiguresOfPeriod(FORM, values, AgencyType.PROVINCE, YEAR)) == [("A.7", "12")]
