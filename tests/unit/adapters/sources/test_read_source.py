"""Sources of figures: the same statement from every one, and help where one cannot be used."""

import json
from pathlib import Path

import pytest

from caicach.adapters.content.load import load_catalogue
from caicach.adapters.exchange.filing_json import filing_as_json
from caicach.adapters.sources.read import read_source
from caicach.core.documents.statement import Statement
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.errors import CaicachError, UnreadableInput
from caicach.core.ground.values import ValueState
from factories.filings import filing
from factories.statements import YEAR_2023, values_of


FIGURES: dict[str, int | str] = {
    "A.2.1": 16,
    "A.2.2": 16,
    "C.3.1.1": "57689",
    "C.3.4.1": "-",
    "D.2.5": "16.90",
}


def read(path: Path, text: str | bytes, **more: object) -> Statement:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_source(path, load_catalogue(), **more)  # type: ignore[arg-type]


def refusal(path: Path, text: str | bytes) -> CaicachError:
    with pytest.raises(CaicachError) as caught:
        read(path, text, period=YEAR_2023)
    assert caught.value.exit_code == 2
    assert caught.value.do.vi
    return caught.value


def test_json_of_codes_gives_its_figures(tmp_path: Path) -> None:
    made = read(tmp_path / "a.json", json.dumps(FIGURES), period=YEAR_2023)

    assert made.values == values_of(FIGURES)


def test_json_takes_ids_states_exact_decimals_and_facts(tmp_path: Path) -> None:
    data = """{"period": "2023-year", "agency": "UBND xã Hải Đông", "number": 7, "recipients": ["Sở Nội vụ", "Lưu: VT"],
        "plan-tasks-set": 16, "D.2.5": 16.90, "A.3.3.1": {"state": "none_arose", "value": null}, "A.1": null}"""

    made = read(tmp_path / "a.json", data)

    assert made.values == values_of({"A.2.1": 16, "D.2.5": "16.90", "A.3.3.1": "-", "A.1": ""})
    assert (made.period, made.agency_type) == (YEAR_2023, AgencyType.COMMUNE)
    assert (made.masthead.number, made.masthead.recipients) == ("7", ("Sở Nội vụ", "Lưu: VT"))


def test_json_that_read_printed_gives_the_same_observations(tmp_path: Path) -> None:
    read_before = filing({"A.2.1": "16", "C.3.4": "none arose", "B.1.2": "not applicable", "D.2.5": "16.90"})

    made = read(tmp_path / "a.json", json.dumps(filing_as_json(read_before)))

    states = {id_: o.value for id_, o in read_before.observations.items()}
    assert made.values == states
    assert (made.form.id, made.period, made.agency_type) == ("2023", YEAR_2023, AgencyType.DEPARTMENT)


@pytest.mark.parametrize(
    "text",
    [
        "Mã,Số liệu,Ghi chú\nA.2.1,16,đủ\nD.2.5,16.90,\n",
        "﻿Mã;Chỉ tiêu;Số liệu;Ghi chú\nA.2.1;Số nhiệm vụ;16;đủ\nD.2.5;;16,90;\n",
        "code\tvalue\tnote\na.2.1.\t16\tđủ\ncivil-servants-downsized-rate\t16,90%\t\n",
    ],
)
def test_csv_of_any_separator_gives_its_figures(tmp_path: Path, text: str) -> None:
    made = read(tmp_path / "a.csv", text, period=YEAR_2023)

    assert made.values == values_of({"A.2.1": 16, "D.2.5": "16.90"})
    assert made.notes == {"plan-tasks-set": "đủ"}


def test_csv_in_utf_16_as_excel_saves_unicode_text(tmp_path: Path) -> None:
    made = read(tmp_path / "a.csv", "Mã\tSố liệu\nA.2.1\t1.016\n".encode("utf-16"), period=YEAR_2023)

    assert made.values == values_of({"A.2.1": 1016})


def test_csv_rows_may_give_facts_and_states(tmp_path: Path) -> None:
    text = "period,2023-year\nagency_type,commune\ncode,value,state\nA.2.1,16,reported\nA.3.3.1,,none_arose\n"

    made = read(tmp_path / "a.csv", text)

    assert made.values == values_of({"A.2.1": 16, "A.3.3.1": "-"})
    assert (made.period, made.agency_type) == (YEAR_2023, AgencyType.COMMUNE)


def test_form_without_period_is_the_newest_that_knows_every_code(tmp_path: Path) -> None:
    old = read(tmp_path / "a.json", '{"A.2.1": 16, "C.3.2.1": 4}')
    new = read(tmp_path / "b.json", '{"A.2.1": 16}')

    assert (old.form.id, new.form.id) == ("2023", "two-level")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.json", '{"A.2.1": 16,', "dòng 1, cột"),
        ("a.json", "[1, 2]", "không chứa số liệu theo mã dòng"),
        ("a.json", "[" * 100_000, "không chứa số liệu theo mã dòng"),
        ("a.json", '{"observations": [{"value": 1}]}', "mục thứ 1"),
        ("a.json", '{"A.2.1": true}', "khóa “A.2.1”"),
        ("a.json", '{"A.2.1": {"state": "zero"}}', "khóa “A.2.1”"),
        ("a.json", '{"A.2.1": {"value": "NaN"}}', "khóa “A.2.1”"),
        ("a.json", '{"A.2.1": NaN}', "khóa “A.2.1”"),
        ("a.json", '{"A.2.1": "mười sáu", "A.9": 3, "A.3": 4, "C.3.1.1": "12/2023"}', "có 4 chỗ"),
        ("a.json", '{"A.3": 4}', "là đề mục"),
        ("a.json", '{"A.2.1": 1, "plan-tasks-set": 1}', "xuất hiện hai lần"),
        ("a.json", '{"A.2.1": 1e400}', "“1E+400” không phải là số liệu"),
        ("a.json", '{"D.2.5": 1e-400}', "không phải là số liệu"),
        ("a.csv", "Mã,Số liệu\nA.2.1," + "9" * 400 + "\n", "không phải là số liệu"),
        ("a.json", '{"A.2.1": null}', "không có số liệu nào"),
        ("a.csv", "A.2.1,16\n", "không có dòng tiêu đề"),
        ("a.csv", "Mã,Số liệu\nA.2.1,16 hoặc 17\n", "Dòng 2, cột B"),
        ("a.csv", b"\x00\xff\xfe\x81", "không"),
        ("a.csv", "", "rỗng"),
    ],
)
def test_figure_that_cannot_be_used_is_named_with_its_place(
    tmp_path: Path, name: str, text: str | bytes, says: str
) -> None:
    assert says in refusal(tmp_path / name, text).says.vi


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="Không tìm thấy tệp"):
        read_source(tmp_path / "none.csv", load_catalogue())


def test_withheld_and_not_applicable_are_kept_apart_from_blank(tmp_path: Path) -> None:
    made = read(tmp_path / "a.json", '{"A.1": 1, "A.2.1": "không công bố", "A.2.2": "x", "A.3.1": ""}')

    assert [value.state for value in made.values.values()] == [
        ValueState.REPORTED,
        ValueState.WITHHELD,
        ValueState.NOT_APPLICABLE,
        ValueState.NOT_REPORTED,
    ]
