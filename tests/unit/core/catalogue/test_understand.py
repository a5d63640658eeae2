"""A whole document becomes a filing."""

from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.understand import understand
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind
from factories.found import HEADER, appendix, appendix_rows, document


CATALOGUE = load_catalogue()
FORM = CATALOGUE.form("2023")
REPORT = (
    "ỦY BAN NHÂN DÂN",
    "XÃ IA KHA",
    "Số: 45/BC-UBND",
    "Ia Kha, ngày 12 tháng 6 năm 2024",
    "BÁO CÁO",
    "Kết quả công tác CCHC 6 tháng đầu năm",
    "I. CHỈ ĐẠO",
    "Năm 2023 xã đã làm tốt.",
    "Nơi nhận:",
    "- Phòng Nội vụ;",
    "CHỦ TỊCH",
    "Rơ Châm Yéo",
    "Phụ lục",
    "(Kèm theo Báo cáo số 45/BC-UBND ngày 12 tháng 6 năm 2024 của UBND xã)",
)


def test_report_is_understood_whole() -> None:
    filing = understand(document(*REPORT, appendix(appendix_rows(FORM))), CATALOGUE)

    assert filing.form is FORM
    assert len(filing.observations) == 176
    assert len(filing.headings) == 24
    assert filing.printed_rows == 200
    assert not filing.is_other_form
    assert filing.period is not None
    assert filing.period.id == "2024-half_year"
    assert filing.agency is None
    assert filing.agency_type is AgencyType.COMMUNE
    assert [section.path for section in filing.sections] == [("I",)]


def test_observations_stand_in_the_order_of_the_form() -> None:
    rows = appendix_rows(FORM)
    filing = understand(document(appendix(rows[::-1])), CATALOGUE)

    assert [o.indicator for o in filing.observations.values()] == [
        i for i in FORM.indicators if i.takes_value
    ]


def test_caller_s_period_and_type_hold_against_the_text() -> None:
    period = CATALOGUE.regimes[0].period(PeriodKind.YEAR, 2022)

    filing = understand(document(*REPORT), CATALOGUE, period, AgencyType.DISTRICT)

    assert filing.period is period
    assert filing.agency_type is AgencyType.DISTRICT


def test_period_of_a_history_sentence_is_not_the_report_s() -> None:
    filing = understand(
        document("BÁO CÁO", "Công tác CCHC", "I. A", "Trong quý I năm 2020 đã làm."), CATALOGUE
    )

    assert filing.period is None


def test_date_of_an_annex_line_names_no_period() -> None:
    filing = understand(
        document("Phụ lục", "(Kèm theo Báo cáo số 1/BC-SNV ngày 12 tháng 6 năm 2024)"), CATALOGUE
    )

    assert filing.period is None


def test_appendix_alone_is_understood_without_header() -> None:
    filing = understand(document(appendix(appendix_rows(FORM))), CATALOGUE)

    assert len(filing.observations) == 176
    assert (filing.period, filing.agency, filing.agency_type) == (None, None, None)


def test_empty_document_is_an_empty_filing() -> None:
    filing = understand(document(), CATALOGUE)

    assert filing.observations == {}
    assert not filing.is_other_form


def test_table_of_another_form_is_known_as_one() -> None:
    rows = [[str(n), f"Sản lượng cây trồng loại {n}", "Tấn", "1", ""] for n in range(1, 9)]

    filing = understand(document([HEADER, *rows]), CATALOGUE)

    assert filing.is_other_form
    assert "0/8" in filing.form_reason.vi
