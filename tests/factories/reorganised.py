"""The department of the small province after a reorganisation on 01/7/2026: whom it came of, and what those reported."""

from datetime import date, timedelta

from caicach.core.ground.agencies import SuccessionKind
from caicach.store.models import Agency, AgencySuccession, Submission
from factories.figures import issued_before
from factories.portal import Province, agency


FIRST = date(2026, 7, 1)
EVE = FIRST - timedelta(days=1)
HALF_YEAR = ("2026-half_year", date(2026, 6, 14))
LAST_YEAR = ("2025-year", date(2025, 12, 14))


def came_of(
    made: Province, *names: str, kind: SuccessionKind = SuccessionKind.MERGED_INTO, is_new: bool = True
) -> list[Agency]:
    """The agencies that ended when the department took over from them; `is_new` when it began that day."""
    if is_new:
        Agency.objects.filter(pk=made.department.pk).update(valid_from=FIRST)
    before = [
        agency(f"so-{number}", f"{name} tỉnh Gia Lai", short_name=name, valid_to=EVE)
        for number, name in enumerate(names)
    ]
    for one in before:
        AgencySuccession.objects.create(predecessor=one, successor=made.department, kind=kind, on=FIRST)
    return before


def gave_a_part_to_another(one: Agency) -> Agency:
    """The agency that took over part of the work that day."""
    other = agency("so-khac", "Sở Du lịch tỉnh Gia Lai", short_name="Sở Du lịch", valid_from=FIRST)
    AgencySuccession.objects.create(
        predecessor=one, successor=other, kind=SuccessionKind.SPLIT_INTO, on=FIRST
    )
    return other


def reports(made: Province, of: Agency, *figures: dict[str, str]) -> list[Submission]:
    """Its reports of the half-year, and of the last year where those are given too."""
    return [
        issued_before(made, *period, given, agency=of)
        for period, given in zip((HALF_YEAR, LAST_YEAR), figures, strict=False)
    ]
