"""Lines of the text in templates."""

from collections.abc import Mapping

from django import template

from caicach.core.documents.official import BodyLine
from caicach.web.narrative.sections import Piece, pieces_of


register = template.Library()


@register.filter
def pieces(line: BodyLine, names: Mapping[str, str] | str) -> list[Piece]:
    """`{% for piece in line|pieces:names %}`: words, figures with the names of their rows, blanks."""
    return list(pieces_of(line, names if isinstance(names, Mapping) else {}))
