"""Documents as found, built from plain texts: paragraphs, tables, and the whole appendix of a form."""

from collections.abc import Iterable, Sequence

from caicach.core.catalogue.indicators import FormVersion
from caicach.core.reading.found import Address, Block, Cell, FoundDocument, Paragraph, Table, TextFormat


HEADER = ["STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú"]


def document(*parts: object, carried: dict[str, object] | None = None) -> FoundDocument:
    """A document of the parts in order: a text is a paragraph, a (text, bold) pair one that is bold, a list a table."""
    return FoundDocument(
        "report.docx", "docx", tuple(_block(part, at) for at, part in enumerate(parts)), carried=carried
    )


def _block(part: object, at: int) -> Block:
    if isinstance(part, str):
        return Paragraph(part, Address(at))
    if isinstance(part, tuple):
        return Paragraph(part[0], Address(at), format=TextFormat(bold=part[1]))
    assert isinstance(part, list)
    return table(part, at)


def table(rows: Sequence[Sequence[str | Cell]], at: int = 0) -> Table:
    """A table at that block; a cell given as a Cell keeps all but its address."""
    return Table(tuple(_row(row, at, number) for number, row in enumerate(rows)), Address(at))


def _row(row: Sequence[str | Cell], at: int, number: int) -> tuple[Cell, ...]:
    return tuple(
        Cell(cell, Address(at, number, column))
        if isinstance(cell, str)
        else Cell(cell.text, Address(at, number, column), cell.is_bold, cell.is_continued, cell.figures)
        for column, cell in enumerate(row)
    )


def appendix_rows(form: FormVersion, words: str = "printed", values: Sequence[str] = ()) -> list[list[str]]:
    """Every printed row of a form with titles between, without the header. `words`: `printed`, `new` or `old`; the
    values are dealt out to the rows that take one, the place in the order where none are given."""
    titles = {pillar.letter: pillar.title for pillar in form.pillars}
    subs = {sub.before: sub.title for sub in form.sub_headings}
    dealt = iter(values) if values else (str(number) for number in range(1000))
    rows: list[list[str]] = []
    for indicator in form.indicators:
        if indicator.pillar in titles:
            rows.append(["", titles.pop(indicator.pillar), "", "", ""])
        if indicator.id in subs:
            rows.append(["", subs[indicator.id], "", "", ""])
        label = {
            "printed": indicator.printed[0] if indicator.printed else indicator.label,
            "old": indicator.wordings[0].label if indicator.wordings else indicator.label,
        }.get(words, indicator.label)
        value = next(dealt) if indicator.takes_value else ""
        rows.append([indicator.code.partition(".")[2], label, indicator.printed_unit, value, ""])
    return rows


def appendix(rows: Iterable[list[str]]) -> list[list[str]]:
    """A table of the rows under the usual header."""
    return [HEADER, *rows]
