"""Documents: pages of what would be printed now, files of it; after issue the files as issued and no others."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from caicach.actions import papers as making
from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Role
from caicach.store.models import StoredFile, Submission
from factories.portal import Province, province
from factories.portal_text import figures, issued, words


pytestmark = pytest.mark.django_db
Sign = Callable[[object], Client]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: object) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def here() -> Province:
    return province()


@pytest.fixture
def officer(here: Province, client_of: Sign) -> Client:
    return client_of(here.user(Role.OFFICER))


def fetch(client: Client, submission: Submission, part: str = "") -> tuple[int, bytes, dict[str, str]]:
    answer = client.get(f"/bao-cao/{submission.pk}/van-ban/{part}")
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer.status_code, content, dict(answer.headers)


def test_page_of_a_draft_offers_its_files_and_counts_what_is_to_be_written(
    here: Province, officer: Client
) -> None:
    submission = here.start()

    page = fetch(officer, submission)[1].decode()

    assert f"/bao-cao/{submission.pk}/van-ban/tai/docx/" in page
    assert "chỗ trong ngoặc vuông chờ viết" in page
    assert f"/bao-cao/{submission.pk}/dien-tu-tep/" in page


def test_pages_are_pictures_of_the_paper_named_by_its_content(here: Province, officer: Client) -> None:
    submission = here.start()
    first = fetch(officer, submission, "trang/")[1].decode()
    words(here, submission, "institutions", "Đã sửa lời văn.")
    second = fetch(officer, submission, "trang/")[1].decode()

    status, picture, headers = fetch(officer, submission, "trang/1.png")

    assert first.count("<img") >= 8
    assert first != second
    assert (status, headers["Content-Type"]) == (200, "image/png")
    assert picture.startswith(b"\x89PNG")
    assert headers["Cache-Control"] == "private, no-store"


def test_picture_under_the_name_of_its_content_may_be_kept(here: Province, officer: Client) -> None:
    submission = here.start()
    listed = fetch(officer, submission, "trang/")[1].decode()
    name = listed.split("1.png?v=")[1].split('"')[0]

    assert "immutable" in fetch(officer, submission, f"trang/1.png?v={name}")[2]["Cache-Control"]


def test_pages_made_with_other_content_are_drawn_anew(
    here: Province, officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    submission = here.start()
    first = fetch(officer, submission, "trang/")[1]
    monkeypatch.setattr("caicach.web.papers.previews.content_mark", lambda: "changed")

    assert fetch(officer, submission, "trang/")[1] != first


def test_page_that_is_not_there_is_not_found(here: Province, officer: Client) -> None:
    submission = here.start()

    assert [fetch(officer, submission, f"trang/{n}.png")[0] for n in (0, 99)] == [404, 404]
    assert fetch(officer, submission, "tai/exe/")[0] == 404


@pytest.mark.parametrize(("ending", "begins"), [("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF")])
def test_draft_is_taken_along_as_file(here: Province, officer: Client, ending: str, begins: bytes) -> None:
    submission = here.start()

    status, content, headers = fetch(officer, submission, f"tai/{ending}/")

    assert status == 200
    assert content.startswith(begins)
    assert f'filename="bao-cao-sts-2026-year-v1.{ending}"' in headers["Content-Disposition"]


def test_word_file_with_a_comment_at_each_finding(here: Province, officer: Client) -> None:
    submission = here.start()
    figures(here, submission, plan_tasks_set=10, plan_tasks_completed=12)

    content = fetch(officer, submission, "tai/nhan-xet.docx")[1]

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        comments = package.read("word/comments.xml").decode()
    assert "lớn hơn 10 tại A.2.1" in comments


def test_issued_files_are_handed_out_as_issued_and_never_made_again(
    here: Province, officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    submission = issued(here, here.start())
    monkeypatch.setattr(making, "official_document", None)
    stored = {f.kind: f for f in StoredFile.objects.filter(submission=submission)}

    page = fetch(officer, submission)[1].decode()
    files = {ending: fetch(officer, submission, f"tai/{ending}/")[1] for ending in ("docx", "pdf", "xlsx")}

    for ending, content in files.items():
        digest = hashlib.sha256(content).hexdigest()
        assert digest == stored[f"issued_{ending}"].sha256
        assert digest in page
    assert fetch(officer, submission, "xem.pdf")[1] == files["pdf"]
    assert fetch(officer, submission, "trang/1.png")[0] == 200


def test_receiver_takes_the_issued_files_once_sent_and_nothing_before(
    here: Province, client_of: Sign
) -> None:
    submission = issued(here, here.start())
    receiver = client_of(here.user(Role.RECEIVER))
    before = [
        fetch(receiver, submission, part)[0] for part in ("", "trang/1.png", "tai/pdf/", "tai/nhan-xet.docx")
    ]
    here.through(submission, Act.SEND)

    assert before == [404] * 4
    assert fetch(receiver, submission, "tai/pdf/")[0] == 200


def test_page_asks_the_database_few_times(
    here: Province, officer: Client, django_assert_max_num_queries: Callable[..., object]
) -> None:
    submission = issued(here, here.start())
    fetch(officer, submission)

    with django_assert_max_num_queries(16):
        fetch(officer, submission)


def test_folder_that_cannot_be_written_to_only_costs_time(
    here: Province, officer: Client, tmp_path: Path, settings: object
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    settings.DATA = blocked

    assert fetch(officer, here.start(), "trang/2.png")[0] == 200
