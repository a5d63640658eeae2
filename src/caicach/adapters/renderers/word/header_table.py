"""The head of page 1: who issues on the left, the nation on the right, number and date on one line below."""

from dataclasses import replace

from caicach.adapters.renderers.word.paragraphs import Align, Look, Shape, line, rule, stated
from caicach.adapters.renderers.word.tables import cell, open_table, row
from caicach.core.documents import printed, wording
from caicach.core.documents.layout import LAYOUT
from caicach.core.documents.official import OfficialDocument


_CENTRED = Shape(align=Align.CENTRE)
_LEFT, _RIGHT = LAYOUT.header_columns
_SIZES = LAYOUT.sizes


def header_table(document: OfficialDocument) -> str:
    """Boxes 1 to 4 of the decree's drawing."""
    number, date = printed.number_columns(document)
    if number == _LEFT:
        return open_table(
            LAYOUT.header_columns, [_agencies(document), _number_and_date(document, number, date)]
        )
    # A long place name: the date begins further left than the nation above it.
    rows = [_agencies(document, span=2), _number_and_date(document, number, date, span=2)]
    return open_table((number, _LEFT - number, _RIGHT), rows)


def _agencies(document: OfficialDocument, span: int = 1) -> str:
    parent, issuer = printed.parent_agency(document), printed.issuer(document)
    left = [
        _agency(parent, Look(size=_SIZES.agency)) if parent.text else "",
        _agency(issuer, Look(bold=True, size=_SIZES.agency)),
        rule(_LEFT, issuer.rule),
    ]
    nation = [
        line(wording.NATIONAL_TITLE, Look(bold=True, size=_SIZES.national_title), _CENTRED),
        line(wording.MOTTO, Look(bold=True, size=_SIZES.motto), _CENTRED),
        rule(_RIGHT, printed.motto_rule_mm()),
    ]
    return row([cell(_LEFT, "".join(left), span), cell(_RIGHT, "".join(nation))])


def _agency(name: printed.Centred, look: Look) -> str:
    return stated(name.text, look, replace(_CENTRED, left=name.side, right=name.side))


def _number_and_date(document: OfficialDocument, left: float, right: float, span: int = 1) -> str:
    shape = Shape(align=Align.CENTRE, before=LAYOUT.paragraph_gap)
    number = stated(printed.number_line(document), Look(size=_SIZES.number), shape)
    date = stated(printed.date_line(document), Look(italic=True, size=_SIZES.number), shape)
    return row([cell(left, number), cell(right, date, span)])
