"""An appendix: its three title lines, and the table whose two header rows are repeated on every page."""

from dataclasses import replace

from caicach.adapters.renderers.word.paragraphs import Align, Inlines, Look, Shape, line, paragraph
from caicach.adapters.renderers.word.tables import cell, heading_row, row, ruled_table
from caicach.core.documents import printed, wording
from caicach.core.documents.layout import LAYOUT
from caicach.core.documents.official import Annex, AnnexRow, RowRole


_NUMBER, _LABEL, _UNIT, _VALUE, _NOTE = LAYOUT.annex_columns
_BOLD = Look(bold=True)
_LOOKS = {
    RowRole.PILLAR: _BOLD,
    RowRole.SUB_HEADING: Look(bold=True, italic=True),
    RowRole.HEADING: _BOLD,
    RowRole.VALUE: Look(),
}
_CENTRED = Shape(style="TableText", align=Align.CENTRE)
_LEFT = Shape(style="TableText")
_RIGHT = Shape(style="TableText", align=Align.RIGHT)


def annex(value: Annex, inlines: Inlines) -> str:
    """Everything on the pages of one appendix."""
    legend = line(value.legend, shape=Shape(style="Legend")) if value.legend else ""
    return _title(value) + annex_table(value.rows, inlines) + legend


def _title(value: Annex) -> str:
    size = LAYOUT.sizes.annex_title
    name = printed.annex_name(value)
    centred = Shape(align=Align.CENTRE, is_kept_with_next=True)
    reference = Shape(align=Align.CENTRE, after=10, is_kept_with_next=True)
    return (
        line(printed.annex_title(value), Look(bold=True, size=size), centred)
        + line(name.text, Look(bold=True, size=size), replace(centred, left=name.side, right=name.side))
        + line(value.reference_line, Look(italic=True, size=LAYOUT.sizes.annex_reference), reference)
    )


def annex_table(rows: tuple[AnnexRow, ...], inlines: Inlines) -> str:
    """The five columns of the form: number, indicator, unit, value, note."""
    return ruled_table(LAYOUT.annex_columns, [*_headings(), *(_row(item, inlines) for item in rows)])


def _headings() -> list[str]:
    def heading(width: float, *texts: str, span: int = 1, merge: str = "") -> str:
        shown = "".join(
            line(text, Look(bold=not text.startswith("("), italic=text.startswith("(")), _CENTRED)
            for text in texts
        )
        return cell(width, shown or line("", shape=_CENTRED), span, merge, is_centred=True)

    upper = [
        heading(_NUMBER, wording.ANNEX_NUMBER, merge="restart"),
        heading(_LABEL, wording.ANNEX_LABEL, wording.ANNEX_LABEL_NOTE, merge="restart"),
        heading(_UNIT + _VALUE, wording.ANNEX_RESULT, span=2),
        heading(_NOTE, wording.ANNEX_NOTE, merge="restart"),
    ]
    lower = [
        heading(_NUMBER, merge="continue"),
        heading(_LABEL, merge="continue"),
        heading(_UNIT, wording.ANNEX_UNIT),
        heading(_VALUE, wording.ANNEX_VALUE),
        heading(_NOTE, merge="continue"),
    ]
    high, low = LAYOUT.annex_heading_rows
    return [heading_row(upper, high), heading_row(lower, low)]


def _row(item: AnnexRow, inlines: Inlines) -> str:
    look = _LOOKS[item.role]
    label = replace(_LEFT, is_kept_with_next=item.role is not RowRole.VALUE)
    number = cell(_NUMBER, line(item.number, look, _CENTRED), is_centred=True)
    if item.role is RowRole.PILLAR:
        rest = sum(LAYOUT.annex_columns[1:])
        return row([number, cell(rest, line(item.label, look, label), span=4)])
    return row(
        [
            number,
            cell(_LABEL, line(item.label, look, label), is_centred=True),
            cell(_UNIT, line(printed.annex_unit(item.unit), shape=_CENTRED), is_centred=True),
            cell(_VALUE, paragraph(inlines.runs([item.value]), _RIGHT), is_centred=True),
            cell(_NOTE, line(item.note, shape=_LEFT), is_centred=True),
        ]
    )
