"""Writes examples/*.docx and *.xlsx from the Markdown and CSV beside them: a report as an officer would type it."""

import csv
import re
from pathlib import Path
from typing import Any

import xlsxwriter
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.indicators import FormVersion, Indicator


EXAMPLES = Path(__file__).parents[1] / "examples"
NAME = "ban-dan-toc-2023"
FORM = "2023"
HEADINGS = (
    "STT",
    "Chỉ tiêu thống kê (Sử dụng trong kỳ báo cáo hàng quý, 6 tháng, năm)",
    "Đơn vị tính",
    "Số liệu",
    "Ghi chú",
)
Row = tuple[str, str, str, str, bool]


def rows_of(form: FormVersion, values: dict[str, str]) -> list[Row]:
    """The printed rows: number, label, unit, value, whether bold."""
    sub_headings = {sub.before: sub.title for sub in form.sub_headings}
    rows: list[Row] = []
    for pillar in form.pillars:
        rows.append(("", pillar.printed[-1], "", "", True))
        for indicator in (i for i in form.indicators if i.pillar == pillar.letter):
            if indicator.id in sub_headings:
                rows.append(("", sub_headings[indicator.id], "", "", True))
            rows.append(_row(indicator, values[indicator.code]))
    return rows


def _row(indicator: Indicator, value: str) -> Row:
    number = indicator.code.split(".", 1)[1]
    return number, indicator.printed[-1], indicator.printed_unit, value, not indicator.takes_value


def write_docx(source: str, rows: list[Row], path: Path) -> None:
    """The report in Word: no heading styles, bold typed by hand, one appendix table."""
    document = Document()
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    _write_masthead(document)
    for block in source.split("\n\n"):
        _write_block(document, block.strip())
    _write_table(document, rows)
    document.save(str(path))


def _write_masthead(document: Any) -> None:
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    left.width, right.width = Mm(62), Mm(98)
    for cell, lines in (
        (left, ("UBND TỈNH GIA LAI", "**BAN DÂN TỘC**")),
        (right, ("**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**", "**Độc lập - Tự do - Hạnh phúc**")),
    ):
        cell.paragraphs[0].text = ""
        for number, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            _write_runs(paragraph, line, size=12)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _write_block(document: Any, block: str) -> None:
    for line in block.splitlines():
        marks, text = re.match(r"(#*)\s*(.*)", line).groups()  # type: ignore[union-attr]
        paragraph = document.add_paragraph()
        is_title = 0 < len(marks) <= 2
        _write_runs(paragraph, f"**{text}**" if marks else text)
        centred = is_title or text.startswith(("**Phụ lục", "**THỐNG KÊ", "*(Kèm theo"))
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.space_after = Pt(6)
        if not marks and not centred and not text.startswith(("*", "- ", "Số:")):
            paragraph.paragraph_format.first_line_indent = Mm(12.7)


def _write_runs(paragraph: Any, text: str, size: int | None = None) -> None:
    for piece in re.split(r"(\*+[^*]+\*+)", text):
        run = paragraph.add_run(piece.strip("*"))
        stars = len(piece) - len(piece.lstrip("*"))
        run.bold, run.italic = (stars >= 2 or None), (stars in (1, 3) or None)
        if size:
            run.font.size = Pt(size)


def _write_table(document: Any, rows: list[Row]) -> None:
    table = document.add_table(rows=0, cols=5)
    table.style = "Table Grid"
    for number, row in enumerate(
        [(*HEADINGS, True), *((n, label, u, v, "", b) for n, label, u, v, b in rows)]
    ):
        cells = table.add_row().cells
        for cell, text in zip(cells, row[:5], strict=True):
            run = cell.paragraphs[0].add_run(text)
            run.bold, run.font.size = row[5], Pt(12)
        if number == 0:
            header = OxmlElement("w:tblHeader")
            cells[0]._tc.getparent().get_or_add_trPr().append(header)
    grid = table._tbl.tblGrid
    for column, width in zip(grid.findall(qn("w:gridCol")), (14, 80, 30, 20, 16), strict=True):
        column.set(qn("w:w"), str(round(width * 56.7)))


def write_xlsx(rows: list[Row], path: Path) -> None:
    """The appendix alone, figures as numbers."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Phụ lục 1")
    bold, wrapped = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"text_wrap": True})
    sheet.set_column(1, 1, 70)
    sheet.set_column(2, 2, 24)
    sheet.write_row(0, 0, HEADINGS, bold)
    for line, (number, label, unit, value, is_bold) in enumerate(rows, 1):
        style = bold if is_bold else wrapped
        sheet.write_row(line, 0, (number, label, unit), style)
        if value:
            sheet.write_number(line, 3, float(value))
    book.close()


def main() -> None:
    """Write both files."""
    form = load_catalogue().form(FORM)
    with (EXAMPLES / f"{NAME}.csv").open(encoding="utf-8") as file:
        values = {row["code"]: row["value"] for row in csv.DictReader(file)}
    rows = rows_of(form, values)
    source = (EXAMPLES / f"{NAME}.md").read_text(encoding="utf-8")
    write_docx(source, rows, EXAMPLES / f"{NAME}.docx")
    write_xlsx(rows, EXAMPLES / f"{NAME}.xlsx")


if __name__ == "__main__":
    main()
