"""The foot of the text: recipients on the left, level with capacity, position and name on the right."""

from caicach.adapters.renderers.word.paragraphs import Align, Look, Shape, line, stated
from caicach.adapters.renderers.word.tables import cell, open_table, row
from caicach.core.documents import printed, wording
from caicach.core.documents.layout import LAYOUT
from caicach.core.documents.official import OfficialDocument


_LEFT, _RIGHT = LAYOUT.signature_columns
_SIZES = LAYOUT.sizes


def signature_table(document: OfficialDocument) -> str:
    """Boxes 7 and 9b of the decree's drawing, with room for the signature and the seal."""
    return open_table(
        LAYOUT.signature_columns, [row([cell(_LEFT, _recipients(document)), cell(_RIGHT, _signer(document))])]
    )


def _recipients(document: OfficialDocument) -> str:
    heading = line(wording.RECIPIENTS, Look(bold=True, italic=True, size=_SIZES.recipients_heading))
    look = Look(size=_SIZES.recipients)
    return heading + "".join(stated(item, look) for item in printed.list_lines(document.recipients))


def _signer(document: OfficialDocument) -> str:
    bold = Look(bold=True, size=_SIZES.body)
    centred = Shape(align=Align.CENTRE, is_kept_with_next=True)
    above = "".join(stated(text, bold, centred) for text in printed.signing_lines(document))
    return above + stated(document.signatory, bold, Shape(align=Align.CENTRE, before=LAYOUT.signature_room))
