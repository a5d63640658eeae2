"""Rows that a page end broke in the middle of their label, told by the form's own wordings."""

from collections.abc import Sequence

from caicach.core.catalogue.form_index import FormIndex
from caicach.core.catalogue.labels import label_key, most_alike
from caicach.core.catalogue.matching import NEAR, pillar_titled
from caicach.core.reading.printed_rows import PrintedRow, put_together


def rejoined(rows: Sequence[PrintedRow], indexes: Sequence[FormIndex]) -> tuple[PrintedRow, ...]:
    """The rows with each line of words that is no title put to the row above, when the two together are more like
    some wording of the form than the row above alone."""
    wordings = list(dict.fromkeys(key for index in indexes for key in index.known))
    done: list[PrintedRow] = []
    for row in rows:
        if done and row.is_title and not _is_known(row, indexes) and _belongs(done[-1], row, wordings):
            done[-1] = put_together(done[-1], row)
        else:
            done.append(row)
    return tuple(done)


def _is_known(row: PrintedRow, indexes: Sequence[FormIndex]) -> bool:
    key = label_key(row.label)
    return any(
        key in index.known or key in index.sub_titles or pillar_titled(row, key, index) is not None
        for index in indexes
    )


def _belongs(above: PrintedRow, row: PrintedRow, wordings: list[str]) -> bool:
    alone, together = label_key(above.label), label_key(f"{above.label} {row.label}")
    return _nearest(together, wordings) > _nearest(alone, wordings)


def _nearest(key: str, wordings: list[str]) -> int:
    return next((score for _, score in most_alike(key, wordings, NEAR)), 0)
