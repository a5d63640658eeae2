"""Which rows numbers of the text are printed from: references that our own writer marked and nobody typed over."""

from collections.abc import Iterable

from caicach.core.catalogue.claims import NumberFound
from caicach.core.catalogue.filing import Filing
from caicach.core.checks.narrative.appendix_figures import row_value


def printed_from(numbers: Iterable[NumberFound], filing: Filing) -> tuple[str, ...]:
    """The codes of the rows, each once; none at all unless every number is what its row says, word for word."""
    rows = [_row_of(number, filing) for number in numbers]
    if None in rows:
        return ()
    return tuple(dict.fromkeys(filing.form.by_id[row].code for row in rows if row is not None))


def _row_of(number: NumberFound, filing: Filing) -> str | None:
    where = number.where
    figures = next((p.figures for p in filing.found.paragraphs if p.address == where.address), ())
    tag = next((mark.tag for mark in figures if mark.start <= where.start and where.end <= mark.end), "")
    row = tag.partition(":")[0]
    is_as_given = number.is_count and number.is_exact and number.whole is None
    if not is_as_given or row not in filing.form.by_id or row_value(row, filing) != number.value:
        return None
    return row
