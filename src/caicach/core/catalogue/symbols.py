"""Document types and the abbreviations that stand for them in a symbol. Decree 30/2020, Annex III."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentType:
    """`name` as printed (`Báo cáo`), `abbreviation` in a symbol (`BC`), other spellings met, and whether a symbol of
    this type has no type abbreviation at all (`công văn`: `359/SNV-CCHC`)."""

    id: str
    name: str
    abbreviation: str | None
    also: tuple[str, ...] = ()
    reference: str = ""
