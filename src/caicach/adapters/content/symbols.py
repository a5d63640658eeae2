"""content/symbols: types of document and their abbreviations."""

from pathlib import Path

from caicach.adapters.content.files import Record, files_under, records_in
from caicach.core.catalogue.symbols import Branch, DocumentType


def load_document_types(root: Path) -> tuple[DocumentType, ...]:
    """Every document type, in the order of the file names and of the entries; no id twice."""
    types: dict[str, DocumentType] = {}
    for file in files_under(root / "symbols"):
        for head in records_in(file):
            branch, reference = head.member("branch", Branch), head.text("reference")
            for record in head.records("types"):
                kind = _type(record, branch, reference)
                if kind.id in types:
                    raise record.wrong("id", f"“{kind.id}” đã dùng rồi.", f"“{kind.id}” is already taken.")
                types[kind.id] = kind
            head.done()
    return tuple(types.values())


def _type(record: Record, branch: Branch, reference: str) -> DocumentType:
    kind = DocumentType(
        id=record.text("id"),
        name=record.text("name"),
        abbreviation=record.text("abbreviation") if record.has("abbreviation") else None,
        also=record.texts("also"),
        reference=reference,
        branch=branch,
    )
    record.done()
    return kind
