"""docs/reference/periods.md: regimes, windows, due days."""

from collections.abc import Mapping

from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.regimes import DutyPeriod, MonthDay, Regime
from caicach.core.ground.agencies import AgencyType
from reference_pages.tables import day, doubt, table


HEADINGS = ("Kỳ", "Kind", "Data from", "Data to", "Opens", "Due", "Frozen after", "Cumulative", "Source", "")


def periods(catalogue: Catalogue) -> str:
    """Every regime with its periods."""
    parts = [
        "# Reporting regimes and periods",
        (
            "A window may begin in the year before. Both its days belong to it. Figures of periods are never added up. No "
            "source says that a due day on a weekend moves; caicach does not move it. A report may be begun from the day it "
            "opens; after the day it is frozen it changes only when its receiver opens it again."
        ),
        *(_regime(regime) for regime in catalogue.regimes),
    ]
    return "\n\n".join(parts)


def _regime(regime: Regime) -> str:
    facts = [
        f"- Id: `{regime.id}`",
        f"- Source: {regime.reference}",
        f"- In force from {day(regime.from_on)}{', unverified' if regime.unverified else ''}",
    ]
    named = {"Asks for": regime.asks_for, "Senders": regime.senders, "Receiver": regime.receiver}
    facts += [f"- {name}: {text}" for name, text in named.items() if text]
    facts += [f"- Owed no more: {level.value} after {day(last)}" for level, last in regime.ended.items()]
    facts += [f"- Sent by: {'; '.join(regime.channels)}"] if regime.channels else []
    rows = table(HEADINGS, (_period(period) for period in regime.periods))
    return f"## {regime.name}\n\n" + "\n".join(facts) + f"\n\n{rows}"


def _period(period: DutyPeriod) -> tuple[str, ...]:
    return (
        period.name,
        period.kind.value,
        _day(period.from_day),
        _day(period.cutoff),
        _day(period.opens) if period.opens else "the day after",
        _levels(period.due),
        _levels(period.frozen),
        "yes" if period.is_cumulative else "no",
        period.reference,
        doubt(period.unverified),
    )


def _levels(days: Mapping[AgencyType, MonthDay]) -> str:
    """`province 20/03; department 16/03`; the day alone when all levels share it."""
    if len(days) > 1 and len(set(days.values())) == 1:
        return f"all {_day(next(iter(days.values())))}"
    return "; ".join(f"{level.value} {_day(when)}" for level, when in days.items())


def _day(when: MonthDay) -> str:
    return f"{when.day:02}/{when.month:02}" + (" of the year before" if when.year_offset else "")
