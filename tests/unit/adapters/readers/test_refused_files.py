"""Everything broken or hostile gives one clear sentence and leaves the file as it was."""

import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest

from caicach.adapters.readers import limits, read_bytes, read_file
from caicach.adapters.readers.deadline import DeadlinePassed, deadline
from caicach.core.ground.errors import UnreadableInput
from factories.word_files import cell, paragraph, row, table, unzipped, word_file, zipped


PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")


def compound_with(stream: str) -> bytes:
    return COMPOUND + bytes(600) + stream.encode("utf-16-le") + bytes(600)


def with_document_type() -> bytes:
    return word_file(paragraph("x"), head='<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>')


def in_utf_16(data: bytes) -> bytes:
    files = unzipped(data)
    files["word/document.xml"] = (
        files["word/document.xml"].decode().replace("UTF-8", "UTF-16").encode("utf-16")
    )
    return zipped(files)


def nested(depth: int) -> bytes:
    return word_file("<w:sdt><w:sdtContent>" * depth + paragraph("x") + "</w:sdtContent></w:sdt>" * depth)


def bomb() -> bytes:
    return zipped({"word/document.xml": b"<a>" + b" " * (limits.RATIO_FROM_BYTES + 1)})


def many_entries() -> bytes:
    return zipped({f"part{number}": "" for number in range(limits.PACKAGE_ENTRIES + 1)})


def lying_directory() -> bytes:
    """A zip whose directory says an entry is short while its stream is long."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 5_000_000 + b"</a>")
    data = stream.getvalue()
    size = (5_000_007).to_bytes(4, "little")
    return data.replace(size, (100).to_bytes(4, "little"))


REFUSED = [
    ("empty.docx", b"", "rỗng"),
    ("truncated.docx", word_file(paragraph("x"))[:300], "hỏng"),
    ("truncated.pdf", b"%PDF-1.7\n1 0 obj<</Type/Catalog", "hỏng"),
    ("picture.docx", PNG, "ảnh PNG"),
    ("program.docx", b"MZ" + bytes(500), "chương trình"),
    ("noise.bin", bytes(range(32)) * 50, "nhị phân"),
    ("page.docx", b"<html><body>x</body></html>", "HTML"),
    ("flat.doc", b'<?xml version="1.0"?><w:wordDocument/>', "XML"),
    ("archive.zip", zipped({"a.txt": "x"}), "ZIP"),
    ("slides.pptx", zipped({"ppt/presentation.xml": "<p/>"}), "PowerPoint"),
    ("secret.docx", compound_with("EncryptedPackage"), "mật khẩu"),
    ("old.ppt", compound_with("PowerPoint Document"), "PowerPoint"),
    ("half.doc", COMPOUND + bytes(600), "Office kiểu cũ"),
    ("entities.docx", with_document_type(), "DTD"),
    ("entities16.docx", in_utf_16(with_document_type()), "DTD"),
    ("nested.docx", nested(3000), "hỏng"),
    ("bomb.docx", bomb(), "bom nén"),
    ("entries.docx", many_entries(), "phần bên trong"),
    ("lying.docx", lying_directory(), "hỏng"),
    ("bodyless.docx", zipped({"word/document.xml": "<a/>"}), "hỏng"),
    ("notxml.docx", zipped({"word/document.xml": "x < y"}), "hỏng"),
    ("silent.docx", word_file("<w:p/>"), "không có chữ nào"),
    ("spaces.txt", b" \n\n ", "không có chữ nào"),
    ("book.xlsx", zipped({"xl/workbook.xml": "<workbook/>"}), "hỏng"),
    ("~$report.docx", b"\x05lock", "tệp tạm"),
]


@pytest.mark.parametrize(("name", "data", "says"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_broken_or_hostile_file_is_refused_with_a_sentence(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    before = hashlib.sha256(data).digest()

    with pytest.raises(UnreadableInput) as refused:
        read_file(path)

    assert says in refused.value.says.vi
    assert refused.value.says.en
    assert refused.value.do.vi
    assert hashlib.sha256(path.read_bytes()).digest() == before
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"khong-co\.docx"):
        read_file(tmp_path / "khong-co.docx")


def test_name_too_long_for_the_system_is_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="Không tìm thấy"):
        read_file(tmp_path / ("a" * 5000))


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="thư mục"):
        read_file(tmp_path)


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all"
)
def test_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"x")
    path.chmod(0)

    with pytest.raises(UnreadableInput, match="Không có quyền"):
        read_file(path)


def test_file_above_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with path.open("wb") as file:
        file.truncate(200 * limits.MEGABYTE)

    with pytest.raises(UnreadableInput, match="200 MB, vượt giới hạn 100 MB"):
        read_file(path)


def test_macros_are_not_run_and_this_is_said() -> None:
    files = unzipped(word_file(paragraph("chữ"))) | {"word/vbaProject.bin": b"macro"}

    found = read_bytes(zipped(files), "a.docm")

    assert [each.text for each in found.paragraphs] == ["chữ"]
    assert "macro không được chạy" in found.notes[0].vi


def test_external_links_are_not_followed() -> None:
    files = unzipped(word_file(paragraph("chữ")))
    files["word/_rels/document.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        b'Type="x/styles" Target="http://attack.invalid/styles.xml" TargetMode="External"/></Relationships>'
    )

    assert [each.text for each in read_bytes(zipped(files), "a.docx").paragraphs] == ["chữ"]


def test_relationship_out_of_the_package_finds_nothing() -> None:
    files = unzipped(word_file(paragraph("chữ")))
    files["word/_rels/document.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        b'Type="x/styles" Target="../../../../etc/passwd"/></Relationships>'
    )

    assert [each.text for each in read_bytes(zipped(files), "a.docx").paragraphs] == ["chữ"]


def test_name_that_promises_another_format_is_said() -> None:
    found = read_bytes(word_file(paragraph("chữ")), "bao-cao.pdf")

    assert found.format == "docx"
    assert "“.pdf”" in found.notes[0].vi


def test_absurd_spans_do_not_grow_the_table() -> None:
    wide = cell("a", "<w:gridSpan w:val='999999999'/>")

    (found,) = read_bytes(word_file(table(row(wide, cell("b")), row(cell("c"), cell("d")))), "a.docx").tables

    assert len(found.rows[0]) < 1000


def never_ends_within(seconds: float) -> None:
    with deadline(seconds):
        while True:
            pass


def test_time_runs_out_in_a_loop_that_never_ends() -> None:
    with pytest.raises(DeadlinePassed):
        never_ends_within(0.02)


def test_time_left_over_disturbs_nobody() -> None:
    with deadline(60):
        result = sum(range(1000))

    assert result == 499500


def test_reading_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def never_ends(data: bytes, name: str) -> None:
        while True:
            pass

    monkeypatch.setattr("caicach.adapters.readers.file.read_text", never_ends)
    monkeypatch.setattr("caicach.adapters.readers.file.READING_SECONDS", 0.02)

    with pytest.raises(UnreadableInput, match="giây"):
        read_bytes("chữ".encode(), "a.txt")
