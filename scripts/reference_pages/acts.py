"""docs/reference/acts.md: legal documents with the days they were in force."""

from caicach.core.catalogue.acts import Act
from caicach.core.catalogue.catalogue import Catalogue
from reference_pages.tables import day, doubt, table


HEADINGS = ("Số, ký hiệu", "Loại", "Trích yếu", "Cơ quan ban hành", "Issued", "In force from", "Until", "Replaced by", "Amended by", "")  # fmt: skip


def acts(catalogue: Catalogue) -> str:
    """Every act, those most often cited together."""
    parts = [
        "# Acts",
        (
            "An empty day is not known. `unverified` facts come from general knowledge: caicach asks a person to look, it "
            "never cites them. A number and symbol may belong to two acts of different days."
        ),
        table(HEADINGS, (_row(act) for act in catalogue.acts)),
    ]
    return "\n\n".join(parts)


def _row(act: Act) -> tuple[str, ...]:
    return (
        act.key,
        act.kind,
        act.title,
        act.issuer,
        day(act.issued_on),
        day(act.from_on),
        day(act.until),
        ", ".join(act.replaced_by),
        ", ".join(act.amended_by),
        doubt(act.unverified),
    )
