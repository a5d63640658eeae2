"""docs/reference/agencies.md: agencies, the days they existed, where they stood, what became of them."""

from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.ground.agencies import Agency, AgencyPlace, AgencyType, Succession
from caicach.core.ground.directory import Directory
from reference_pages.tables import day, doubt, table


HEADINGS = ("Cơ quan", "Type", "Symbol", "From", "Until", "Under", "What became of it", "Code", "Id", "")
COMMUNES = ("Cơ quan", "Area code", "From", "Until", "Under", "Id", "")


def agencies(catalogue: Catalogue) -> str:
    """Every agency known by name; reports of others are read and checked all the same."""
    directory = catalogue.directory
    communes = [agency for agency in directory.agencies if agency.type is AgencyType.COMMUNE]
    others = [agency for agency in directory.agencies if agency.type is not AgencyType.COMMUNE]
    parts = [
        "# Agencies",
        (
            "An empty day is not known or has not come. An agency of another name is no obstacle: it is read as it signs. "
            "`Code` is that of Decision 20/2020/QĐ-TTg and, after the stroke, of QCVN 102:2016; most are not known."
        ),
        table(HEADINGS, (_row(agency, directory) for agency in others)),
        f"## Communes and wards\n\n{len(communes)} of them. The area code is that of the national list of units.",
        table(COMMUNES, (_commune(agency) for agency in communes)),
    ]
    return "\n\n".join(parts)


def _row(agency: Agency, directory: Directory) -> tuple[str, ...]:
    return (
        agency.name,
        agency.type.value,
        agency.abbreviation,
        day(agency.valid_from),
        day(agency.valid_to),
        "; ".join(_place(place) for place in directory.places if place.agency == agency.id),
        "; ".join(_succession(row) for row in directory.successions_of(agency.id)),
        "; ".join(
            f"{row.code or ''} / {row.code_102 or ''}" for row in directory.codes if row.agency == agency.id
        ),
        f"`{agency.id}`",
        doubt(agency.unverified),
    )


def _place(place: AgencyPlace) -> str:
    until = f" until {day(place.valid_to)}" if place.valid_to else ""
    return f"`{place.parent}`{until}"


def _succession(row: Succession) -> str:
    words = row.kind.value.replace("_", " ")
    return f"{words} `{row.successor}`" if row.successor else words


def _commune(agency: Agency) -> tuple[str, ...]:
    return (
        agency.name,
        agency.area_code,
        day(agency.valid_from),
        day(agency.valid_to),
        f"`{agency.parent}`" if agency.parent else "",
        f"`{agency.id}`",
        doubt(agency.unverified),
    )
