"""People and agencies from a spreadsheet by the API: tried, then done as tried, with an answer for each row."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from caicach.core.submissions.roles import Role
from caicach.store.models import Agency, AuditRecord, OutgoingMail, User
from factories.api import Asker
from factories.portal import Province


Program = Callable[[Role], Asker]
HEAD = "Cơ quan;Loại cơ quan;Cơ quan cấp trên;Họ và tên;Thư điện tử;Chức vụ;Vai trò"
STS = "Sở Thủy sản tỉnh Gia Lai"
NEW = f"{STS};;;Bùi Thị Mới;moi@example.vn;Chuyên viên;Người lập báo cáo"
KNOWN = f"{STS};;;Nguyễn Thị Lan;officer@example.vn;;officer"
WRONG = f"{STS};;;Ngô Văn Sai;khong-phai-thu;;officer"
ELSEWHERE = "Sở Nội vụ tỉnh Gia Lai;;;Ngô Văn Lạ;la@example.vn;;officer"


@pytest.fixture
def admin(here: Province, program: Program) -> Asker:
    """The program of the administrator of the department."""
    return program(Role.AGENCY_ADMIN)


def send(asker: Asker, path: str, *rows: str, key: str = "", **given: str) -> Any:
    """The rows sent as CSV."""
    headers = {"Idempotency-Key": key} if key else {}
    return asker.send(path, "nguoi.csv", "\n".join((HEAD, *rows)).encode(), given, **headers)


def outcomes(response: Any) -> list[tuple[int, str, str | None]]:
    """What became of each row."""
    return [(row["row"], row["outcome"], row["column"]) for row in response.told["rows"]]


def test_a_trial_says_of_each_row_what_it_would_do_and_does_nothing(here: Province, admin: Asker) -> None:
    before = User.objects.count()

    tried = send(admin, "/imports/trial", NEW, KNOWN, WRONG, ELSEWHERE)

    assert tried.status_code == 200
    assert outcomes(tried) == [
        (2, "created", None), (3, "unchanged", None), (4, "refused", "email"), (5, "refused", "agency"),
    ]  # fmt: skip
    assert [tried.told[name] for name in ("done", "created", "unchanged", "refused")] == [False, 1, 1, 2]
    wrong = tried.told["rows"][2]
    assert wrong["says"] == "“khong-phai-thu” chưa phải địa chỉ thư điện tử."
    assert wrong["do"] == "Viết như ten@tinh.gov.vn."
    assert (User.objects.count(), OutgoingMail.objects.count()) == (before, 0)


def test_what_was_tried_is_done_once(admin: Asker) -> None:
    mark = send(admin, "/imports/trial", NEW, WRONG).told["mark"]

    done = send(admin, "/imports", NEW, WRONG, key="i", seen=mark)
    again = send(admin, "/imports", NEW, WRONG, key="i", seen=mark)
    late = send(admin, "/imports", NEW, WRONG, seen=mark)
    anew = send(admin, "/imports", NEW)

    assert (done.told["done"], done.told["created"], done.told["mark"]) == (True, 1, mark)
    assert again.told == done.told
    assert again.headers["Idempotent-Replayed"] == "true"
    assert late.status_code == 409
    assert late.told["errors"][0]["code"] == "Changed"
    assert outcomes(anew) == [(2, "unchanged", None)]
    assert OutgoingMail.objects.get().to == "moi@example.vn"
    assert AuditRecord.objects.get(act="add_person").actor.endswith("|Đỗ Minh Quân (API: thử)")


def test_all_or_nothing_is_nothing_when_a_row_is_refused(admin: Asker) -> None:
    refused = send(admin, "/imports", NEW, WRONG, all_or_nothing="true")

    assert refused.status_code == 409
    assert "chưa dòng nào được thực hiện" in refused.told["errors"][0]["says"]
    assert not User.objects.filter(email="moi@example.vn").exists()


def test_a_workbook_brings_an_agency_with_its_people(here: Province, program: Program) -> None:
    name, book, buffer = "Chi cục Kiểm lâm tỉnh Gia Lai", Workbook(), io.BytesIO()
    book.active.append(HEAD.split(";"))
    book.active.append(
        [name, "sở, ban, ngành", "Sở Nội vụ tỉnh Gia Lai", "Lê Văn Rừng", "rung@example.vn", "", "head"]
    )
    book.save(buffer)

    done = program(Role.SYSTEM_ADMIN).send("/imports", "co-quan.xlsx", buffer.getvalue(), {})

    assert done.told["created"] == 1
    made = Agency.objects.get(name=name)
    assert made.memberships.get().user.full_name == "Lê Văn Rừng"
    assert made.places.get().parent_id == "snv"


@pytest.mark.parametrize(
    ("name", "data", "status", "said"),
    [
        ("a.csv", b"a;b\n1;2", 409, "dòng tiêu đề"),
        ("a.csv", "Cơ quan;Họ và tên".encode("utf-16"), 400, "mã Unicode"),
        ("a.xlsx", b"no workbook", 400, "không có bảng nào"),
        ("a.docx", b"", 400, "rỗng"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_words(
    admin: Asker, name: str, data: bytes, status: int, said: str
) -> None:
    for path in ("/imports/trial", "/imports"):
        refused = admin.send(path, name, data, {})

        assert refused.status_code == status
        assert said in refused.told["errors"][0]["says"]


def test_a_form_without_a_file_or_with_more_than_it_asks_is_refused(admin: Asker) -> None:
    missing = admin.ask("POST", "/imports/trial", {})
    more = send(admin, "/imports", NEW, al_or_nothing="true")

    assert missing.status_code == 422
    assert (more.status_code, more.told["errors"][0]["context"]["field"]) == (422, "al_or_nothing")
    assert not User.objects.filter(email="moi@example.vn").exists()


def test_who_manages_nobody_imports_nobody(program: Program) -> None:
    for path in ("/imports/trial", "/imports"):
        assert send(program(Role.OFFICER), path, NEW).status_code == 403


def test_a_long_trial_asks_no_more_of_the_database(admin: Asker) -> None:
    send(admin, "/imports/trial", NEW)  # from now on the key's last use is known
    counts = []
    for rows in (1, 100):
        people = [f"{STS};;;Người Số {number};so{number}@example.vn;;viewer" for number in range(rows)]
        with CaptureQueriesContext(connection) as queries:
            assert send(admin, "/imports/trial", *people).told["created"] == rows
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 8
