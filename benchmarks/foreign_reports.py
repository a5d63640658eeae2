"""Reports as people write them in Word, without our data inside: every line a paragraph, the appendix a table of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from caicach.core.documents.official import AnnexRow, Blank, BodyLine, LineRole, OfficialDocument


HEADINGS = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú")
_BOLD = frozenset({LineRole.PART, LineRole.CLAUSE, LineRole.POINT})


@dataclass(frozen=True)
class Sheet:
    """The lines of the paper, those in bold, and the rows of its appendix."""

    left: tuple[str, ...]
    number: str
    day: str
    title: tuple[str, ...]
    body: tuple[tuple[str, bool], ...]
    foot: tuple[str, ...]
    annex: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, paper: OfficialDocument, swaps: Sequence[tuple[str, str]] = ()) -> "Sheet":
        """What the paper says, with words put in place of others in its text."""
        dated, annex = paper.dated, paper.annexes[0]
        lines = ((_written(line), line.role in _BOLD) for line in paper.body)
        body = [(text, is_bold) for text, is_bold in lines if text.strip(" .;-")]
        for right, wrong in swaps:
            at = next(i for i, (text, _) in enumerate(body) if right in text)
            body[at] = (body[at][0].replace(right, wrong, 1), body[at][1])
        return cls(
            left=(paper.parent_agency.upper(), paper.issuer.upper()),
            number=f"Số: {paper.number}/{paper.symbol}",
            day=f"{paper.place}, ngày {dated.day:02d} tháng {dated.month:02d} năm {dated.year}",
            title=(paper.kind, paper.subject, f"Kính gửi: {paper.addressees[0]}."),
            body=tuple(body),
            foot=(
                "Nơi nhận:",
                *(f"- {name};" for name in paper.recipients),
                paper.capacity,
                paper.position,
                paper.signatory,
            ),
            annex=("PHỤ LỤC", annex.name, annex.reference_line),
            rows=tuple(_cells(row) for row in annex.rows),
        )


def _written(line: BodyLine) -> str:
    """The line without what is still to be written: nobody hands in such places."""
    return "".join(
        part if isinstance(part, str) else part.text for part in line.inlines if not isinstance(part, Blank)
    ).replace(" .", ".")


def _cells(row: AnnexRow) -> tuple[str, ...]:
    value = row.value if isinstance(row.value, str) else getattr(row.value, "text", "")
    return row.number, row.label, row.unit, value, row.note


def write_foreign(sheet: Sheet, path: Path, *, with_table: bool = True) -> None:
    """The paper as Word keeps it."""
    import docx
    from docx.shared import Mm, Pt

    paper = docx.Document()
    paper.styles["Normal"].font.name = "Times New Roman"
    paper.styles["Normal"].font.size = Pt(14)
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    head = paper.add_table(rows=2, cols=2)
    two = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    for cell, text in zip(head._cells, ("\n".join(sheet.left), two, sheet.number, sheet.day), strict=True):
        cell.text = text
    for line in sheet.title:
        paper.add_paragraph(line).runs[0].bold = line.isupper()
    for text, is_bold in sheet.body:
        paper.add_paragraph().add_run(text).bold = is_bold
    for line in (part for part in sheet.foot if part):
        paper.add_paragraph(line)
    if with_table:
        for line in sheet.annex:
            paper.add_paragraph(line)
        table = paper.add_table(rows=len(sheet.rows) + 1, cols=len(HEADINGS))
        cells = table._cells  # worked out once: through rows it is worked out anew for every row
        for cell, text in zip(cells, [text for row in (HEADINGS, *sheet.rows) for text in row], strict=True):
            cell.text = text
    paper.save(str(path))


def write_workbook(sheet: Sheet, path: Path) -> None:
    """The appendix as a workbook of its own, figures as numbers."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"strings_to_numbers": False, "strings_to_formulas": False}) as book:
        page = book.add_worksheet()
        page.write_string(0, 0, sheet.annex[1])
        for column, heading in enumerate(HEADINGS):
            page.write_string(2, column, heading)
        for place, row in enumerate(sheet.rows, 3):
            for column, text in enumerate(row):
                if column == HEADINGS.index("Số liệu") and text.isdigit():
                    page.write_number(place, column, int(text))
                else:
                    page.write_string(place, column, text)
