"""A list after the appendices: its title lines and a table as wide as the page, headings repeated on every page."""

from dataclasses import replace

from caicach.adapters.renderers.word.paragraphs import Align, Look, Shape, line
from caicach.adapters.renderers.word.tables import cell, heading_row, row, ruled_table
from caicach.core.documents import printed
from caicach.core.documents.layout import LAYOUT
from caicach.core.documents.official import ListAnnex, ListColumn


_BOLD = Look(bold=True)
_CENTRED = Shape(style="TableText", align=Align.CENTRE)
_LEFT = Shape(style="TableText")
_HEADING_HEIGHT = 8


def list_annex(value: ListAnnex) -> str:
    """Everything on the pages of one list."""
    return _title(value) + _table(value)


def _title(value: ListAnnex) -> str:
    size = LAYOUT.sizes.annex_title
    name = printed.annex_name(value)
    centred = Shape(align=Align.CENTRE, is_kept_with_next=True)
    return (
        line(value.title, Look(bold=True, size=size), centred)
        + line(name.text, Look(bold=True, size=size), replace(centred, left=name.side, right=name.side))
        + line(
            value.reference_line,
            Look(italic=True, size=LAYOUT.sizes.annex_reference),
            replace(centred, after=10),
        )
    )


def _table(value: ListAnnex) -> str:
    widths = [column.width for column in value.columns]
    headings = [
        cell(column.width, line(column.heading, _BOLD, _CENTRED), is_centred=True) for column in value.columns
    ]
    rows = [_row(texts, value.columns) for texts in value.rows]
    return ruled_table(widths, [heading_row(headings, _HEADING_HEIGHT), *rows])


def _row(texts: tuple[str, ...], columns: tuple[ListColumn, ...]) -> str:
    if len(texts) == 1:
        whole = sum(column.width for column in columns)
        heading = line(texts[0], _BOLD, replace(_LEFT, is_kept_with_next=True))
        return row([cell(whole, heading, span=len(columns))])
    return row(
        [
            cell(column.width, _lines(text, _CENTRED if column.is_centred else _LEFT))
            for text, column in zip(texts, columns, strict=True)
        ],
        is_whole=not any("\n" in text for text in texts),
    )


def _lines(text: str, shape: Shape) -> str:
    return "".join(line(part, shape=shape) for part in text.split("\n"))
