"""Head and foot of the paper from a file: shown beside what stands, taken item by item, number and date never."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from caicach import library
from caicach.actions.heads import mark_of, save_head
from caicach.actions.papers import official_document
from caicach.actions.statements import form_of
from caicach.adapters.renderers.form_xlsx import write_form
from caicach.core.documents.official import DateToPrint
from caicach.core.submissions.roles import Role
from caicach.store.models import AuditRecord, FileReading, Submission
from factories.papers import SIGNED, paper
from factories.portal import NOW, Province, province


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch, settings: object, tmp_path: Path) -> None:
    monkeypatch.setattr("caicach.web.clock.now", lambda: NOW)
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def here() -> Province:
    return province()


@pytest.fixture
def officer(here: Province, client_of: Callable[[object], Client]) -> Client:
    return client_of(here.user(Role.OFFICER))


def upload(client: Client, submission: Submission, data: bytes) -> str:
    file = SimpleUploadedFile("bao-cao.docx", data)
    return client.post(f"/bao-cao/{submission.pk}/dien-tu-tep/", {"file": file}).url


def head_of(submission: Submission) -> dict[str, object]:
    return Submission.objects.get(pk=submission.pk).head


def seen(submission: Submission) -> str:
    return mark_of(head_of(submission))


def test_head_of_the_file_stands_beside_what_is_printed(here: Province, officer: Client) -> None:
    submission = here.start()

    page = officer.get(upload(officer, submission, paper(submission, place="Pleiku", **SIGNED)))

    text = page.content.decode()
    assert "Phần đầu, phần cuối văn bản: 3 mục khác" in text
    assert "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nRơ Châm Hà" in text
    assert "[họ và tên người ký]" in text
    assert 'value="signing" data-group="head" aria-labelledby="h-signing" checked' in text
    assert 'value="place" data-group="head" aria-labelledby="h-place">' in text


def test_number_and_date_are_told_and_not_taken(here: Province, officer: Client) -> None:
    submission = here.start()
    dated = paper(submission, number="77", dated=DateToPrint(14, 12, 2026), **SIGNED)
    address = upload(officer, submission, dated)

    page = officer.get(address).content.decode()
    officer.post(f"{address}dau-van-ban/", {"all_sure": "yes", "seen": seen(submission)})

    assert "<strong>77</strong>" in page
    assert "<strong>ngày 14 tháng 12 năm 2026</strong>" in page
    assert "Số và ngày do văn thư ghi khi ban hành" in page
    now = Submission.objects.get(pk=submission.pk)
    assert (now.number, now.issued_on) == ("", None)
    assert set(now.head) == {"capacity", "position", "signatory", "recipients"}


def test_head_filled_in_in_our_own_form_is_proposed_with_its_cells(
    here: Province, officer: Client, tmp_path: Path
) -> None:
    submission = here.start()
    form = tmp_path / "so-lieu.xlsx"
    write_form(form_of(submission), form, agency=here.department.name)
    book = load_workbook(form)
    given = {"signatory": "Rơ Châm Hà", "position": "GIÁM ĐỐC", "recipients": "- Như trên;\n- Lưu: VT, VP."}
    for line in book["Thông tin"].iter_rows():
        if line[3].value in given:
            line[1].value = given[line[3].value]
    book.save(form)

    address = upload(officer, submission, form.read_bytes())
    officer.post(f"{address}dau-van-ban/", {"all_sure": "yes", "seen": seen(submission)})

    assert head_of(submission) == {
        "position": "GIÁM ĐỐC",
        "signatory": "Rơ Châm Hà",
        "recipients": ["Như trên", "Lưu: VT, VP"],
    }
    assert "trang tính “Thông tin”" in FileReading.objects.get().proposals["head"][0]["place"]["vi"]


def test_only_the_items_chosen_are_taken_and_the_log_names_the_file(here: Province, officer: Client) -> None:
    submission = here.start()
    address = upload(officer, submission, paper(submission, place="Pleiku", **SIGNED))

    answer = officer.post(
        f"{address}dau-van-ban/", {"take": ["signing"], "seen": seen(submission)}, follow=True
    )

    assert "Đã ghi 1 mục của phần đầu, phần cuối từ tệp." in answer.content.decode()
    assert head_of(submission) == {
        "capacity": "KT. GIÁM ĐỐC",
        "position": "PHÓ GIÁM ĐỐC",
        "signatory": "Rơ Châm Hà",
    }
    record = AuditRecord.objects.get(act="edit_head")
    assert record.details == {"fields": "capacity, position, signatory", "file": "bao-cao.docx"}
    history = officer.get(f"/bao-cao/{submission.pk}/lich-su/").content.decode()
    assert "Lấy phần đầu, phần cuối văn bản từ tệp bao-cao.docx" in history


def test_all_that_nobody_filled_in_is_taken_at_once(here: Province, officer: Client) -> None:
    submission = here.start()
    address = upload(officer, submission, paper(submission, place="Pleiku", **SIGNED))

    officer.post(f"{address}dau-van-ban/", {"all_sure": "yes", "seen": seen(submission)})

    document = official_document(Submission.objects.get(pk=submission.pk))
    assert (document.signatory, document.recipients) == ("Rơ Châm Hà", ("Như trên", "Lưu: VT, VP"))
    assert document.place == "Gia Lai"
    assert "trùng với tệp" not in officer.get(address).content.decode()
    officer.post(f"{address}dau-van-ban/", {"take": ["place"], "seen": seen(submission)})
    assert 'name="take" value="place"' not in officer.get(address).content.decode()


def test_who_signs_replaces_the_capacity_of_another(here: Province, officer: Client) -> None:
    submission = here.start()
    head = {"capacity": "KT. GIÁM ĐỐC", "position": "PHÓ GIÁM ĐỐC", "signatory": "Rơ Châm Hà"}
    data = paper(submission, position="GIÁM ĐỐC", signatory="Trần Văn Đức")
    save_head(
        submission_id=submission.pk, head=head, seen=mark_of({}), actor=here.actor(Role.OFFICER), now=NOW
    )
    address = upload(officer, submission, data)

    officer.post(f"{address}dau-van-ban/", {"take": ["signing"], "seen": seen(submission)})

    assert head_of(submission) == {"position": "GIÁM ĐỐC", "signatory": "Trần Văn Đức"}


def test_head_another_changed_meanwhile_stays(here: Province, officer: Client) -> None:
    submission = here.start()
    address = upload(officer, submission, paper(submission, **SIGNED))
    before = seen(submission)
    save_head(
        submission_id=submission.pk, head={"signatory": "Lê Văn Tám"}, seen=before,
        actor=here.actor(Role.OFFICER), now=NOW,
    )  # fmt: skip

    answer = officer.post(f"{address}dau-van-ban/", {"take": ["signing"], "seen": before})

    assert answer.status_code == 409
    assert "vừa được người khác sửa" in answer.content.decode()
    assert head_of(submission) == {"signatory": "Lê Văn Tám"}


def test_head_of_another_s_report_is_taken_only_when_that_is_said(here: Province, officer: Client) -> None:
    submission = here.start()
    address = upload(officer, submission, library.example_report().read_bytes())
    chosen = {"take": ["signing"], "seen": seen(submission)}

    page = officer.get(address).content.decode()
    refused = officer.post(f"{address}dau-van-ban/", chosen)
    nothing = head_of(submission)
    officer.post(f"{address}dau-van-ban/", {**chosen, "of_another": "yes"})

    assert "Ký hiệu trong tệp là “BC-BDT”; chữ viết tắt của cơ quan là “STS”." in page
    assert refused.status_code == 409
    assert nothing == {}
    assert head_of(submission) == {"position": "TRƯỞNG BAN", "signatory": "Kpã Đô"}


def test_who_may_not_edit_takes_nothing(
    here: Province, officer: Client, client_of: Callable[[object], Client]
) -> None:
    submission = here.start()
    address = upload(officer, submission, paper(submission, **SIGNED))

    answer = client_of(here.user(Role.HEAD)).post(
        f"{address}dau-van-ban/", {"all_sure": "yes", "seen": seen(submission)}
    )

    assert answer.status_code in (403, 409)
    assert head_of(submission) == {}
