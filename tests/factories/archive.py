"""Accepted submissions for the archive: a few figures of one agency, everything else as plain as can be."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from caicach.adapters.archive.agencies import KeptBy, KeptDirectory
from caicach.adapters.archive.submissions import AcceptedSubmission
from caicach.adapters.content.load import load_catalogue
from caicach.core.consolidation.contributions import Contribution
from caicach.core.ground.agencies import (
    Agency,
    AgencyCode,
    AgencyPlace,
    AgencyType,
    Succession,
    SuccessionKind,
)
from caicach.core.ground.directory import Directory
from caicach.core.ground.periods import PeriodKind
from caicach.core.ground.tallies import Tally
from caicach.core.ground.values import Value, reported


NOW = datetime(2024, 1, 5, 3, 0, tzinfo=UTC)
ACCEPTED = date(2024, 1, 5)
ORDER = {"snv": 0, "sts": 1, "xa-b": 2, "xa-a": 3}
DIRECTORY = KeptDirectory(
    Directory(
        agencies=(
            Agency("ubnd", "UBND tỉnh", AgencyType.PROVINCE, "UBND", None, None, None),
            Agency(
                "snv",
                "Sở Nội vụ",
                AgencyType.HOME_AFFAIRS,
                "SNV",
                "ubnd",
                None,
                date(2025, 2, 28),
                ("SNV",),
                ("sts",),
                unverified=False,
            ),
            Agency(
                "sts", "Sở Nội vụ và Lao động", AgencyType.HOME_AFFAIRS, "", "ubnd", date(2025, 3, 1), None
            ),
        ),
        places=(
            AgencyPlace("snv", "ubnd", None, date(2025, 2, 28)),
            AgencyPlace("sts", "ubnd", date(2025, 3, 1), None),
        ),
        successions=(Succession("snv", "sts", SuccessionKind.MERGED_INTO, date(2025, 3, 1)),),
        codes=(AgencyCode("snv", "H21.15", "000.00.15.H21", None, date(2025, 2, 28), unverified=False),),
    ),
    KeptBy.PORTAL,
)
"""A department that was merged into another."""

PLANNED = "public-investment-planned"


def accepted(
    agency: str = "sts",
    planned: int | str | Value = 5,
    *,
    version: int = 1,
    period: str = "2023-year",
    form: str = "2023",
    regime: str = "cchc-province",
    accepted_on: date = ACCEPTED,
    elements: Mapping[str, frozenset[str]] | None = None,
    texts: Mapping[str, tuple[str, ...]] | None = None,
    tallies: Mapping[str, Tally] | None = None,
    **values: Value,
) -> AcceptedSubmission:
    """The agency's submission of that version; `planned` is what it says of planned investment."""
    value = planned if isinstance(planned, Value) else reported(planned)
    given = Contribution(
        id=f"{agency}-{period}-v{version}",
        agency=agency,
        agency_type=AgencyType.COMMUNE if agency.startswith("xa-") else AgencyType.DEPARTMENT,
        form=load_catalogue().form(form),
        period=period,
        values={PLANNED: value, **{name.replace("_", "-"): v for name, v in values.items()}},
        sent_on=date(2024, 1, 2),
        content_hash=f"{agency}|{period}|{version}|{value}",
        elements=elements or {},
        texts=texts or {},
        tallies=tallies or {},
    )
    replaces = f"{agency}-{period}-v{version - 1}" if version > 1 else ""
    return AcceptedSubmission(given, version, accepted_on, regime, PeriodKind.YEAR, replaces)
