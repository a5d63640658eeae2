"""Whole reports of other looks and agencies as files an officer would hand in: Word, workbook, PDF."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import openpyxl
import typst
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.indicators import IndicatorKind, RateOf
from caicach.core.catalogue.understand import understand
from factories.found import document
from factories.reports.finance import FINANCE, FINANCE_FIGURES
from factories.reports.justice import JUSTICE, JUSTICE_FIGURES
from factories.reports.ward import WARD, WARD_FIGURES
from factories.reports.zone import ZONE, ZONE_FIGURES


HEADER = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú")


@dataclass(frozen=True)
class TrialReport:
    """A report's text, its figures by printed code, the form, the type of agency that fills it in."""

    text: str
    figures: Mapping[str, str]
    form: str
    agency_type: str

    def rows(self, changed: Mapping[str, str] | None = None) -> list[tuple[str, ...]]:
        """The appendix: figures as given, rates worked out, rows of other agencies marked `x`."""
        form = load_catalogue().form(self.form)
        figures = {**self.figures, **(changed or {})}
        titles = {pillar.letter: pillar.title for pillar in form.pillars}
        rows: list[tuple[str, ...]] = []
        for row in form.indicators:
            if row.pillar in titles:
                rows.append(("", titles.pop(row.pillar), "", "", ""))
            value = ""
            if row.takes_value:
                value = figures.get(row.code, "")
                if not value and self.agency_type in {kind.value for kind in row.applies_to}:
                    value = _derived(row, form, figures)
                elif not value:
                    value = "x"
            label = (row.printed[0] if row.printed else row.label).replace("[1]", "")
            rows.append((row.code.partition(".")[2], label, row.printed_unit or "", value, ""))
        return rows


def _derived(row: object, form: object, figures: Mapping[str, str]) -> str:
    formula = row.formula  # type: ignore[attr-defined]
    if isinstance(formula, RateOf):
        part, whole = (
            float(figures.get(form.by_id[id_].code, "0"))  # type: ignore[attr-defined]
            for id_ in (formula.part, formula.whole)
        )
        return f"{part * 100 / whole:.2f}".replace(".", ",") if whole else ""
    return "" if row.kind is IndicatorKind.RATE else "0"  # type: ignore[attr-defined]


def _figures(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split())


TRIALS: Mapping[str, TrialReport] = {
    "ward": TrialReport(WARD, _figures(WARD_FIGURES), "two-level", "commune"),
    "finance": TrialReport(FINANCE, _figures(FINANCE_FIGURES), "2023", "department"),
    "justice": TrialReport(JUSTICE, _figures(JUSTICE_FIGURES), "2023", "department"),
    "zone": TrialReport(ZONE, _figures(ZONE_FIGURES), "2023", "department"),
}


def filing_of_trial(
    name: str, old: str = "", new: str = "", figures: Mapping[str, str] | None = None
) -> Filing:
    """The report read and bound, with one piece of its text and some figures of its appendix changed."""
    trial = TRIALS[name]
    text = changed_text(trial, old, new) if old else trial.text
    lines = [(line, True) if is_heading(line) else line for line in lines_of(text)]
    rows = [list(row) for row in (HEADER, *trial.rows(figures))]
    return understand(document(*lines, rows), load_catalogue())


def changed_text(trial: TrialReport, old: str, new: str) -> str:
    """The text with one piece put in place of another."""
    assert old in trial.text, f"not in the report: {old}"
    return trial.text.replace(old, new, 1)


def lines_of(text: str) -> list[str]:
    """The lines of a report that are not empty."""
    return [line for line in text.strip().split("\n") if line.strip()]


def is_heading(line: str) -> bool:
    """Whether the line is set in bold, as headings are."""
    return (re.match(r"(?:[IVX]+|\d+)\. ", line) is not None and not line.endswith(".")) or line.isupper()


def write_word(text: str, rows: list[tuple[str, ...]] | None, path: Path) -> Path:
    """As people write in Word: every line a paragraph, the head in a table of two columns, the appendix after the text."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(14)
    _set_page(document)
    lines = lines_of(text)
    at = next(i for i, line in enumerate(lines) if line.isupper() and line.startswith("BÁO CÁO"))
    head = document.add_table(rows=2, cols=2)
    two = [line for line in lines[:at] if line.startswith(("CỘNG HÒA", "Độc lập"))]
    day = lines[at - 1]
    left = [line for line in lines[: at - 1] if line not in two and not line.startswith("Số:")]
    number = [line for line in lines[: at - 1] if line.startswith("Số:")]
    for cell, parts in zip(
        (*head.rows[0].cells, *head.rows[1].cells), (left, two, number, [day]), strict=True
    ):
        cell.text = "\n".join(parts)
    for line in lines[at:]:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(line)
        run.bold = is_heading(line)
        run.italic = line.startswith("(Kèm theo")
    if rows is not None:
        table = document.add_table(rows=0, cols=5)
        table.style = "Table Grid"
        for row in (HEADER, *rows):
            for cell, value in zip(table.add_row().cells, row, strict=True):
                cell.text = value
    document.save(str(path))
    return path


def _set_page(document: Any) -> None:
    """A4 with the margins of Decree 30/2020, pages numbered at the top."""
    (section,) = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)


def write_workbook(rows: list[tuple[str, ...]], title: str, path: Path) -> Path:
    """The appendix as a workbook: a title over the table, figures as numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([title])
    sheet.append([])
    sheet.append(list(HEADER))
    for row in rows:
        number, label, unit, value, note = row
        sheet.append([number, label, unit, int(value) if value.isdigit() else value, note])
    book.save(path)
    return path


def write_pdf(text: str, rows: list[tuple[str, ...]], path: Path, stroke: str = "none") -> Path:
    """A printed page with its table, without rules unless they are asked for."""
    lines = lines_of(text)
    at = next(i for i, line in enumerate(lines) if line.startswith("BÁO CÁO"))
    two = [line for line in lines[:at] if line.startswith(("CỘNG HÒA", "Độc lập"))]
    left = [line for line in lines[: at - 1] if line not in two]
    parts = [
        '#set page("a4", margin: (left: 3cm, right: 1.5cm, y: 2cm), numbering: "1")',
        '#set text(font: "Liberation Serif", size: 13pt)',
        "#set par(justify: true, leading: 0.7em)",
        f"#grid(columns: (1fr, 1.2fr), align: center, [{_joined(left)}], [{_joined([*two, lines[at - 1]])}])",
    ]
    for line in lines[at:]:
        body = _quoted(line)
        if is_heading(line) and not re.match(r"[IVX\d]", line):
            parts.append(f"#align(center)[*{body}*]")
        elif is_heading(line):
            parts.append(f"#par(first-line-indent: 1cm)[*{body}*]")
        elif line.startswith("(Kèm theo"):
            parts.append(f"#align(center)[_{body}_]")
        elif line.startswith(("Kết quả công tác", "Công tác")):
            parts.append(f"#align(center)[{body}]")
        else:
            parts.append(f"#par(first-line-indent: (amount: 1cm, all: true))[{body}]")
    cells = ", ".join(f"[{_quoted(cell)}]" for row in (HEADER, *rows) for cell in row)
    parts.append(
        f"#text(size: 12pt)[#table(columns: (1.5cm, 1fr, 2.4cm, 2cm, 1.6cm), stroke: {stroke}, "
        f"align: (x, y) => if x == 1 {{left}} else {{center}}, {cells})]"
    )
    path.write_bytes(typst.compile("\n\n".join(parts).encode()))
    return path


def _quoted(text: str) -> str:
    return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _joined(lines: list[str]) -> str:
    return " \\ ".join(map(_quoted, lines))
