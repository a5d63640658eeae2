"""The Word file with comments: the officer's own while the report says what it says, else our own; and which it is."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client

from caicach import library
from caicach.actions.commenting import basis_for_comments
from caicach.actions.figures import save_cells
from caicach.actions.following import Differences, differences
from caicach.actions.heads import mark_of, save_head
from caicach.actions.judging import findings_of
from caicach.actions.narratives import save_section
from caicach.actions.papers import official_document, rendered
from caicach.adapters.readers.docx.reader import read_docx
from caicach.core.ground.values import reported
from caicach.core.submissions.editing import CellContent, CellEdit
from caicach.store.models import FigureSheet, FileReading, NarrativeSection
from factories.portal import NOW
from factories.real_report import RealReport, real_report


pytestmark = pytest.mark.django_db
STRICT = (
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
)


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch, settings: object, tmp_path: Path) -> None:
    monkeypatch.setattr("caicach.web.clock.now", lambda: NOW)
    settings.MEDIA_ROOT, settings.DATA = tmp_path, tmp_path


@pytest.fixture
def report() -> RealReport:
    return real_report()


@pytest.fixture
def reading(report: RealReport) -> FileReading:
    """The real report, everything of it taken."""
    read = report.upload()
    report.take_all(read)
    return read


@pytest.fixture
def officer(report: RealReport, client_of: Callable[[object], Client]) -> Client:
    return client_of(report.officer)


def page(client: Client, report: RealReport) -> str:
    return client.get(f"/bao-cao/{report.submission.pk}/van-ban/").content.decode()


def download(client: Client, report: RealReport) -> tuple[str, bytes]:
    answer = client.get(f"/bao-cao/{report.submission.pk}/van-ban/tai/nhan-xet.docx")
    return answer.headers["Content-Disposition"], b"".join(answer.streaming_content)


def part(docx: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(docx)) as package:
        return package.read(name).decode()


def covered(docx: bytes, words: str) -> str:
    """The words under the comment that says this."""
    number = re.search(
        rf'<w:comment w:id="(\d+)"(?:(?!</w:comment>).)*{re.escape(words)}', part(docx, "word/comments.xml")
    )
    assert number is not None
    between = re.search(
        rf'commentRangeStart w:id="{number[1]}"/>(.*?)<w:commentRangeEnd w:id="{number[1]}"',
        part(docx, "word/document.xml"), re.DOTALL,
    )  # fmt: skip
    assert between is not None
    return "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", between[1]))


def differing(report: RealReport, reading: FileReading) -> Differences:
    submission = report.again()
    return differences(reading, submission, official_document(submission))


def change(report: RealReport, row: str, number: int) -> None:
    stands = FigureSheet.objects.get(pk=report.submission.pk).cells.get(row)
    seen = CellContent() if stands is None else CellContent(reported(int(stands["value"])))
    edit = CellEdit(row, seen, CellContent(reported(number)))
    merged = save_cells(
        submission_id=report.submission.pk, edits=(edit,), actor=report.actor, by=report.officer, now=NOW, why="Sửa"
    )  # fmt: skip
    assert not merged.conflicts


def write(report: RealReport, key: str, text: str) -> None:
    row = NarrativeSection.objects.filter(submission=report.submission, key=key).first()
    save_section(
        submission_id=report.submission.pk, key=key, text=text, seen_revision=row.revision if row else 0,
        actor=report.actor, by=report.officer, now=NOW,
    )  # fmt: skip


def fill_in(report: RealReport, **head: object) -> None:
    kept = report.again().head
    save_head(
        submission_id=report.submission.pk, head={**kept, **head}, seen=mark_of(kept), actor=report.actor, now=NOW
    )  # fmt: skip


def test_officer_s_own_file_comes_back_with_every_finding_at_its_words(
    report: RealReport, reading: FileReading, officer: Client
) -> None:
    name, docx = download(officer, report)
    findings = findings_of(report.again())

    assert "ban-dan-toc-2023-nhan-xet.docx" in name
    assert (
        read_docx(docx, "a.docx").blocks == read_docx(library.example_report().read_bytes(), "a.docx").blocks
    )
    comments = part(docx, "word/comments.xml")
    assert all(finding.message.vi.replace("&", "&amp;")[:60] in comments for finding in findings)
    assert covered(docx, "B.1 “Tổng số VBQPPL ban hành” ghi 2") == "2"
    assert covered(docx, "“xử dụng” có lẽ là “sử dụng” viết sai") == "xử dụng"


def test_page_says_that_it_is_the_officer_s_own_file(
    report: RealReport, reading: FileReading, officer: Client
) -> None:
    assert "Nhận xét được ghi vào chính tệp “ban-dan-toc-2023.docx” (Rơ Châm Hà tải lên lúc" in page(
        officer, report
    )


def test_without_an_uploaded_word_file_our_own_is_commented(report: RealReport, officer: Client) -> None:
    report.upload((library.example_report().with_suffix(".xlsx")).read_bytes(), "phu-luc.xlsx")

    name, _ = download(officer, report)

    assert "bao-cao-gia-lai-ban-dan-toc-2023-year-v1-nhan-xet.docx" in name
    assert "chưa có tệp .docx nào được tải lên" in page(officer, report)


def test_workbook_uploaded_later_leaves_the_word_file_the_one_commented(
    report: RealReport, reading: FileReading, officer: Client
) -> None:
    report.upload((library.example_report().with_suffix(".xlsx")).read_bytes(), "phu-luc.xlsx")

    assert "ban-dan-toc-2023-nhan-xet.docx" in download(officer, report)[0]


def test_once_the_report_says_otherwise_our_own_is_commented_and_the_page_says_why(
    report: RealReport, reading: FileReading, officer: Client
) -> None:
    change(report, "steering-documents", 9)
    write(report, "direction.plan", "Đã sửa lời văn.")

    assert "-v1-nhan-xet.docx" in download(officer, report)[0]
    shown = page(officer, report)
    assert "tệp “ban-dan-toc-2023.docx” không còn khớp với báo cáo" in shown
    assert "khác 1 ô số liệu, 1 mục lời văn, 0 mục phần đầu, phần cuối" in shown
    assert f"/bao-cao/{report.submission.pk}/dien-tu-tep/{reading.pk}/" in shown


def test_file_nothing_was_taken_from_differs_in_all_it_says(report: RealReport) -> None:
    found = differing(report, report.upload())

    assert found.figures > 100
    assert found.sections > 15
    assert found.head == 2


def test_our_own_paper_uploaded_again_differs_in_nothing(report: RealReport, reading: FileReading) -> None:
    paper = rendered(official_document(report.again()), (".docx",))[".docx"]

    assert differing(report, report.upload(paper, "bao-cao.docx")) == Differences(0, 0, 0)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (lambda report: None, Differences(0, 0, 0)),
        (lambda report: change(report, "steering-documents", 9), Differences(1, 0, 0)),
        (lambda report: change(report, "civil-service-inspected-agencies", 9), Differences(1, 0, 0)),
        (lambda report: write(report, "direction.plan", "Lời khác."), Differences(0, 1, 0)),
        (lambda report: write(report, "next_period.plan", "Lời khác."), Differences(0, 1, 0)),
        (lambda report: write(report, "direction.plan", ""), Differences(0, 1, 0)),
        (lambda report: fill_in(report, signatory="Lê Văn Tám"), Differences(0, 0, 1)),
        (lambda report: fill_in(report, addressees=["UBND tỉnh"]), Differences(0, 0, 1)),
    ],
)
def test_what_the_file_and_the_report_say_otherwise_is_counted(
    report: RealReport, reading: FileReading, changed: Callable[[RealReport], None], expected: Differences
) -> None:
    changed(report)

    assert differing(report, reading) == expected


def test_strict_word_file_takes_no_comments(
    report: RealReport, officer: Client, reading: FileReading
) -> None:
    out = BytesIO()
    with zipfile.ZipFile(library.example_report()) as package, zipfile.ZipFile(out, "w") as written:
        for item in package.namelist():
            written.writestr(item, package.read(item).replace(*STRICT))
    report.upload(out.getvalue(), "strict.docx")

    assert "-v1-nhan-xet.docx" in download(officer, report)[0]
    assert "tệp “strict.docx” ở dạng Strict Open XML" in page(officer, report)


def test_issued_report_is_commented_in_our_own_file(report: RealReport, reading: FileReading) -> None:
    submission = report.again()
    submission.issued_at = NOW

    assert not basis_for_comments(submission, official_document(submission)).is_own


def test_page_with_an_uploaded_file_asks_the_database_few_times(
    report: RealReport,
    reading: FileReading,
    officer: Client,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    page(officer, report)

    with django_assert_max_num_queries(16):
        page(officer, report)
