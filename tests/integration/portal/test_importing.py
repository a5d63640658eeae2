"""People and agencies from a spreadsheet: tried first, then exactly what was shown."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from caicach.actions.import_sheet import rows_of
from caicach.actions.importing import Changed, Outcome, commit, plan, signature
from caicach.core.submissions.decide import NotNow
from caicach.core.submissions.roles import Role
from caicach.store.models import Agency, Membership, OutgoingMail, User
from factories.portal import NOW, TODAY, Province, province


pytestmark = pytest.mark.django_db
HEAD = ["Cơ quan", "Loại cơ quan", "Cơ quan cấp trên", "Họ và tên", "Thư điện tử", "Chức vụ", "Vai trò"]
STS = "Sở Thủy sản tỉnh Gia Lai"
MOI = [STS, "", "", "Bùi Thị Mới", "moi@example.vn", "Chuyên viên", "Người lập báo cáo"]


@pytest.fixture
def made() -> Province:
    return province()


def _plan(made: Province, *rows: list[str], by: Role = Role.AGENCY_ADMIN) -> list[object]:
    return plan(rows_of([HEAD, *rows]), actor=made.actor(by), today=TODAY)


def _commit(
    made: Province, *rows: list[str], by: Role = Role.AGENCY_ADMIN, all_: bool = False
) -> list[object]:
    read = rows_of([HEAD, *rows])
    actor = made.actor(by)
    shown = signature(plan(read, actor=actor, today=TODAY))
    return commit(read, shown=shown, all_or_nothing=all_, actor=actor, by=made.user(by), now=NOW, today=TODAY)


def test_a_trial_changes_nothing_and_says_what_each_row_would_do(made: Province) -> None:
    known = [STS, "", "", "Nguyễn Thị Lan", "officer@example.vn", "", "officer"]
    before = User.objects.count()

    answers = _plan(made, MOI, known, MOI)

    assert [a.outcome for a in answers] == [Outcome.CREATED, Outcome.UNCHANGED, Outcome.UNCHANGED]
    assert [a.number for a in answers] == [2, 3, 4]
    assert User.objects.count() == before


@pytest.mark.parametrize(
    ("column", "value", "cell", "told"),
    [
        (0, "Sở Không Có", "agency", "Không có cơ quan nào tên “Sở Không Có”"),
        (0, "Sở Nội vụ tỉnh Gia Lai", "agency", "không quản lý người dùng"),
        (4, "khong-phai-thu", "email", "chưa phải địa chỉ thư"),
        (4, "officer@example.vn", "email", "thuộc về một người khác tên"),
        (3, "Bùi " * 60, "full_name", "dài quá 150 ký tự"),
        (5, "Trưởng phòng " * 20, "position", "dài quá 150 ký tự"),
        (6, "Tổng quản", "role", "Vai trò “Tổng quản” không đọc được"),
        (6, "Quản trị hệ thống", "role", "không cấp được vai trò"),
    ],
)
def test_a_wrong_cell_is_named_with_what_to_do(
    made: Province, column: int, value: str, cell: str, told: str
) -> None:
    row = [value if at == column else text for at, text in enumerate(MOI)]

    (answer,) = _plan(made, row)

    assert (answer.outcome, answer.cell) == (Outcome.REFUSED, cell)
    assert told in answer.says.vi
    assert answer.do.vi


def test_wrong_rows_do_not_block_right_ones_unless_asked(made: Province) -> None:
    wrong = [*MOI[:4], "sai", *MOI[5:]]

    with pytest.raises(NotNow, match="chưa dòng nào được thực hiện"):
        _commit(made, MOI, wrong, all_=True)
    assert not User.objects.filter(email="moi@example.vn").exists()
    _commit(made, MOI, wrong)

    held = Membership.objects.get(user__email="moi@example.vn")
    assert (held.agency_id, held.role) == ("sts", "officer")
    assert OutgoingMail.objects.count() == 1


def test_committed_twice_the_second_time_nothing_is_new(made: Province) -> None:
    _commit(made, MOI)

    answers = _commit(made, MOI)

    assert [a.outcome for a in answers] == [Outcome.UNCHANGED]
    assert Membership.objects.filter(user__email="moi@example.vn").count() == 1


def test_what_would_happen_differently_by_now_is_shown_again_not_done(made: Province) -> None:
    rows = rows_of([HEAD, MOI])
    actor, admin = made.actor(Role.AGENCY_ADMIN), made.user(Role.AGENCY_ADMIN)
    shown = signature(plan(rows, actor=actor, today=TODAY))
    _commit(made, MOI)

    with pytest.raises(Changed):
        commit(rows, shown=shown, all_or_nothing=False, actor=actor, by=admin, now=NOW, today=TODAY)


def test_a_system_administrator_brings_agencies_with_their_people(made: Province) -> None:
    name = "Chi cục Kiểm lâm tỉnh Gia Lai"
    agency = [name, "sở, ban, ngành", "Sở Nội vụ tỉnh Gia Lai", "", "", "", ""]
    head = [
        name,
        "sở, ban, ngành",
        "",
        "Lê Văn Rừng",
        "rung@example.vn",
        "Chi cục trưởng",
        "Lãnh đạo cơ quan",
    ]

    answers = _commit(made, agency, head, by=Role.SYSTEM_ADMIN)

    made_agency = Agency.objects.get(name=name)
    assert [a.outcome for a in answers] == [Outcome.CREATED, Outcome.CREATED]
    assert made_agency.places.get().parent_id == "snv"
    assert Membership.objects.get(agency=made_agency).user.full_name == "Lê Văn Rừng"


@pytest.mark.parametrize(
    ("name", "told"), [("Sở " * 60 + "X", "dài quá 120 ký tự"), ("-", "Chưa ghi cơ quan")]
)
def test_a_name_no_agency_can_have_is_refused_in_its_row(made: Province, name: str, told: str) -> None:
    (answer,) = _plan(made, [name, "sở, ban, ngành", "", "", "", "", ""], by=Role.SYSTEM_ADMIN)

    assert (answer.outcome, answer.cell) == (Outcome.REFUSED, "agency")
    assert told in answer.says.vi


def test_a_file_without_the_headings_is_refused_in_words(made: Province) -> None:
    with pytest.raises(NotNow, match="Không tìm thấy dòng tiêu đề"):
        rows_of([["a", "b"], ["1", "2"]])


def _xlsx(*rows: list[str]) -> SimpleUploadedFile:
    book, buffer = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(buffer)
    return SimpleUploadedFile("nguoi.xlsx", buffer.getvalue())


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_pages_try_a_file_and_do_what_was_shown(made: Province, kind: str) -> None:
    client = Client()
    client.force_login(made.user(Role.AGENCY_ADMIN))
    lines = "\n".join(";".join(row) for row in (HEAD, MOI))
    file = _xlsx(HEAD, MOI) if kind == "xlsx" else SimpleUploadedFile("nguoi.csv", f"\ufeff{lines}".encode())

    tried = client.post("/nhap-danh-sach/", {"file": file}).content.decode()
    none_yet = not User.objects.filter(email="moi@example.vn").exists()
    done = client.post("/nhap-danh-sach/thuc-hien/", follow=True).content.decode()

    assert "Thêm người dùng và gửi lời mời" in tried
    assert none_yet
    assert "Đã thực hiện 1 dòng." in done
    assert User.objects.filter(email="moi@example.vn").exists()


def test_a_file_that_is_none_comes_back_with_what_to_do(made: Province) -> None:
    client = Client()
    client.force_login(made.user(Role.AGENCY_ADMIN))

    page = client.post("/nhap-danh-sach/", {"file": SimpleUploadedFile("x.xlsx", b"khong phai")})

    assert page.status_code == 200
    assert 'class="field-errors"' in page.content.decode()


def test_the_template_is_read_by_the_import_itself(made: Province) -> None:
    client = Client()
    client.force_login(made.user(Role.AGENCY_ADMIN))

    answer = client.get("/nhap-danh-sach/mau/")

    rows = [[str(c or "") for c in row] for row in load_workbook(io.BytesIO(answer.content)).active.values]
    assert rows_of(rows)[0][1]["full_name"] == "Nguyễn Văn Ví Dụ"
