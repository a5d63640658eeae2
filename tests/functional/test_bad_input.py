"""Whatever is given to `caicach check`: one clear sentence, the right exit code, the file as it was, no traceback."""

import json
import os
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from caicach.cli.main import expanded
from factories.pdf_files import assembled, pdf_file, rules
from factories.word_files import cell, paragraph, row, table, unzipped, word_file, zipped


COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
REPORT = "UBND TỈNH ĐỒNG NAI\nSỞ THỦY SẢN\nBÁO CÁO\nCông tác cải cách hành chính năm 2023\nI. KẾT QUẢ\nĐã hoàn thành 12 nhiệm vụ."
OTHER_FORM = table(
    row(cell("STT"), cell("Chỉ tiêu"), cell("Đơn vị"), cell("Kế hoạch")),
    *(
        row(cell(str(n)), cell(f"Sản lượng lúa vụ thứ {n}"), cell("Tấn"), cell(f"{n}00"))
        for n in range(1, 15)
    ),
)


def encrypted_pdf() -> bytes:
    """A PDF that asks for a password: its encryption dictionary is there, its keys fit nothing."""
    keys = b"<</Filter/Standard/V 2/R 3/Length 128/P -4/O<%s>/U<%s>>>" % (b"1f" * 32, b"2e" * 32)
    data = pdf_file("", extra={90: keys})
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 90 0 R/ID[<01><01>]")


def scanned_pdf() -> bytes:
    """Pages without a letter: lines only, as a picture of paper has none."""
    return pdf_file(rules([50, 500], [50, 700]), rules([50, 500], [50, 700]))


def with_entities() -> bytes:
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return word_file(paragraph("x"), head=entities)


def bomb() -> bytes:
    return zipped({"word/document.xml": b"<a>" + b" " * 60_000_000 + b"</a>"})


UNREADABLE: list[tuple[str, Callable[[], bytes], str]] = [
    ("rong.docx", lambda: b"", "rỗng"),
    ("dut.docx", lambda: word_file(paragraph("chữ"))[:-200], "hỏng"),
    ("khoa.docx", lambda: COMPOUND + "EncryptedPackage".encode("utf-16-le") + bytes(600), "mật khẩu"),
    ("khoa.xlsx", lambda: COMPOUND + "EncryptedPackage".encode("utf-16-le") + bytes(600), "mật khẩu"),
    ("khoa.pdf", encrypted_pdf, "mật khẩu"),
    ("quet.pdf", scanned_pdf, "quét"),
    ("bom.docx", bomb, "bom nén"),
    ("anh.docx", lambda: PICTURE, "ảnh PNG"),
    ("thuc-the.docx", with_entities, "DTD"),
    ("bieu-khac.docx", lambda: word_file(OTHER_FORM), "không phải"),
    ("thu-rieng.txt", lambda: "Chào anh, mai họp lúc 8 giờ.".encode(), "không thấy gì của một báo cáo"),
    ("goi.zip", lambda: zipped({"a.txt": "a"}), "ZIP"),
    ("cut.pdf", lambda: assembled({1: b"<</Type/Catalog>>"})[:60], "hỏng"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "make", "says"), UNREADABLE, ids=[name for name, _, _ in UNREADABLE])
def test_unreadable_file_is_one_sentence_and_what_to_do(
    caicach: Callable, tmp_path: Path, name: str, make: Callable[[], bytes], says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    before = path.read_bytes()

    plain, said = caicach("check", path), caicach("check", path, "--json")

    error = json.loads(said.out)["errors"]
    assert (plain.code, said.code, plain.out, said.err) == (2, 2, "", "")
    assert [says in each["says"] for each in error] == [True], error
    assert plain.err.splitlines() == [error[0]["says"], error[0]["do"]]
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [name]


@pytest.mark.slow
def test_sparse_file_above_the_limit_is_refused_unread(caicach: Callable, tmp_path: Path) -> None:
    path = tmp_path / "lon.docx"
    with path.open("wb") as file:
        file.truncate(220 * 1024 * 1024)

    done = caicach("check", path, "--json")

    assert done.code == 2
    assert "220 MB" in json.loads(done.out)["errors"][0]["says"]


@pytest.mark.parametrize("name", ["khong-co.docx", "thu-muc"])
def test_what_is_no_file_is_named(caicach: Callable, tmp_path: Path, name: str) -> None:
    (tmp_path / "thu-muc").mkdir()

    done = caicach("check", tmp_path / name)

    assert done.code == 2
    assert name in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_link_that_leads_to_itself_is_a_file_not_found(caicach: Callable, tmp_path: Path) -> None:
    (tmp_path / "a.docx").symlink_to(tmp_path / "b.docx")
    (tmp_path / "b.docx").symlink_to(tmp_path / "a.docx")

    done = caicach("check", tmp_path / "a.docx", "--json")

    assert done.code == 2
    assert "a.docx" in json.loads(done.out)["errors"][0]["says"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_file_without_permission_is_refused(caicach: Callable, tmp_path: Path) -> None:
    path = tmp_path / "kin.docx"
    path.write_bytes(b"x")
    path.chmod(0)

    done = caicach("check", path)

    assert done.code == 2
    assert "quyền" in done.err


@pytest.mark.slow
def test_macros_are_left_alone_and_the_report_is_read(
    caicach: Callable, tmp_path: Path, example: Path
) -> None:
    path = tmp_path / "bao-cao.docm"
    path.write_bytes(zipped(unzipped(example.read_bytes()) | {"word/vbaProject.bin": b"macro"}))

    done = caicach("check", path, "--json")

    assert done.code == 1
    assert json.loads(done.out)["summary"]["errors"] > 0


NAMES = [
    "Báo cáo cải cách hành chính năm 2023.md",
    unicodedata.normalize("NFD", "Báo cáo của Sở.md"),
    "  khoảng trắng  .md",
    "100% (bản cuối) [sửa] & ký.md",
]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_file_of_any_name_is_read_and_left_as_it_was(caicach: Callable, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(REPORT, encoding="utf-8")

    done = caicach("check", path, "--json")

    assert done.code in (0, 1)
    assert json.loads(done.out)["file"] == str(path)
    assert path.read_text(encoding="utf-8") == REPORT


@pytest.mark.slow
def test_name_that_begins_with_a_dash_is_read_after_two_dashes(
    caicach: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-bao-cao.md").write_text(REPORT, encoding="utf-8")

    assert caicach("check", "--json", "--", "-bao-cao.md").code in (0, 1)
    assert caicach("check", "-bao-cao.md").code == 3


LEGACY = {
    "TCVN3": "B¸o c¸o c«ng t¸c c¶i c¸ch hµnh chÝnh n¨m 2023\nI. KÕt qu¶ thùc hiÖn\n§· ban hµnh 12 v¨n b¶n chØ ®¹o, ®iÒu hµnh cña tØnh.",
    "VNI": "Baùo caùo coâng taùc caûi caùch haønh chính naêm 2023\nI. Keát quaû thöïc hieän\nÑaõ ban haønh 12 vaên baûn chæ ñaïo, ñieàu haønh cuûa tænh.",
}


@pytest.mark.slow
@pytest.mark.parametrize("encoding", LEGACY)
def test_text_of_an_old_encoding_is_converted_and_this_is_said(
    caicach: Callable, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "cu.txt"
    path.write_text(LEGACY[encoding], encoding="utf-8")

    done = caicach("read", path)

    assert done.code == 0
    assert encoding in done.out + done.err


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="memory is bounded by the system's own limit")
@pytest.mark.parametrize("kind", ["bomb", "sparse", "deep"])
def test_hostile_file_takes_little_memory_and_time(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "thu.docx"
    _hostile(path, kind)
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (900 << 20, 900 << 20));"
        "from caicach.cli.main import main; main()"
    )
    command = [sys.executable, "-c", program, "check", str(path), "--json"]

    done = subprocess.run(command, capture_output=True, timeout=60)

    assert done.returncode == 2, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert json.loads(done.stdout)["ok"] is False


def _hostile(path: Path, kind: str) -> None:
    if kind == "sparse":
        with path.open("wb") as file:
            file.truncate(2 << 30)
        return
    inside = b" " * (1 << 28) if kind == "bomb" else b"<w:p>" * 3_000_000
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", unzipped(word_file(""))["[Content_Types].xml"])
        archive.writestr("word/document.xml", b"<a>" + inside + b"</a>")


def test_pattern_of_a_shell_that_names_no_files_itself_is_expanded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.docx", "a.docx", "c.pdf"):
        Path(name).write_bytes(b"")

    assert expanded(["check", "*.docx", "--json"]) == ["check", "a.docx", "b.docx", "--json"]
    assert expanded(["*.odt", "--what?"]) == ["*.odt", "--what?"]
