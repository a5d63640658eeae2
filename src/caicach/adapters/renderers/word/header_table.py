"""The head of page 1: who issues on the left, the nation on the right, number and date on one line below."""

from dataclasses import replace

from caicach.adapters.renderers import printed, wording
from caicach.adapters.renderers.layout import LAYOUT
from caicach.adapters.renderers.word.paragraphs import Align, Look, Shape, line, rule, stated
from caicach.adapters.renderers.word.tables import cell, open_table, row
from caicach.core.documents.official import OfficialDocument


_CENTRED = Shape(align=Align.CENTRE)
_LEFT, _RIGHT = LAYOUT.header_columns
_SIZES = LAYOUT.sizes


def header_table(document: OfficialDocument) -> str:
    """Boxes 1 to 4 of the decree's drawing."""
    return open_table(LAYOUT.header_columns, [_agencies(document), _number_and_date(document)])


def _agencies(document: OfficialDocument) -> str:
    name = printed.issuer(document)
    issuer = [
        stated(document.parent_agency.upper(), Look(size=_SIZES.agency), _CENTRED)
        if document.parent_agency
        else "",
        stated(
            name.text, Look(bold=True, size=_SIZES.agency), replace(_CENTRED, left=name.side, right=name.side)
        ),
        rule(_LEFT, name.rule),
    ]
    nation = [
        line(wording.NATIONAL_TITLE, Look(bold=True, size=_SIZES.national_title), _CENTRED),
        line(wording.MOTTO, Look(bold=True, size=_SIZES.motto), _CENTRED),
        rule(_RIGHT, printed.motto_rule_mm()),
    ]
    return row([cell(_LEFT, "".join(issuer)), cell(_RIGHT, "".join(nation))])


def _number_and_date(document: OfficialDocument) -> str:
    shape = Shape(align=Align.CENTRE, before=LAYOUT.paragraph_gap)
    number = stated(printed.number_line(document), Look(size=_SIZES.number), shape)
    date = stated(printed.date_line(document), Look(italic=True, size=_SIZES.number), shape)
    return row([cell(_LEFT, number), cell(_RIGHT, date)])
