"""Statements for tests: figures by printed code, of any type of agency, period and version of the form."""

from collections.abc import Mapping
from datetime import date

from caicach.adapters.content.load import load_catalogue
from caicach.adapters.content.outlines import outline_for
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.documents.compose import Narrative, compose
from caicach.core.documents.official import OfficialDocument
from caicach.core.documents.statement import Statement
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from caicach.core.ground.values import NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD, Value, reported


YEAR_2023 = ReportingPeriod(PeriodKind.YEAR, 2023, date(2022, 12, 15), date(2023, 12, 14))
QUARTER_THREE_2025 = ReportingPeriod(PeriodKind.QUARTER_THREE, 2025, date(2025, 6, 15), date(2025, 9, 14))
MARKS = {"-": NONE_AROSE, "x": NOT_APPLICABLE, "": NOT_REPORTED, "*": WITHHELD}
_NAMES = {
    AgencyType.PROVINCE: ("UBND tỉnh Bình Minh", "UBND tỉnh"),
    AgencyType.HOME_AFFAIRS: ("Sở Nội vụ tỉnh Bình Minh", "Sở Nội vụ"),
    AgencyType.DEPARTMENT: ("Sở Thủy sản tỉnh Bình Minh", "Sở Thủy sản"),
    AgencyType.DISTRICT: ("UBND huyện Hải Đông", "UBND huyện Hải Đông"),
    AgencyType.COMMUNE: ("UBND xã Hải Đông", "UBND xã Hải Đông"),
}


def form(version: str = "2023") -> FormVersion:
    """A version of the form of content/."""
    return load_catalogue().form(version)


def values_of(figures: Mapping[str, int | str], version: str = "2023") -> dict[str, Value]:
    """Values by id from figures by printed code; `-`, `x`, `*` and nothing stand for states."""
    by_code = form(version).by_code
    return {
        by_code[code].id: MARKS[given] if given in MARKS else reported(given)
        for code, given in figures.items()
    }


def statement(
    figures: Mapping[str, int | str],
    agency_type: AgencyType | None = AgencyType.DEPARTMENT,
    period: ReportingPeriod | None = YEAR_2023,
    version: str = "2023",
    **more: object,
) -> Statement:
    """A statement of an agency that does not exist."""
    name, short = _NAMES[agency_type] if agency_type else (None, None)
    facts: dict[str, object] = {
        "agency_name": name,
        "short_name": short,
        "abbreviation": "STS" if agency_type is AgencyType.DEPARTMENT else "UBND",
        "province": "tỉnh Bình Minh",
    }
    return Statement(
        form(version),
        values_of(figures, version),
        agency_type=agency_type,
        period=period,
        **(facts | more),  # type: ignore[arg-type]
    )


def composed(of: Statement, narrative: Narrative = Narrative.KEEP) -> OfficialDocument:
    """The document of a statement by the outline of its period."""
    outline = outline_for(of.period.kind if of.period else None)
    return compose(of, outline, load_catalogue().messages, narrative)


def body_text(document: OfficialDocument) -> str:
    """The body, a line a paragraph."""
    return "\n".join(line.text for line in document.body)
