"""Addresses and words of consolidating: `{% load consolidations %}`."""

from django import template

from caicach.core.consolidation.outliers import Outlier
from caicach.web.consolidations.looks import look_words
from caicach.web.consolidations.room import Room


register = template.Library()


@register.simple_tag
def row_address(room: Room, row: str) -> str:
    """`{% row_address room row.id %}`: the figure taken apart."""
    return room.address("consolidation_parts", row)


@register.simple_tag
def part_address(room: Room, row: str, submission: int | str) -> str:
    """`{% part_address room row.id part.pk %}`: one agency's cell in it."""
    return room.address("consolidation_part", row, int(submission))


@register.filter
def why(look: Outlier) -> str:
    """`{{ look|why }}`: why the figure is worth a look."""
    return look_words(look)
