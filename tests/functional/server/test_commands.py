"""The command line against a live portal: an officer's way and a receiver's, and what is said when it fails."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Role
from caicach.store.models import FigureSheet, Submission, User
from factories.api import ready
from factories.portal import ALL_THE_WAY, Province


pytestmark = [pytest.mark.slow, pytest.mark.allow_hosts(["127.0.0.1", "localhost"])]
AsRole = Callable[[Role], Callable[..., Any]]


def test_an_officer_sees_pushes_looks_and_presents(here: Province, as_role: AsRole, figures: Path) -> None:
    caicach = as_role(Role.OFFICER)

    before = caicach("duties")
    unbegun = caicach("status")
    tried = caicach("push", figures, "--dry-run")
    pushed = caicach("push", figures)
    status = caicach("status", "2026-nam")
    presented = caicach("present")

    assert "năm 2026" in before.out
    assert "16/12/2026" in before.out
    assert "chưa bắt đầu" in before.out
    assert unbegun.code == 2
    assert unbegun.err.startswith("Báo cáo kỳ 2026-year")
    assert tried.code == 2
    assert (pushed.code, pushed.err) == (0, "")
    assert "Đã ghi 2 dòng số liệu" in pushed.out
    assert sorted(cell["value"] for cell in FigureSheet.objects.get().cells.values()) == ["12", "4"]
    assert "Đang lập" in status.out
    assert "· Trình: " in status.out
    assert presented.code == 2
    assert "cảnh báo" in presented.err or "lỗi" in presented.err


def test_figures_of_others_are_shown_and_stay(here: Province, as_role: AsRole, figures: Path) -> None:
    caicach = as_role(Role.OFFICER)
    caicach("push", figures)
    figures.write_text('{"period": "2026-year", "values": {"steering-documents": 13}}', encoding="utf-8")

    refused = caicach("push", figures)
    stands = FigureSheet.objects.get().cells["steering-documents"]["value"]
    forced = caicach("push", figures, "--overwrite")

    assert refused.code == 2
    assert "12" in refused.out
    assert "13" in refused.out
    assert "--overwrite" in refused.err
    assert stands == "12"
    assert forced.code == 0
    assert FigureSheet.objects.get().cells["steering-documents"]["value"] == "13"


def test_figures_are_pulled_and_pushed_again(
    here: Province, as_role: AsRole, figures: Path, tmp_path: Path
) -> None:
    caicach = as_role(Role.OFFICER)
    caicach("push", figures)
    pulled = tmp_path / "pulled.json"

    caicach("pull", "--to", pulled)
    again = caicach("push", pulled, "--json")

    told = json.loads(pulled.read_text(encoding="utf-8"))
    assert told["period"] == "2026-year"
    assert {row["value"] for row in told["observations"]} == {"12", "4"}
    assert json.loads(again.out)["changed"] == 0


def test_a_paper_goes_all_the_way_by_commands(here: Province, as_role: AsRole, tmp_path: Path) -> None:
    number = ready(here).pk

    for role, *words in (
        (Role.OFFICER, "present"),
        (Role.HEAD, "approve"),
        (Role.CLERK, "issue", "--number", "512", "--issued-on", "15/12/2026"),
        (Role.CLERK, "send"),
        (Role.RECEIVER, "receive"),
    ):
        act, *given = words
        done = as_role(role)("act", act, number, *given)
        assert done.code == 0, done.err
    folder = tmp_path / "papers"
    collected = as_role(Role.RECEIVER)("collect", "--to", folder)
    again = as_role(Role.RECEIVER)("collect", "--to", folder)

    assert Submission.objects.get().status == "received"
    assert sorted(file.suffix for file in folder.iterdir()) == [".docx", ".xlsx"]
    assert "Đã tải 2 tệp" in collected.out
    assert "1 cơ quan chưa gửi" in collected.out
    assert "Đã tải 0 tệp" in again.out


def test_a_receiver_sees_the_board(here: Province, as_role: AsRole) -> None:
    board = as_role(Role.RECEIVER)("board", "--period", "2026-nam", "--lang", "en")
    as_json = as_role(Role.RECEIVER)("board", "--json")

    assert "not started" in board.out
    assert len(json.loads(as_json.out)["duties"]) == 2


def test_the_paper_of_a_draft_is_pulled(here: Province, as_role: AsRole, tmp_path: Path) -> None:
    here.start()

    pulled = as_role(Role.VIEWER)("pull", "--to", tmp_path / "bao-cao.docx")

    assert pulled.code == 0
    assert (tmp_path / "bao-cao.docx").read_bytes().startswith(b"PK")


def test_a_refusal_comes_in_the_servers_words(here: Province, as_role: AsRole) -> None:
    submission = here.through(ready(here), Act.PRESENT)

    refused = as_role(Role.OFFICER)("act", "approve", submission.pk)
    english = as_role(Role.OFFICER)("act", "approve", submission.pk, "--lang", "en")

    assert refused.code == 2
    assert refused.err.startswith("Việc “Duyệt, ký”")
    assert "Approve" in english.err


def test_a_key_that_does_not_count_and_a_server_that_is_none(
    here: Province, as_role: AsRole, monkeypatch: pytest.MonkeyPatch
) -> None:
    caicach = as_role(Role.OFFICER)
    unreached = caicach("duties", "--server", "http://127.0.0.1:9")
    monkeypatch.setenv("CAICACH_TOKEN", "caicach_wrong")
    wrong = caicach("duties")
    monkeypatch.delenv("CAICACH_TOKEN")
    keyless = caicach("duties")

    assert (unreached.code, wrong.code, keyless.code) == (2, 2, 3)
    assert "Không kết nối được" in unreached.err
    assert "khóa" in wrong.err.lower()
    assert "/tai-khoan/khoa/" in keyless.err
    assert "Traceback" not in unreached.err + wrong.err + keyless.err


def test_a_report_that_was_sent_is_named_by_its_period(here: Province, as_role: AsRole) -> None:
    here.through(ready(here), *ALL_THE_WAY)
    caicach = as_role(Role.OFFICER)

    assert caicach("status").code == 2
    assert "Đã chấp nhận" in caicach("status", "2026-nam").out


def test_an_administrator_tries_a_list_of_people_and_takes_it_in(
    here: Province, as_role: AsRole, tmp_path: Path
) -> None:
    caicach, agency = as_role(Role.AGENCY_ADMIN), here.department.name
    file = tmp_path / "nguoi-dung.csv"
    right, wrong = f"{agency};Ngô Văn Bình;binh@example.vn;officer", f"{agency};Hồ Thị Cúc;cuc;officer"
    file.write_text("\n".join(("Cơ quan;Họ và tên;Thư điện tử;Vai trò", right, wrong)), encoding="utf-8")

    tried = caicach("import", file, "--dry-run")
    nothing = caicach("import", file, "--all-or-nothing")
    before = User.objects.filter(email="binh@example.vn").exists()
    done = caicach("import", file)
    again = caicach("import", file, "--json")

    assert tried.code == 1
    assert "Thêm người dùng và gửi lời mời" in tried.out
    assert "Sẽ thực hiện 1 dòng; 0 dòng đã có sẵn; 1 dòng chưa được. Chưa làm gì cả." in tried.out
    assert nothing.code == 2
    assert "chưa dòng nào được thực hiện" in nothing.err
    assert not before
    assert done.code == 1
    assert "“cuc” chưa phải địa chỉ thư điện tử." in done.out
    assert "Ngô Văn Bình" not in done.out
    assert User.objects.get(email="binh@example.vn").memberships.get().role == "officer"
    assert {row["row"]: row["outcome"] for row in json.loads(again.out)["rows"]} == {
        2: "unchanged",
        3: "refused",
    }


def test_a_list_that_is_not_there_and_an_officers_key_are_refused(as_role: AsRole, tmp_path: Path) -> None:
    file = tmp_path / "nguoi-dung.csv"

    missing = as_role(Role.AGENCY_ADMIN)("import", file)
    file.write_text("Cơ quan;Họ và tên\n", encoding="utf-8")
    refused = as_role(Role.OFFICER)("import", file)

    assert missing.code == 2
    assert missing.err.startswith("Không tìm thấy tệp")
    assert refused.code == 2
    assert "Quản lý người dùng" in refused.err
