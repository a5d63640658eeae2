"""Document types and the abbreviations that stand for them in a symbol. Decree 30/2020, Annex III."""

from dataclasses import dataclass
from enum import StrEnum


class Branch(StrEnum):
    """Whose rules name a type of document."""

    ADMINISTRATIVE = "administrative"
    LEGAL = "legal"
    PARTY = "party"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class DocumentType:
    """`name` as printed (`Báo cáo`), `abbreviation` in a symbol (`BC`) and other abbreviations met for it (`also`).

    `abbreviation` is None where a symbol of this type names no type at all (`công văn`: `359/SNV-CCHC`). `branch`
    tells whose rules name it, since one abbreviation may stand for two types: `TT` is a circular of a ministry and
    a `thông tri` of the Party.
    """

    id: str
    name: str
    abbreviation: str | None
    also: tuple[str, ...] = ()
    reference: str = ""
    branch: Branch = Branch.ADMINISTRATIVE
