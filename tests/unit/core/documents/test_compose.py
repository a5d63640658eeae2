"""The official document of a statement."""

from dataclasses import replace

import pytest

from caicach.core.documents.compose import Narrative
from caicach.core.documents.official import Blank, DateToPrint, Figure, LineRole, RowRole
from caicach.core.documents.statement import KeptParagraph, Masthead, Reference
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from factories.statements import QUARTER_THREE_2025, YEAR_2023, body_text, composed, form, statement


def test_number_and_day_stay_blank_until_issue() -> None:
    document = composed(statement({"A.1": 1}))

    assert document.number is None
    assert document.dated == DateToPrint(None, 12, 2023)


@pytest.mark.parametrize(
    ("agency_type", "parent", "issuer", "addressee", "capacity"),
    [
        (AgencyType.PROVINCE, "", "ỦY BAN NHÂN DÂN TỈNH BÌNH MINH", "Bộ Nội vụ", "TM. ỦY BAN NHÂN DÂN"),
        (
            AgencyType.HOME_AFFAIRS,
            "UBND TỈNH BÌNH MINH",
            "SỞ NỘI VỤ",
            "UBND tỉnh Bình Minh",
            "",
        ),
        (AgencyType.DEPARTMENT, "UBND TỈNH BÌNH MINH", "SỞ THỦY SẢN", "Sở Nội vụ", ""),
        (AgencyType.DISTRICT, "", "ỦY BAN NHÂN DÂN HUYỆN HẢI ĐÔNG", "Sở Nội vụ", "TM. ỦY BAN NHÂN DÂN"),
        (
            AgencyType.COMMUNE,
            "",
            "ỦY BAN NHÂN DÂN XÃ HẢI ĐÔNG",
            "UBND cấp huyện [ghi tên]",
            "TM. ỦY BAN NHÂN DÂN",
        ),
    ],
)
def test_head_follows_the_type_of_agency(
    agency_type: AgencyType, parent: str, issuer: str, addressee: str, capacity: str
) -> None:
    document = composed(statement({"A.1": 1}, agency_type))

    assert (document.parent_agency, document.issuer) == (parent, issuer)
    assert (document.addressees, document.capacity) == ((addressee,), capacity)


def test_commune_reports_to_the_department_once_districts_ended() -> None:
    document = composed(statement({"A.1": 1}, AgencyType.COMMUNE, QUARTER_THREE_2025, "two-level"))

    assert document.addressees == ("Sở Nội vụ",)


def test_head_of_the_source_holds_over_the_usual_one() -> None:
    head = Masthead(
        issuer="Ban Thủy lợi",
        symbol="BC-BTL",
        number="12",
        place="Hải Đông",
        dated=DateToPrint(5, 1, 2024),
        addressees=("UBND tỉnh",),
        position="Trưởng ban",
        signatory="Trần Văn B",
        recipients=("Lưu: VT.",),
    )

    document = composed(statement({"A.1": 1}, masthead=head))

    assert (document.issuer, document.symbol, document.number) == ("BAN THỦY LỢI", "BC-BTL", "12")
    assert (document.position, document.signatory, document.capacity) == ("TRƯỞNG BAN", "Trần Văn B", "")
    assert document.dated == DateToPrint(5, 1, 2024)
    assert "số 12/BC-BTL ngày 05 tháng 01 năm 2024" in document.annexes[0].reference_line


@pytest.mark.parametrize(
    ("period", "subject"),
    [
        (YEAR_2023, "hành chính năm 2023 và phương hướng nhiệm vụ năm 2024"),
        (
            QUARTER_THREE_2025,
            "hành chính quý III năm 2025 và phương hướng nhiệm vụ quý IV năm 2025",
        ),
        (None, "hành chính [kỳ báo cáo] và phương hướng nhiệm vụ [kỳ tiếp theo]"),
    ],
)
def test_subject_names_the_period_and_the_next(period: object, subject: str) -> None:
    made = composed(statement({"A.1": 1}, period=period))  # type: ignore[arg-type]

    assert made.subject == f"Công tác cải cách {subject}"


def test_quarter_has_no_points_and_a_year_has() -> None:
    year = composed(statement({"A.1": 1}))
    quarter = composed(statement({"A.1": 1}, period=QUARTER_THREE_2025, version="two-level"))

    assert any(line.role is LineRole.POINT for line in year.body)
    assert not any(line.role is LineRole.POINT for line in quarter.body)


def test_title_of_a_pillar_is_the_one_in_force() -> None:
    old = composed(statement({"A.1": 1}, version="2022"))
    new = composed(statement({"A.1": 1}))

    assert "6. Xây dựng và phát triển Chính phủ điện tử, Chính phủ số" in body_text(old)
    assert "6. Xây dựng và phát triển Chính quyền điện tử, Chính quyền số" in body_text(new)


def test_annex_has_every_row_in_official_order() -> None:
    made = statement({"A.1": 1})

    rows = composed(made).annexes[0].rows

    values = [row.label for row in rows if row.role is RowRole.VALUE]
    assert values == [row.label for row in made.form.indicators if row.takes_value]
    assert len([row for row in rows if row.role is RowRole.PILLAR]) == 7
    assert len([row for row in rows if row.role is RowRole.SUB_HEADING]) == 2


def test_annex_prints_each_state_by_its_mark_and_explains_those_used() -> None:
    annex = composed(statement({"A.1": 1234, "A.2.1": "-", "A.2.2": "x", "A.3.1": "*"})).annexes[0]

    by_label = {row.label: row.value for row in annex.rows}
    assert by_label["Số nhiệm vụ đề ra trong kế hoạch"] == "-"
    assert by_label["Số phòng chuyên môn, đơn vị trực thuộc sở đã kiểm tra"] == "(không công bố)"
    assert by_label["Số vấn đề phát hiện qua kiểm tra"] == ""
    assert Figure("1.234", "steering-documents") in by_label.values()
    assert annex.legend.count("“") == 3


def test_annex_without_marks_has_no_legend() -> None:
    assert composed(statement({"A.1": 1}, agency_type=None)).annexes[0].legend == ""


def test_single_annex_has_no_number_and_the_body_refers_to_it() -> None:
    document = composed(statement({"A.1": 1}))

    assert document.annexes[0].number is None
    assert "số liệu chi tiết tại Phụ lục kèm theo" in document.body[-1].text


def test_carried_data_holds_every_observation_and_every_printed_figure() -> None:
    document = composed(
        statement({"A.1": 3, "A.2.1": 16, "A.2.2": 16}, notes={"steering-documents": "1 chỉ thị"})
    )
    carried = document.carried

    assert carried["caicach"] == 1
    assert (carried["form_version"], carried["period"], carried["agency_type"]) == (
        "2023",
        "2023-year",
        "department",
    )
    assert carried["observations"]["plan-completion-rate"] == {"state": "reported", "value": "100.00"}  # type: ignore[index]
    assert carried["figures"]["steering-documents"] == "3"  # type: ignore[index]
    assert carried["figures"]["steering-documents:prose"] == "03"  # type: ignore[index]
    assert carried["notes"] == {"steering-documents": "1 chỉ thị"}


def test_kept_paragraph_stands_before_what_it_is_silent_on() -> None:
    own = KeptParagraph(("Kế hoạch có ", Reference("plan-tasks-set:prose", "3"), " nhiệm vụ."))
    made = statement({"A.2.1": 3, "A.2.2": 3, "A.1": 1}, kept={"direction.plan": (own,)})

    kept, own_words_only = composed(made), composed(made, Narrative.COMPOSE)

    assert "Kế hoạch có 03 nhiệm vụ." in body_text(kept)
    assert "đề ra 03 nhiệm vụ" not in body_text(kept)
    assert "đề ra 03 nhiệm vụ" in body_text(own_words_only)


def test_shortcoming_a_person_left_out_is_added_to_theirs() -> None:
    own = KeptParagraph(("- Cán bộ còn kiêm nhiệm.",))
    made = statement(
        {"A.5.5": 3, "A.5.6": 1, "A.5.7": 0, "A.5.8": 2}, kept={"assessment.shortcomings": (own,)}
    )

    text = body_text(composed(made))

    assert text.index("- Cán bộ còn kiêm nhiệm.") < text.index(
        "còn 02 nhiệm vụ quá hạn nhưng chưa hoàn thành"
    )


def test_statement_of_nothing_asks_for_everything_and_prints_no_figure() -> None:
    document = composed(statement({}, agency_type=None, period=None, province=None, abbreviation=None))

    inlines = [inline for line in document.body for inline in line.inlines]
    assert not any(isinstance(inline, Figure) for inline in inlines)
    assert sum(isinstance(inline, Blank) for inline in inlines) > 40


@pytest.mark.parametrize("kind", list(PeriodKind))
def test_every_kind_of_period_names_itself_and_the_next(kind: PeriodKind) -> None:
    period = ReportingPeriod(kind, 2024, YEAR_2023.from_on, YEAR_2023.cutoff_on)

    subject = composed(statement({"A.1": 1}, period=period)).subject

    ends_a_year = kind in {PeriodKind.YEAR, PeriodKind.SECOND_HALF, PeriodKind.QUARTER_FOUR}
    assert subject.count("2024") == (1 if ends_a_year else 2)
    assert subject.count("2025") == (1 if ends_a_year else 0)


def test_a_lead_says_its_rows_as_those_whose_they_are() -> None:
    led = frozenset(form().by_code[code].id for code in ("A.4.1", "A.4.2"))
    figures = {"A.4.1": 3, "A.4.2": "100"}

    of_lead = body_text(composed(statement(figures, led=led)))
    of_other = body_text(composed(statement(figures)))

    said = "Đã thanh tra công tác tuyển dụng, sử dụng, quản lý công chức, viên chức và tổ chức bộ máy tại 03"
    assert said in of_lead
    assert said not in of_other


def test_a_row_a_lead_left_blank_is_asked_for() -> None:
    row = form().by_code["G.7.4.1"]

    asked = body_text(composed(statement({"A.1": 1}, led=frozenset({row.id}))))

    assert "G.7.4.1" in asked
    assert "G.7.4.1" not in body_text(composed(statement({"A.1": 1})))


def test_figures_of_many_agencies_are_the_whole_provinces() -> None:
    figures = {"A.1": 40, "A.6": 3, "D.3.1": 8, "D.3.2": 7, "D.3.3": 0}
    tallies = {form().by_code["A.6"].id: 5}

    own = body_text(composed(statement(figures, AgencyType.PROVINCE)))
    of_many = body_text(composed(statement(figures, AgencyType.PROVINCE, tallies=tallies)))

    assert "UBND tỉnh đã ban hành 40 văn bản chỉ đạo" in own
    assert "toàn tỉnh đã ban hành 40 văn bản chỉ đạo" in of_many
    assert "số liệu chi tiết tại Phụ lục kèm theo./." in own
    assert "số liệu chi tiết tại các Phụ lục kèm theo./." in of_many
    assert "UBND tỉnh báo cáo kết quả" in of_many


def test_the_ministry_has_a_head_of_its_own_and_figures_of_the_whole_country() -> None:
    figures, tallies = {"A.1": 40, "A.6": 3}, {form().by_code["A.6"].id: 5}
    of_provinces = replace(
        statement(figures, AgencyType.PROVINCE, tallies=tallies),
        agency_name="Bộ Nội vụ",
        short_name="Bộ Nội vụ",
        province="Bộ Nội vụ",
    )

    document = composed(of_provinces)

    assert (document.issuer, document.place) == ("BỘ NỘI VỤ", "Hà Nội")
    assert (document.addressees, document.position) == (("Thủ tướng Chính phủ",), "BỘ TRƯỞNG")
    assert "cả nước đã ban hành 40 văn bản chỉ đạo" in body_text(document)


@pytest.mark.parametrize(
    ("agency_type", "province", "doer"),
    [
        (AgencyType.PROVINCE, "thành phố Bình Minh", "toàn thành phố"),
        (AgencyType.PROVINCE, None, "UBND tỉnh"),
        (AgencyType.HOME_AFFAIRS, "tỉnh Bình Minh", "Sở Nội vụ"),
    ],
)
def test_who_did_it_is_the_agency_unless_a_province_is_known(
    agency_type: AgencyType, province: str | None, doer: str
) -> None:
    tallies = {form().by_code["A.6"].id: 5}

    told = body_text(composed(statement({"A.1": 40}, agency_type, tallies=tallies, province=province)))

    assert f"{doer} đã ban hành 40 văn bản chỉ đạo" in told


def test_nobody_let_go_is_said_without_a_number() -> None:
    told = body_text(composed(statement({"D.3.1": 8, "D.3.2": 7, "D.3.3": 0})))

    assert "được giao là 08 người; có mặt 07 người; trong kỳ không thực hiện tinh giản." in told
