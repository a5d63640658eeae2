"""The form to fill in: written, filled, read back."""

from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from caicach import library
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.renderers.form_xlsx import write_form
from caicach.adapters.sources.entries import UnusableFigures
from caicach.adapters.sources.read import read_source
from caicach.core.catalogue.indicators import RateOf
from caicach.core.documents.statement import Masthead, Statement
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import NONE_AROSE, NOT_APPLICABLE, WITHHELD, reported
from factories.statements import YEAR_2023, form, values_of


FREE = [row for row in form().indicators if row.takes_value and not isinstance(row.formula, RateOf)]


def read_back(path: Path) -> Statement:
    return read_source(path, load_catalogue())


@pytest.mark.slow
@settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(numbers=st.lists(st.integers(-3, 99_999), min_size=len(FREE), max_size=len(FREE)))
def test_form_filled_by_us_reads_back_equal(tmp_path: Path, numbers: list[int]) -> None:
    states = {-1: NONE_AROSE, -2: NOT_APPLICABLE, -3: WITHHELD}
    values = {row.id: states.get(n) or reported(n) for row, n in zip(FREE, numbers, strict=True)}

    write_form(form(), tmp_path / "form.xlsx", values=values)

    assert read_back(tmp_path / "form.xlsx").values == values


def test_particulars_and_notes_read_back_equal(tmp_path: Path) -> None:
    head = Masthead(position="TRƯỞNG BAN", signatory="Trần Văn B", recipients=("Sở Nội vụ", "Lưu: VT, VP"))
    path = tmp_path / "form.xlsx"

    write_form(
        form(),
        path,
        values=values_of({"A.2.1": 16}),
        notes={"plan-tasks-set": "=1+1"},
        agency_type=AgencyType.COMMUNE,
        period=YEAR_2023,
        agency="UBND xã Hải Đông",
        masthead=head,
    )
    made = read_back(path)

    assert (made.agency_name, made.agency_type, made.period) == (
        "UBND xã Hải Đông",
        AgencyType.COMMUNE,
        YEAR_2023,
    )
    assert (made.masthead, made.notes) == (head, {"plan-tasks-set": "=1+1"})


def test_empty_form_has_no_figure_to_write_a_report_from(tmp_path: Path) -> None:
    write_form(form(), tmp_path / "form.xlsx", agency_type=AgencyType.DEPARTMENT)

    with pytest.raises(Exception, match="không có số liệu nào"):
        read_back(tmp_path / "form.xlsx")


def test_rows_an_agency_leads_are_open_to_it(tmp_path: Path) -> None:
    led = frozenset({form().by_code["G.8.1.1"].id})

    write_form(form(), tmp_path / "lead.xlsx", agency_type=AgencyType.DEPARTMENT, led=led)
    write_form(form(), tmp_path / "other.xlsx", agency_type=AgencyType.DEPARTMENT)

    assert _typed(tmp_path / "lead.xlsx", "G.8.1.1") is None
    assert _typed(tmp_path / "other.xlsx", "G.8.1.1") == "x"


def _typed(path: Path, code: str) -> object:
    sheet = openpyxl.load_workbook(path)["Số liệu"]
    return next(cells for cells in sheet.iter_rows() if cells[6].value == code)[3].value


def edit(path: Path, code: str, value: object) -> None:
    """Type into the value cell of a row as an officer would."""
    book = openpyxl.load_workbook(path)
    sheet = book["Số liệu"]
    row = next(cells for cells in sheet.iter_rows() if cells[6].value == code)
    row[3].value = value
    book.save(path)


@pytest.mark.slow
def test_figure_typed_in_excel_is_read_exactly(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_form(form(), path, period=YEAR_2023)

    edit(path, "D.2.5", 16.9)
    edit(path, "C.3.1.1", 57689)
    edit(path, "A.2.1", "1.016")

    assert read_back(path).values == values_of({"A.2.1": 1016, "C.3.1.1": 57689, "D.2.5": "16.9"})


@pytest.mark.slow
def test_rate_the_form_computes_is_never_taken_from_an_old_cell(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_form(form(), path, values=values_of({"A.2.1": 16, "A.2.2": 16}))

    edit(path, "A.2.2", 8)

    assert "plan-completion-rate" not in read_back(path).values


@pytest.mark.slow
def test_cell_that_is_no_figure_is_named_with_sheet_and_row(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_form(form(), path, values=values_of({"A.2.1": 16}))
    edit(path, "A.5.5", "hai mươi bảy")

    with pytest.raises(UnusableFigures) as caught:
        read_back(path)

    says = caught.value.says.vi
    assert "trang tính “Số liệu”" in says
    assert "A.5.5 “Tổng số nhiệm vụ được giao”: “hai mươi bảy”" in says


@pytest.mark.slow
def test_form_asks_for_every_row_in_official_order_and_guards_it(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_form(form(), path, agency_type=AgencyType.DEPARTMENT, period=YEAR_2023)

    sheet = openpyxl.load_workbook(path)["Số liệu"]

    cells = {row[6].value: row for row in sheet.iter_rows(min_row=5)}
    codes = [code for code in cells if code]
    assert codes == [row.code for row in form().indicators]
    assert sheet.protection.sheet
    assert cells["A.2.1"][3].protection.locked is False
    assert cells["A.2"][3].protection.locked is True
    assert str(cells["A.2"][3].value).startswith("=IF(")
    assert [cells["C.3.2.1"][place].value for place in (3, 5)] == ["x", "không"]
    assert [cells["C.3.1.1"][place].value for place in (3, 5)] == [None, "có"]
    guarded = {str(cell) for rule in sheet.data_validations.dataValidation for cell in rule.sqref.ranges}
    assert len(guarded) == len(FREE)
    assert sheet.freeze_panes == "C5"


def test_equal_forms_are_equal_files(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_form(form(), tmp_path / name, agency_type=AgencyType.COMMUNE)

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("version", ["2022", "2023", "two-level"])
def test_form_of_every_version_reads_back_as_that_version(tmp_path: Path, version: str) -> None:
    path = tmp_path / "form.xlsx"
    write_form(form(version), path, values=values_of({"A.2.1": 16}, version))

    assert read_back(path).form.id == version


def test_form_read_as_a_report_knows_its_period_and_agency(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_form(
        form(), path, values=values_of({"A.2.1": 16}), agency_type=AgencyType.COMMUNE, period=YEAR_2023
    )

    filing = library.read(path)

    assert (filing.period, filing.agency_type, filing.form.id) == (YEAR_2023, AgencyType.COMMUNE, "2023")
    assert filing.observations["plan-tasks-set"].value == reported(16)


def test_row_of_codes_for_another_agency_is_written_out_so_that_it_is_no_tick(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_form(
        form(), path, values=values_of({"A.2.1": 16}), agency_type=AgencyType.COMMUNE, period=YEAR_2023
    )

    assert not [o for o in library.read(path).observations.values() if o.doubt]
