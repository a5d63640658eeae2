"""Values given on the command line: periods, agency types, files to write."""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from caicach import library
from caicach.cli.words import Option, message
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.errors import WrongUsage
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from caicach.core.ground.text import fold


_PERIOD = re.compile(r"(?P<year>\d{4})[-/ ](?P<kind>.+)")
_KINDS = {
    "nam": PeriodKind.YEAR,
    "6 thang": PeriodKind.HALF_YEAR,
    "9 thang": PeriodKind.NINE_MONTHS,
    "quy 1": PeriodKind.QUARTER_ONE,
    "quy i": PeriodKind.QUARTER_ONE,
    "quy 3": PeriodKind.QUARTER_THREE,
    "quy iii": PeriodKind.QUARTER_THREE,
} | {fold(kind.value.replace("_", " ")): kind for kind in PeriodKind}


def today() -> date:
    """The day on this machine: only a shell looks at the clock."""
    return datetime.now().astimezone().date()  # noqa: TID251


def find_period(written: str) -> ReportingPeriod:
    """The period named as `2023-year` or `2023-nam`; WrongUsage when it is none of any regime."""
    match = _PERIOD.fullmatch(written.strip())
    kind = _KINDS.get(fold(re.sub(r"[-_]", " ", match["kind"]))) if match else None
    if match and kind:
        for regime in library.catalogue().regimes:
            period = regime.period(kind, int(match["year"]))
            if period:
                return period
    raise WrongUsage(message("cli.unknown_period", value=written), message("cli.unknown_period_do"))


class PeriodParameter(click.ParamType[ReportingPeriod]):
    """A reporting period."""

    name = "period"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> ReportingPeriod:
        """The period; WrongUsage is told like every other mistake."""
        return value if isinstance(value, ReportingPeriod) else find_period(str(value))


def period_option(function: Any) -> Any:
    """`--period`."""
    return click.option("--period", cls=Option, words="period", type=PeriodParameter())(function)


def agency_type_option(function: Any) -> Any:
    """`--agency-type`."""
    return click.option(
        "--agency-type",
        cls=Option,
        words="agency_type",
        type=click.Choice([member.value for member in AgencyType]),
    )(function)


def appendix_option(function: Any) -> Any:
    """`--appendix`."""
    return click.option("--appendix", cls=Option, words="appendix", type=click.Path(path_type=Path))(function)


def agency_type_of(written: str | None) -> AgencyType | None:
    """The agency type by its value."""
    return AgencyType(written) if written else None


def ending_of(path: Path, allowed: tuple[str, ...]) -> str:
    """The file's ending in lower case; WrongUsage when it is not one of those allowed."""
    ending = path.suffix.lower()
    if ending not in allowed:
        raise WrongUsage(
            message("cli.bad_ending", ending=path.suffix or path.name),
            message("cli.bad_ending_do", allowed=", ".join(allowed)),
        )
    return ending
