"""The real report, in each format, written anew: every figure stands, nothing a person wrote is lost."""

from pathlib import Path

import pytest

from caicach import library
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.sources.read import read_source
from caicach.core.documents.official import Figure, OfficialDocument
from factories.statements import body_text


REPORTS = Path(__file__).parents[2].parent / "shared" / "reports"
FORMATS = ("docx", "pdf", "doc", "md")


def report(suffix: str) -> Path:
    found = sorted(REPORTS.glob(f"*.{suffix}"))
    if not found:
        pytest.skip("the real report is not beside this checkout")
    return found[0]


@pytest.fixture(scope="module")
def document() -> OfficialDocument:
    return library.compose_from(report("docx"))


@pytest.mark.slow
def test_head_is_completed(document: OfficialDocument) -> None:
    assert (document.parent_agency, document.symbol, document.number) == ("UBND TỈNH GIA LAI", "BC-BDT", None)
    assert (document.addressees, document.position) == (("Sở Nội vụ",), "TRƯỞNG BAN")
    assert document.recipients[-1].startswith("Lưu: VT")


@pytest.mark.slow
def test_figures_of_the_text_stand_for_rows_of_the_appendix(document: OfficialDocument) -> None:
    figures = [inline for line in document.body for inline in line.inlines if isinstance(inline, Figure)]

    tasks = [figure for figure in figures if figure.tag.startswith("provincial-tasks")]
    assert {(figure.tag, figure.text) for figure in tasks} >= {
        ("provincial-tasks-assigned:prose", "27"),
        ("provincial-tasks-late:prose", "02"),
        ("provincial-tasks-overdue:prose", "03"),
    }


@pytest.mark.slow
def test_rates_are_computed_and_zero_over_zero_is_none_arose(document: OfficialDocument) -> None:
    observations = document.carried["observations"]
    assert isinstance(observations, dict)

    assert observations["plan-completion-rate"] == {"state": "reported", "value": "100.00"}
    assert observations["inspection-issues-resolved-rate"] == {"state": "none_arose", "value": None}
    assert observations["procedures-in-force"] == {"state": "reported", "value": "2"}


@pytest.mark.slow
def test_late_tasks_the_report_passes_over_are_among_its_shortcomings(document: OfficialDocument) -> None:
    text = body_text(document)

    shortcomings = text[text.index("Tồn tại, hạn chế") : text.index("IV. ")]
    assert (
        "còn 02 nhiệm vụ hoàn thành nhưng quá hạn và 03 nhiệm vụ quá hạn nhưng chưa hoàn thành"
        in shortcomings
    )


@pytest.mark.slow
def test_rate_no_number_of_rooms_gives_is_noted_where_it_stands(document: OfficialDocument) -> None:
    assert "đạt 75% [lưu ý: " in body_text(document)


@pytest.mark.slow
@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_gives_the_same_report(suffix: str, document: OfficialDocument) -> None:
    other = library.compose_from(report(suffix))

    assert body_text(other) == body_text(document)
    assert other.carried == document.carried


@pytest.mark.slow
def test_written_report_reads_back_with_the_same_observations(
    document: OfficialDocument, tmp_path: Path
) -> None:
    library.write(document, tmp_path / "written.docx")

    again = library.compose_from(tmp_path / "written.docx")

    assert again.carried["observations"] == document.carried["observations"]
    assert again.carried["figures"] == document.carried["figures"]
    assert sorted(line.text for line in again.body) == sorted(line.text for line in document.body)


@pytest.mark.slow
def test_appendix_alone_still_makes_a_report_with_blanks_for_who_and_when() -> None:
    made = read_source(report("xlsx"), load_catalogue())

    assert (made.agency_name, made.period) == (None, None)
    assert len(made.values) > 100
