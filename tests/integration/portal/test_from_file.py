"""Filling from a file: kept, read, shown beside what stands, and taken only where a person says so."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from caicach import library
from caicach.actions.papers import official_document, rendered
from caicach.core.ground.values import NOT_REPORTED
from caicach.core.submissions.roles import Role
from caicach.store.models import (
    FigureChange,
    FigureSheet,
    FileReading,
    NarrativeSection,
    StoredFile,
    Submission,
)
from factories.figures import put, row, with_history
from factories.portal import NOW, Province, person


pytestmark = pytest.mark.django_db
EXAMPLE = library.example_report()


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch, settings: object, tmp_path: Path) -> None:
    monkeypatch.setattr("caicach.web.clock.now", lambda: NOW)
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def made() -> Province:
    return with_history()


def _upload(client: Client, submission: Submission, data: bytes, name: str = "bao-cao.docx") -> object:
    return client.post(f"/bao-cao/{submission.pk}/dien-tu-tep/", {"file": SimpleUploadedFile(name, data)})


def _own(submission: Submission, made: Province, **figures: object) -> bytes:
    """Our own .docx of the submission with these figures, which are taken out again afterwards."""
    put(submission, made.user(Role.OFFICER), **figures)
    document = rendered(official_document(Submission.objects.get(pk=submission.pk)), [".docx"])[".docx"]
    put(submission, made.user(Role.OFFICER), **dict.fromkeys(figures, NOT_REPORTED))
    return document


def _edited(docx: bytes, tag: str, text: str) -> bytes:
    """The .docx with the printed text of one marked figure changed, as a person would in Word."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as package, zipfile.ZipFile(out, "w") as written:
        for name in package.namelist():
            part = package.read(name)
            if name == "word/document.xml":
                pattern = rf'(<w:tag w:val="caicach:{tag}"/>.*?<w:t[^>]*>)([^<]*)(</w:t>)'
                changed, count = re.subn(
                    pattern, rf"\g<1>{text}\g<3>", part.decode(), count=1, flags=re.DOTALL
                )
                assert count == 1
                part = changed.encode()
            written.writestr(name, part)
    return out.getvalue()


def _read(client: Client, submission: Submission, data: bytes) -> tuple[str, str]:
    """The address of the reading and its page."""
    answer = _upload(client, submission, data)
    assert answer.status_code == 302
    return answer.url, client.get(answer.url).content.decode()


def _seen(page: str, code: str) -> str:
    found = re.search(rf'name="seen-{row(code)}" value="([^"]*)"', page)
    assert found is not None
    return found[1]


def test_a_file_is_kept_and_nothing_is_written_by_reading_it(
    officer: Client, made: Province, submission: Submission
) -> None:
    data = _own(submission, made, A_1=12)
    before = FigureChange.objects.count()

    _read(officer, submission, data)

    stored = StoredFile.objects.get(kind="uploaded")
    with stored.file.open() as file:
        assert (stored.name, file.read()) == ("bao-cao.docx", data)
    assert FigureChange.objects.count() == before


def test_reading_a_file_stands_in_the_history(
    officer: Client, made: Province, submission: Submission
) -> None:
    _read(officer, submission, _own(submission, made, A_1=12))

    assert "Đọc tệp bao-cao.docx" in officer.get(f"/bao-cao/{submission.pk}/lich-su/").content.decode()


def test_each_proposal_stands_beside_its_source_and_what_is_there(
    officer: Client, made: Province, submission: Submission
) -> None:
    data = _own(submission, made, A_1=12, A_2_1=8)
    put(submission, made.user(Role.OFFICER), A_2_1=7)

    _, page = _read(officer, submission, data)

    assert "1 số rõ ràng cho ô còn trống" in page
    assert "1 số khác với số đang có" in page
    assert re.search(r"“12” <span class=\"text-secondary\">bảng, dòng \d+, cột 4", page)
    assert re.search(rf'value="{row("A.1")}" data-group="new"[^>]* checked', page)
    assert not re.search(rf'value="{row("A.2.1")}" data-group="differs"[^>]* checked', page)


def test_only_what_is_chosen_is_written_with_file_and_place(
    officer: Client, made: Province, submission: Submission
) -> None:
    address, page = _read(officer, submission, _own(submission, made, A_1=12, A_2_1=8, A_2_2=8))

    officer.post(address, {"take": [row("A.1")], f"seen-{row('A.1')}": _seen(page, "A.1")})

    cells = FigureSheet.objects.get(pk=submission.pk).cells
    assert (cells[row("A.1")]["value"], cells[row("A.1")]["source"]) == ("12", "file")
    assert re.fullmatch(r"bao-cao\.docx, bảng, dòng \d+, cột 4", cells[row("A.1")]["origin"])
    assert cells[row("A.2.1")]["state"] == "not_reported"
    assert FigureChange.objects.latest("id").why == "Điền từ tệp bao-cao.docx"


def test_all_that_is_sure_is_written_at_once(officer: Client, made: Province, submission: Submission) -> None:
    address, page = _read(officer, submission, _own(submission, made, A_1=12, A_2_1=8, A_2_2=8))
    seen = {f"seen-{row(code)}": _seen(page, code) for code in ("A.1", "A.2.1", "A.2.2")}

    officer.post(address, {"all_sure": "yes", **seen})

    cells = FigureSheet.objects.get(pk=submission.pk).cells
    assert [cells[row(code)]["value"] for code in ("A.1", "A.2.1", "A.2.2")] == ["12", "8", "8"]
    assert row("A.2") not in cells  # a rate of two rows is computed


def test_what_another_wrote_meanwhile_is_shown_and_stays(
    officer: Client, made: Province, submission: Submission
) -> None:
    address, page = _read(officer, submission, _own(submission, made, A_1=12))
    put(submission, person("officer2", "Trần Thị Bích", Role.OFFICER, made.department), A_1=15)

    answer = officer.post(address, {"take": [row("A.1")], f"seen-{row('A.1')}": _seen(page, "A.1")})

    assert answer.status_code == 409
    assert "1 ô vừa được người khác sửa" in answer.content.decode()
    assert FigureSheet.objects.get(pk=submission.pk).cells[row("A.1")]["value"] == "15"


def test_our_own_file_edited_in_word_comes_back_as_what_changed(
    officer: Client, made: Province, submission: Submission
) -> None:
    put(submission, made.user(Role.OFFICER), A_1=12, A_2_1=8, A_2_2=8)
    document = rendered(official_document(Submission.objects.get(pk=submission.pk)), [".docx"])[".docx"]

    _, page = _read(officer, submission, _edited(document, f"{row('A.1')}", "14"))

    assert "do hệ thống xuất ra" in page
    assert re.findall(r'name="take" value="([^"]+)"', page) == [row("A.1")]
    assert "2 số đã trùng với số đang có" in page
    assert "Lời văn" not in page.partition('class="stack reading"')[2]


def test_a_figure_changed_in_a_sentence_of_our_own_file_is_proposed_to_be_looked_at(
    officer: Client, made: Province, submission: Submission
) -> None:
    put(submission, made.user(Role.OFFICER), A_1=12)
    document = rendered(official_document(Submission.objects.get(pk=submission.pk)), [".docx"])[".docx"]

    _, page = _read(officer, submission, _edited(document, f"{row('A.1')}:prose", "15"))

    assert re.findall(r'name="take" value="([^"]+)" data-group="([^"]+)"', page) == [(row("A.1"), "doubtful")]
    assert "đã được sửa từ “12” thành “15”" in page


def test_a_report_of_another_period_and_agency_is_warned_of_loudly(
    officer: Client, submission: Submission
) -> None:
    address, page = _read(officer, submission, EXAMPLE.read_bytes())

    assert "Tệp ghi kỳ năm 2023; báo cáo đang lập là năm 2026." in page
    assert "Tệp ghi cơ quan “Ban Dân tộc tỉnh Gia Lai”" in page
    assert " checked" not in page

    chosen = {"take": [row("A.1")], f"seen-{row('A.1')}": _seen(page, "A.1")}
    refused = officer.post(address, chosen)
    assert refused.status_code == 409
    assert FigureSheet.objects.get(pk=submission.pk).cells == {}

    officer.post(address, {**chosen, "of_another": "yes"})
    assert FigureSheet.objects.get(pk=submission.pk).cells[row("A.1")]["value"] == "1"


def test_text_of_the_file_is_offered_beside_what_stands_and_taken_by_section(
    officer: Client, submission: Submission
) -> None:
    address, page = _read(officer, submission, EXAMPLE.read_bytes())
    assert "Lời văn:" in page
    assert "Bám sát Kế hoạch số 3033/KH-UBND" in page

    officer.post(f"{address}loi-van/", {"key": "direction.plan", "revision": "0"})

    assert NarrativeSection.objects.get(key="direction.plan").text.startswith(
        "Bám sát Kế hoạch số 3033/KH-UBND"
    )
    assert 'name="key" value="direction.plan"' not in officer.get(address).content.decode()


def test_text_of_the_file_is_taken_at_once_for_all_sections_nobody_has_written(
    officer: Client, made: Province, submission: Submission
) -> None:
    written = NarrativeSection.objects.create(
        submission=submission, key="direction.plan", text="Lời đã có.", revision=1,
        changed_by=made.user(Role.OFFICER), changed_at=NOW,
    )  # fmt: skip
    address, _ = _read(officer, submission, EXAMPLE.read_bytes())

    answer = officer.post(f"{address}cac-muc/", follow=True)

    taken = NarrativeSection.objects.exclude(pk=written.pk)
    assert taken.count() > 5
    assert f"Đã lấy lời văn của tệp cho {taken.count()} mục." in answer.content.decode()
    written.refresh_from_db()
    assert written.text == "Lời đã có."


def test_text_another_wrote_meanwhile_stays(officer: Client, made: Province, submission: Submission) -> None:
    address, _ = _read(officer, submission, EXAMPLE.read_bytes())
    NarrativeSection.objects.create(
        submission=submission, key="direction.plan", text="Của người khác.", revision=1,
        changed_by=made.user(Role.OFFICER), changed_at=NOW,
    )  # fmt: skip

    answer = officer.post(f"{address}loi-van/", {"key": "direction.plan", "revision": "0"})

    assert answer.status_code == 409
    assert NarrativeSection.objects.get(key="direction.plan").text == "Của người khác."


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("anh.docx", b"\x89PNG\r\n\x1a\n" + b"0" * 64, "anh.docx"),
        ("rong.xlsx", b"", "tệp"),
        ("thu.txt", "Mai họp nhé, nhớ mang tài liệu.".encode(), "thu.txt"),
    ],
)
def test_what_is_no_report_is_refused_beside_the_field_and_not_kept(
    officer: Client, submission: Submission, name: str, data: bytes, says: str
) -> None:
    answer = _upload(officer, submission, data, name)

    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert 'aria-describedby="id_file_help id_file_errors"' in answer.content.decode()
    assert StoredFile.objects.count() == 0


@pytest.mark.parametrize(
    "name", ["báo cáo cải cách hành chính " * 12 + ".docx", "x." + "a" * 90, "C:\\Users\\Lan\\bc.docx"]
)
def test_any_name_of_a_file_is_taken(officer: Client, submission: Submission, name: str) -> None:
    answer = _upload(officer, submission, EXAMPLE.read_bytes(), name)

    assert answer.status_code == 302
    assert len(StoredFile.objects.get().name) <= 200


def test_no_file_is_told_so(officer: Client, submission: Submission) -> None:
    assert officer.post(f"/bao-cao/{submission.pk}/dien-tu-tep/", {}).status_code == 400


@pytest.mark.parametrize("role", [Role.HEAD, Role.VIEWER])
def test_only_officers_take_files(
    role: Role, made: Province, submission: Submission, client_of: Callable[[object], Client]
) -> None:
    answer = _upload(client_of(made.user(role)), submission, EXAMPLE.read_bytes())

    assert answer.status_code in (403, 409)
    assert FileReading.objects.count() == 0


def test_a_reading_is_found_only_through_its_own_submission(
    officer: Client, made: Province, submission: Submission, client_of: Callable[[object], Client]
) -> None:
    address, _ = _read(officer, submission, EXAMPLE.read_bytes())
    stranger = client_of(person("stranger", "Người Lạ", Role.OFFICER, made.commune))

    assert stranger.get(address).status_code == 404
    assert officer.get(f"/bao-cao/{submission.pk}/dien-tu-tep/999/").status_code == 404


def test_a_form_nobody_sent_changes_nothing(officer: Client, made: Province, submission: Submission) -> None:
    address, _ = _read(officer, submission, _own(submission, made, A_1=12))

    answer = officer.post(address, {"take": [row("A.1")], f"seen-{row('A.1')}": "nonsense"})

    assert answer.status_code == 409
    assert FigureSheet.objects.get(pk=submission.pk).cells[row("A.1")]["state"] == "not_reported"


def test_the_pages_ask_little_of_the_database(
    officer: Client, submission: Submission, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    address, _ = _read(officer, submission, EXAMPLE.read_bytes())

    with django_assert_max_num_queries(14):
        officer.get(f"/bao-cao/{submission.pk}/dien-tu-tep/")
    with django_assert_max_num_queries(20):
        officer.get(address)
