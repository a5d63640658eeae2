"""docs/reference/document-types.md: types of document and the abbreviations in their symbols."""

from itertools import groupby

from caicach.core.catalogue.catalogue import Catalogue
from reference_pages.tables import table


TITLES = {
    "administrative": "Administrative documents",
    "copy": "Copies",
    "legal": "Legal documents",
    "party": "Party documents",
}


def document_types(catalogue: Catalogue) -> str:
    """Every type, by whose rules name it."""
    parts = [
        "# Document types",
        "A type without an abbreviation is not named in the symbol of its documents.",
    ]
    for branch, types in groupby(catalogue.document_types, key=lambda kind: kind.branch):
        found = list(types)
        rows = [(k.name, k.abbreviation or "", ", ".join(k.also), f"`{k.id}`") for k in found]
        parts.append(f"## {TITLES[branch.value]}\n\nSource: {found[0].reference}.")
        parts.append(table(("Tên loại", "Viết tắt", "Also met", "Id"), rows))
    return "\n\n".join(parts)
