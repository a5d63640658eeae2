"""From a place on the paper back to where it is worked on: a cell of the figures, a division of the text, the head."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from caicach.core.catalogue.filing import Filing
from caicach.core.checks.findings import Finding
from caicach.core.documents.as_found import AsFound
from caicach.core.documents.official import BodyLine, LineRole
from caicach.core.documents.statement import OPENING
from caicach.core.reading.found import Address, Table


CLOSING = "closing"
HEADINGS = frozenset({LineRole.PART, LineRole.CLAUSE, LineRole.POINT})


class WorkedOn(StrEnum):
    """Where a place of the paper is worked on."""

    CELL = "cell"
    SECTION = "section"
    HEAD = "head"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Workplace:
    """`key` is the id of a row, or a division of the outline; `words` are those meant, as they stand there."""

    kind: WorkedOn
    key: str = ""
    words: str = ""


def keys_of_lines(body: Iterable[BodyLine], divisions: Iterable[str]) -> tuple[str, ...]:
    """The division each line of the body belongs to; `divisions` are the keys in printed order, a heading each."""
    following = iter(divisions)
    keys: list[str] = []
    for line in body:
        keys.append(next(following) if line.role in HEADINGS else keys[-1] if keys else OPENING)
    return (*keys[:-1], CLOSING) if len(keys) > 1 else tuple(keys)


def workplace_of(finding: Finding, filing: Filing, paper: AsFound, keys: tuple[str, ...]) -> Workplace:
    """Where to go to mend what the finding is about."""
    code, where = finding.place.code, finding.place.where
    row = filing.form.by_code.get(code) if code else None
    if row is not None and (where is None or where.address.row is not None):
        return Workplace(WorkedOn.CELL, row.id, finding.place.text)
    if where is None:
        rows = [filing.form.by_code[c] for c in finding.codes if c in filing.form.by_code]
        return Workplace(WorkedOn.CELL, rows[0].id) if rows else Workplace(WorkedOn.WHOLE)
    line = paper.lines.get(where.address.block)
    if line is not None:
        return Workplace(WorkedOn.SECTION, keys[line], where.text)
    if where.address.row is not None and _is_annex(where.address, paper):
        by_row = _rows_of(filing)
        return Workplace(WorkedOn.CELL, by_row.get(where.address.row, ""), where.text)
    return Workplace(WorkedOn.HEAD, "", where.text)


def _is_annex(address: Address, paper: AsFound) -> bool:
    """Whether the table is an appendix; the tables before the last paragraph of the text are head and foot."""
    tables = [block.address.block for block in paper.found.blocks if isinstance(block, Table)]
    return address.block in tables[2:]


def _rows_of(filing: Filing) -> Mapping[int | None, str]:
    return {o.where.address.row: id_ for id_, o in filing.observations.items() if o.where is not None}
