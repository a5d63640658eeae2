"""Tables in WordprocessingML, as text: cell by cell through python-docx costs a hundred times as much."""

from collections.abc import Iterable, Sequence

from caicach.adapters.renderers.word.paragraphs import twips


_NO_MARGINS = (
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
)
_NARROW_MARGINS = (
    '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="57" w:type="dxa"/>'
    '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
)
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_GRID_LINES = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)


def open_table(widths: Sequence[float], rows: Iterable[str]) -> str:
    """A table without lines or inner margins, to stand boxes beside each other. Widths in millimetres."""
    return _table(widths, rows, "", _NO_MARGINS)


def ruled_table(widths: Sequence[float], rows: Iterable[str]) -> str:
    """A table with all its lines. Widths in millimetres."""
    return _table(widths, rows, f"<w:tblBorders>{_GRID_LINES}</w:tblBorders>", _NARROW_MARGINS)


def _table(widths: Sequence[float], rows: Iterable[str], borders: str, margins: str) -> str:
    total = sum(twips(width) for width in widths)
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>{borders}'
        f'<w:tblLayout w:type="fixed"/>{margins}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def row(cells: Iterable[str], is_whole: bool = True) -> str:
    """A row, broken over two pages only when it is not whole."""
    properties = "<w:trPr><w:cantSplit/></w:trPr>" if is_whole else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def heading_row(cells: Iterable[str], height: float) -> str:
    """A row repeated at the head of every page, at least `height` millimetres high."""
    properties = f'<w:cantSplit/><w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/><w:tblHeader/>'
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(width: float, paragraphs: str, span: int = 1, merge: str = "", is_centred: bool = False) -> str:
    """A cell; `merge` is `restart` or `continue` where cells join downwards. Width in millimetres."""
    properties = [
        f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>',
        f'<w:gridSpan w:val="{span}"/>' if span > 1 else "",
        f'<w:vMerge w:val="{merge}"/>' if merge else "",
        '<w:vAlign w:val="center"/>' if is_centred else "",
    ]
    return f"<w:tc><w:tcPr>{''.join(properties)}</w:tcPr>{paragraphs}</w:tc>"
