"""Kept text for people to compare: each figure as the code of its row."""

import re
from collections.abc import Mapping

from caicach.core.catalogue.indicators import FormVersion


_TOKEN = re.compile(r"\{\{([^{}\s:]+)[^{}\s]*\}\}")


def readable(text: str, codes: Mapping[str, str]) -> str:
    """The text with `‹A.2.1›` where a figure stands."""
    return _TOKEN.sub(lambda token: f"‹{codes.get(token[1], token[1])}›", text)


def row_codes(form: FormVersion) -> dict[str, str]:
    """The printed code of every row, by id."""
    return {row.id: row.code for row in form.indicators}
