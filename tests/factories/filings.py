"""Filings built in a line: figures by printed code, everything else as plain as can be."""

from collections.abc import Mapping
from datetime import date

from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.indicators import FormVersion, Indicator
from caicach.core.catalogue.observations import Certainty, Observation
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from caicach.core.ground.values import (
    NONE_AROSE,
    NOT_APPLICABLE,
    NOT_REPORTED,
    WITHHELD,
    Value,
    reported,
)
from caicach.core.ground.words import EMPTY
from caicach.core.reading.found import Address, FoundDocument
from caicach.core.reading.header import Header
from caicach.core.reading.places import fragment


STATES = {
    "": NOT_REPORTED,
    "blank": NOT_REPORTED,
    "none arose": NONE_AROSE,
    "not applicable": NOT_APPLICABLE,
    "withheld": WITHHELD,
}
YEAR_2023 = ReportingPeriod(PeriodKind.YEAR, 2023, date(2022, 12, 15), date(2023, 12, 14))


def value_of(text: str) -> Value:
    """`16`, `16.90`, or the name of a state: `blank`, `none arose`, `not applicable`, `withheld`."""
    return STATES[text] if text in STATES else reported(text)


def filing(
    given: Mapping[str, str],
    *,
    form: str = "2023",
    agency_type: AgencyType | None = AgencyType.DEPARTMENT,
    period: ReportingPeriod | None = YEAR_2023,
    units: Mapping[str, str] | None = None,
    leaves_out: frozenset[str] = frozenset(),
) -> Filing:
    """A filing with these figures by code; rows not given are blank, rows in `leaves_out` are not in the table."""
    version = load_catalogue().form(form)
    unknown = set(given) - set(version.by_code)
    assert not unknown, f"no such code in {form}: {unknown}"
    rows = [i for i in version.indicators if i.takes_value and i.code not in leaves_out]
    observations = {
        indicator.id: _observation(
            indicator, row, given.get(indicator.code, ""), (units or {}).get(indicator.code)
        )
        for row, indicator in enumerate(rows)
    }
    return bare(version, observations, agency_type, period)


def bare(
    form: FormVersion,
    observations: Mapping[str, Observation],
    agency_type: AgencyType | None = None,
    period: ReportingPeriod | None = None,
) -> Filing:
    """A filing of these observations and nothing else."""
    return Filing(
        found=FoundDocument("report.docx", "docx", ()),
        header=Header(),
        sections=(),
        form=form,
        form_reason=EMPTY,
        observations=observations,
        unbound=(),
        claims=(),
        period=period,
        agency=None,
        agency_type=agency_type,
    )


def _observation(indicator: Indicator, row: int, text: str, unit: str | None) -> Observation:
    value = value_of(text)
    raw = text if value.number is not None else ""
    where = fragment(raw, Address(block=1, row=row, column=3))
    printed_unit = indicator.printed_unit if unit is None else unit
    return Observation(indicator, value, raw, where, indicator.label, printed_unit, "", 100, Certainty.BOUND)
