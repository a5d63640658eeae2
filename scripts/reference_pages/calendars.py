"""docs/reference/calendars.md: the days public agencies do not work, or work on a weekend."""

from itertools import groupby

from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.ground.working_calendar import SpecialDay
from reference_pages.tables import day, doubt, table


HEADINGS = ("Ngày", "", "Tên", "Kind", "Source", "")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def calendars(catalogue: Catalogue) -> str:
    """Every special day, a table a year."""
    parts = [
        "# Working calendar",
        (
            "Agencies work from Monday to Friday except on these days. A question about a year that is not here is refused. "
            "A due day on a day off does not move; it is warned of."
        ),
    ]
    for year, days in groupby(catalogue.calendar.days, key=lambda special: special.on.year):
        parts += [f"## {year}", table(HEADINGS, (_row(special) for special in days))]
    return "\n\n".join(parts)


def _row(special: SpecialDay) -> tuple[str, ...]:
    return (
        day(special.on),
        WEEKDAYS[special.on.weekday()],
        special.name,
        special.kind.value,
        special.reference,
        doubt(special.unverified),
    )
