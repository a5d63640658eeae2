"""Reading and writing whole reports: ours beside docxtpl (the same .docx from a template) and LibreOffice (.pdf, text)."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.table import Row, Section
from benchmarks.timing import best
from caicach import library
from caicach.adapters.readers import read_file
from caicach.adapters.renderers.batch import Order, write_documents
from caicach.adapters.renderers.docx import write_docx
from caicach.adapters.renderers.pdf import write_pdf
from caicach.core.documents.official import Figure, OfficialDocument
from caicach.core.reading.found import FoundDocument, Table


ABOUT = (
    "One report is the example that ships with caicach: its narrative and the appendix of 200 rows. docxtpl fills a "
    "template of the same paragraphs and rows; LibreOffice turns our .docx into .pdf and into text, one process for all "
    "files. Best of three for one report, one run for 155; the 155 are written on all processors by us, on one by the "
    "others, which is how each is used."
)
MANY = 155
_ROWS = 200


def measure(largest: int) -> Section:
    """The section; fewer than 155 documents when `largest` is smaller."""
    document = library.compose_from(library.example_report())
    many = [_varied(document, number) for number in range(min(MANY, largest))]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        template = _template(folder / "template.docx", document)
        rows = [*_one(document, template, folder), *_all(many, template, folder)]
        agrees = all(_rows_in(path) == _ROWS for path in (folder / "ours.docx", folder / "docxtpl.docx"))
    return Section("Documents", ABOUT, rows, agrees)


def _one(document: OfficialDocument, template: Path, folder: Path) -> Iterator[Row]:
    ours, other, pdf = folder / "ours.docx", folder / "docxtpl.docx", folder / "ours.pdf"
    fresh = iter(
        [_varied(document, 1_000 + number) for number in range(3)]
    )  # typst remembers what it has set
    yield _row("write one .docx", "caicach", lambda: write_docx(document, ours))
    yield _row("write one .docx", "docxtpl", lambda: _by_docxtpl(document, template, other))
    yield _row("write one .pdf", "caicach (typst)", lambda: write_pdf(next(fresh), pdf))
    yield _libreoffice("write one .pdf", "pdf", [ours], folder)
    yield _row("read one .docx", "caicach", lambda: read_file(ours))
    yield _libreoffice("read one .docx", "txt:Text", [ours], folder)


def _all(documents: list[OfficialDocument], template: Path, folder: Path) -> Iterator[Row]:
    count = len(documents)
    files = [folder / f"{number}.docx" for number in range(count)]
    orders = [Order(d, (path, path.with_suffix(".pdf"))) for d, path in zip(documents, files, strict=True)]
    task = f"write {count} .docx and .pdf"
    yield _row(task, "caicach", lambda: list(write_documents(orders)), rounds=1)
    yield _together(task, documents, template, folder)
    task = f"read {count} .docx"
    yield _row(task, "caicach", lambda: [read_file(path) for path in files], rounds=1)
    yield _libreoffice(task, "txt:Text", files, folder, rounds=1)


def _together(task: str, documents: list[OfficialDocument], template: Path, folder: Path) -> Row:
    """docxtpl for the .docx, LibreOffice for the .pdf of each."""
    apart = folder / "apart"
    apart.mkdir()
    files = [apart / f"{number}.docx" for number in range(len(documents))]
    start = time.perf_counter()
    for document, path in zip(documents, files, strict=True):
        _by_docxtpl(document, template, path)
    written = time.perf_counter() - start
    converted = _libreoffice(task, "pdf", files, apart, rounds=1)
    seconds = None if converted.seconds is None else written + converted.seconds
    return replace(converted, by="docxtpl and LibreOffice", seconds=seconds)


def _row(task: str, by: str, work: Callable[[], object], rounds: int = 3) -> Row:
    return Row(task, by, best(work, rounds), is_ours=by.startswith("caicach"))


def _libreoffice(task: str, kind: str, files: list[Path], folder: Path, rounds: int = 3) -> Row:
    program = shutil.which("soffice")
    if program is None:
        return Row(task, "LibreOffice", None, note="not installed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        program,
        profile,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
        *map(str, files),
    ]
    run = lambda: subprocess.run(command, check=True, capture_output=True)  # noqa: E731 - timed as it is
    return Row(task, "LibreOffice", best(run, rounds))


def _varied(document: OfficialDocument, number: int) -> OfficialDocument:
    """The document of another agency with other figures, so that nothing can be remembered."""
    annex = document.annexes[0]
    rows = tuple(
        replace(row, value=replace(row.value, text=str(place * number % 997)))
        if isinstance(row.value, Figure)
        else row
        for place, row in enumerate(annex.rows)
    )
    return replace(document, issuer=f"UBND XÃ SỐ {number}", annexes=(replace(annex, rows=rows),))


def _template(path: Path, document: OfficialDocument) -> Path:
    """A template as an office would make one: its paragraphs and rows are loops."""
    import docx

    made = docx.Document()
    made.add_paragraph("{{ issuer }}")
    made.add_paragraph("{{ kind }} {{ subject }}")
    for text in ("{%p for line in body %}", "{{ line }}", "{%p endfor %}"):
        made.add_paragraph(text)
    table = made.add_table(rows=4, cols=5)
    heads = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú")
    fields = ("{{ row.number }}", "{{ row.label }}", "{{ row.unit }}", "{{ row.value }}", "{{ row.note }}")
    for texts, row in zip(
        (heads, ("{%tr for row in rows %}",), fields, ("{%tr endfor %}",)), table.rows, strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    made.add_paragraph("{{ signatory }}")
    made.save(str(path))
    return path


def _by_docxtpl(document: OfficialDocument, template: Path, path: Path) -> None:
    from docxtpl import DocxTemplate

    filled = DocxTemplate(str(template))
    rows = [
        {
            "number": row.number,
            "label": row.label,
            "unit": row.unit,
            "value": row.value.text if isinstance(row.value, Figure) else str(row.value),
            "note": row.note,
        }
        for row in document.annexes[0].rows
    ]
    body = [line.text for line in document.body]
    facts = {"issuer": document.issuer, "kind": document.kind, "subject": document.subject}
    filled.render({**facts, "body": body, "rows": rows, "signatory": document.signatory}, autoescape=True)
    filled.save(str(path))


def _rows_in(path: Path) -> int:
    """How many numbered rows the appendix of a written file has."""
    found: FoundDocument = read_file(path)
    tables = [block for block in found.blocks if isinstance(block, Table)]
    return sum(row[0].text[:1].isdigit() for row in max(tables, key=lambda table: len(table.rows)).rows)
