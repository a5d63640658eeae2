"""docs/reference/agencies.md: agencies, the days they existed, what succeeded them."""

from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.ground.agencies import Agency
from reference_pages.tables import day, doubt, table


HEADINGS = ("Cơ quan", "Type", "Symbol", "From", "Until", "Succeeded by", "Id", "")


def agencies(catalogue: Catalogue) -> str:
    """Every agency known by name; reports of others are read and checked all the same."""
    parts = [
        "# Agencies",
        "An empty day is not known or has not come. An agency of another name is no obstacle: it is read as it signs.",
        table(HEADINGS, (_row(agency) for agency in catalogue.agencies)),
    ]
    return "\n\n".join(parts)


def _row(agency: Agency) -> tuple[str, ...]:
    return (
        agency.name,
        agency.type.value,
        agency.abbreviation,
        day(agency.valid_from),
        day(agency.valid_to),
        ", ".join(f"`{heir}`" for heir in agency.succeeded_by),
        f"`{agency.id}`",
        doubt(agency.unverified),
    )
