"""Documents to render: small ones for one question, and the whole form with its 200 rows; pages of both renderings."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from caicach.adapters.content.load import load_catalogue
from caicach.adapters.renderers.docx import write_docx
from caicach.adapters.renderers.pdf import write_pdf
from caicach.core.documents.official import (
    Annex,
    AnnexRow,
    Blank,
    BodyLine,
    DateToPrint,
    Figure,
    LineRole,
    OfficialDocument,
    RowRole,
)


FILLER = (
    "Cơ quan đã triển khai kịp thời các nhiệm vụ của kế hoạch, kiểm tra việc thực hiện và công khai kết quả. "
)


def annex_of_the_form() -> Annex:
    """All rows of the 2023 form in printed order, every value a figure."""
    form = load_catalogue().form("2023")
    rows: list[AnnexRow] = []
    for pillar in form.pillars:
        rows.append(AnnexRow(RowRole.PILLAR, "", pillar.title, "", "", ""))
        for place, row in enumerate(each for each in form.indicators if each.pillar == pillar.letter):
            number = row.code.partition(".")[2]
            if not row.takes_value:
                rows.append(AnnexRow(RowRole.HEADING, number, row.label, "", "", ""))
                continue
            value = Figure("100,00" if row.printed_unit == "%" else str(place), row.id)
            rows.append(AnnexRow(RowRole.VALUE, number, row.label, row.printed_unit, value, ""))
    return Annex(
        None,
        "Thống kê số liệu về kết quả thực hiện công tác cải cách hành chính năm 2023",
        "(Kèm theo Báo cáo số      /BC-BDT ngày      tháng 12 năm 2023 của Ban Dân tộc)",
        tuple(rows),
        "Ghi chú: “-” là không phát sinh.",
    )


def short_annex(number: str | None = None) -> Annex:
    """A pillar with one row of each role."""
    return Annex(
        number,
        "Thống kê số liệu",
        "(Kèm theo Báo cáo số 12/BC-BDT)",
        (
            AnnexRow(RowRole.PILLAR, "", "Cải cách thể chế", "", "", ""),
            AnnexRow(RowRole.SUB_HEADING, "", "Nhiệm vụ do tỉnh giao", "", "", ""),
            AnnexRow(RowRole.HEADING, "1", "Văn bản", "", "", ""),
            AnnexRow(
                RowRole.VALUE, "1.1", "Tỷ lệ xử lý", "%", Figure("98,62", "handled-rate"), "đang rà soát"
            ),
            AnnexRow(RowRole.VALUE, "1.2", "Số văn bản", "Văn bản", Figure("1.234", "documents"), ""),
            AnnexRow(RowRole.VALUE, "1.3", "Có khảo sát", "Có = 1 Không = 0", "-", ""),
            AnnexRow(RowRole.VALUE, "1.4", "=SUM(A1:A9)", "Văn bản", Blank("nhập số liệu"), ""),
        ),
    )


def short_document() -> OfficialDocument:
    """One page of text with every kind of line, and one short appendix."""
    return OfficialDocument(
        parent_agency="UBND tỉnh Gia Lai",
        issuer="Ban Dân tộc",
        number=None,
        symbol="BC-BDT",
        place="Gia Lai",
        dated=DateToPrint(None, 12, 2023),
        kind="Báo cáo",
        subject="Công tác cải cách hành chính năm 2023",
        addressees=("Sở Nội vụ",),
        body=(
            BodyLine(LineRole.GROUND, ("Căn cứ Nghị định số 30/2020/NĐ-CP;",)),
            BodyLine(LineRole.PART, ("I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",)),
            BodyLine(LineRole.CLAUSE, ("1. Về tổ chức chỉ đạo",)),
            BodyLine(LineRole.POINT, ("1.1. Kết quả",)),
            BodyLine(
                LineRole.BODY,
                (
                    "Được giao ",
                    Figure("27", "tasks"),
                    " nhiệm vụ; <còn> ",
                    Blank("nêu nguyên nhân"),
                    " & khác.",
                ),
            ),
            BodyLine(LineRole.ITEM, ("- Đã hoàn thành ", Figure("22", "tasks-done"), " nhiệm vụ.")),
            BodyLine(LineRole.BODY, ("Trên đây là báo cáo của Ban Dân tộc./.",)),
        ),
        capacity="KT. TRƯỞNG BAN",
        position="PHÓ TRƯỞNG BAN",
        signatory="Nguyễn Văn An",
        recipients=("Như trên", "Lưu: VT, VP"),
        annexes=(short_annex(),),
        carried={"caicach": 1, "observations": {"tasks": {"state": "reported", "value": "27"}}},
    )


def whole_document() -> OfficialDocument:
    """Several pages of text and the whole form."""
    document = short_document()
    filler = tuple(BodyLine(LineRole.BODY, (FILLER * 3,)) for _ in range(16))
    return replace(
        document, body=(*document.body[:-1], *filler, document.body[-1]), annexes=(annex_of_the_form(),)
    )


@pytest.fixture
def document() -> OfficialDocument:
    return short_document()


@pytest.fixture
def make_document() -> Callable[..., OfficialDocument]:
    """The short document with some of its facts replaced."""
    return lambda **facts: replace(short_document(), **facts)


@pytest.fixture(scope="session")
def whole() -> OfficialDocument:
    return whole_document()


@pytest.fixture(scope="session")
def as_pdf(tmp_path_factory: pytest.TempPathFactory) -> Callable[[OfficialDocument, str], Path]:
    """The document as PDF pages: `typst` by our own writer, `docx` from our .docx through LibreOffice."""
    made: dict[tuple[str, str], Path] = {}

    def render(document: OfficialDocument, way: str) -> Path:
        key = (way, repr(document))
        if key not in made:
            folder = tmp_path_factory.mktemp(way)
            made[key] = (
                _through_libreoffice(document, folder) if way == "docx" else _through_typst(document, folder)
            )
        return made[key]

    return render


def _through_typst(document: OfficialDocument, folder: Path) -> Path:
    write_pdf(document, folder / "document.pdf")
    return folder / "document.pdf"


def _through_libreoffice(document: OfficialDocument, folder: Path) -> Path:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed, so the pages of the .docx cannot be seen")
    write_docx(document, folder / "document.docx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        program,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
        folder / "document.docx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "document.pdf"


@pytest.fixture(scope="session")
def open_pages(
    as_pdf: Callable[[OfficialDocument, str], Path],
) -> Iterator[Callable[[OfficialDocument, str], list[Any]]]:
    """The pages of one rendering, for measuring; points from the top left. Read once a rendering."""
    with ExitStack() as opened:
        files: dict[Path, list[Any]] = {}

        def pages(document: OfficialDocument, way: str) -> list[Any]:
            path = as_pdf(document, way)
            if path not in files:
                files[path] = opened.enter_context(pdfplumber.open(path)).pages
            return files[path]

        yield pages
