"""Formats read through LibreOffice, and what is said where there is none."""

import hashlib
import subprocess
from pathlib import Path

import pytest

from caicach.adapters.readers import read_bytes, read_file, through_libreoffice
from caicach.adapters.readers.kinds import Kind
from caicach.core.ground.errors import UnreadableInput
from factories.word_files import cell, paragraph, row, table, word_file


needs_libreoffice = pytest.mark.skipif(
    through_libreoffice.libreoffice() is None, reason="LibreOffice is not on this machine"
)
RTF = rb"{\rtf1\ansi\ansicpg1252 B\u225?o c\u225?o n\u259?m 2023\par}"


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one small report as .odt, .rtf and .doc, made by LibreOffice."""
    program = through_libreoffice.libreoffice()
    if program is None:
        pytest.skip("LibreOffice is not on this machine")
    folder = tmp_path_factory.mktemp("converted")
    body = paragraph("Báo cáo năm 2023") + table(
        row(cell("1"), cell("Số văn bản"), cell("5")), row(cell("2"), cell("x"), cell(""))
    )
    source = folder / "report.docx"
    source.write_bytes(word_file(body))
    for suffix in ("odt", "rtf", "doc"):
        command = [program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        subprocess.run(
            [*command, "--convert-to", suffix, "--outdir", str(folder), str(source)],
            check=True,
            capture_output=True,
            timeout=120,
        )
    return folder


@needs_libreoffice
@pytest.mark.libreoffice
@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["odt", "rtf", "doc"])
def test_old_formats_are_read_like_the_docx(converted: Path, suffix: str) -> None:
    path = converted / f"report.{suffix}"
    before = hashlib.sha256(path.read_bytes()).digest()

    found = read_file(path)

    assert found.format == suffix
    assert [each.text for each in found.paragraphs] == ["Báo cáo năm 2023"]
    assert [[each.text for each in line] for line in found.tables[0].rows] == [
        ["1", "Số văn bản", "5"],
        ["2", "x", ""],
    ]
    assert hashlib.sha256(path.read_bytes()).digest() == before


@needs_libreoffice
@pytest.mark.libreoffice
@pytest.mark.slow
def test_doc_read_directly_agrees_with_libreoffice(converted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    through = read_file(converted / "report.doc")
    monkeypatch.setattr("caicach.adapters.readers.doc.reader.libreoffice", lambda: None)

    direct = read_file(converted / "report.doc")

    def rows(found: object) -> list[list[str]]:
        return [[each.text for each in line] for line in found.tables[0].rows]  # type: ignore[attr-defined]

    assert rows(direct) == rows(through)
    assert [each.text for each in direct.paragraphs] == [each.text for each in through.paragraphs]


def test_without_libreoffice_the_sentence_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(through_libreoffice, "libreoffice", lambda: None)

    with pytest.raises(UnreadableInput) as refused:
        read_bytes(RTF, "a.rtf")

    assert "cần có LibreOffice" in refused.value.says.vi
    assert "apt-get install libreoffice-writer-nogui" in refused.value.do.vi


def program(folder: Path, lines: str) -> str:
    """A stand-in for LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o755)
    return str(path)


def test_conversion_that_gives_nothing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = program(tmp_path, "echo source file could not be loaded")
    monkeypatch.setattr(through_libreoffice, "libreoffice", lambda: stand_in)

    with pytest.raises(UnreadableInput) as refused:
        through_libreoffice.read_through_libreoffice(RTF, "a.rtf", Kind.RTF)

    assert "không mở được" in refused.value.says.vi
    assert refused.value.context["detail"] == "source file could not be loaded"


@pytest.mark.slow
def test_conversion_that_hangs_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = tmp_path / "child"
    stand_in = program(tmp_path, f"sleep 600 &\necho $! > {child}\nwait")
    monkeypatch.setattr(through_libreoffice, "libreoffice", lambda: stand_in)
    monkeypatch.setattr(through_libreoffice, "CONVERSION_SECONDS", 0.5)

    with pytest.raises(UnreadableInput, match="giây"):
        through_libreoffice.read_through_libreoffice(RTF, "a.rtf", Kind.RTF)

    state = Path(f"/proc/{child.read_text().strip()}/stat")
    assert not state.exists() or state.read_text().rpartition(")")[2].split()[0] in "ZX"
