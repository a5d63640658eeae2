"""One figure over the years, everyone placed on one map, as bars the server draws."""

from dataclasses import dataclass
from decimal import Decimal

from caicach.actions.consolidated_looks import a_year_before
from caicach.core.catalogue.indicators import Indicator
from caicach.core.consolidation.measuring import compares
from caicach.store.models import Duty
from caicach.store.period_words import period_words
from caicach.web.consolidations.room import Room
from caicach.web.consolidations.saying import figure_text
from caicach.web.words import spoken


MOST_YEARS = 5
HEIGHT, WIDTH, STEP = 90, 64, 96


@dataclass(frozen=True)
class Bar:
    """One period: what its figure is, how many gave it, whether it compares with this one, and where its bar stands."""

    words: str
    text: str
    reported: int
    asked: int
    is_comparable: bool
    is_now: bool
    x: int
    y: int
    height: int


@dataclass(frozen=True)
class Series:
    """The bars, oldest first; none for a figure without an earlier one."""

    bars: tuple[Bar, ...]

    @property
    def width(self) -> int:
        """How wide the drawing is."""
        return STEP * len(self.bars)


def series_of(room: Room, row: Indicator) -> Series:
    """The figure of this period and of the same periods of up to four years before. Three queries a year that there is."""
    period = room.found.result.plan.period
    years = [year for year in _years(room) if period.year - MOST_YEARS < year <= period.year]
    told = []
    for year in sorted(years):
        is_now = year == period.year
        found = (
            room.found
            if is_now
            else a_year_before(room.agency.pk, room.regime, room.found, period.year - year)
        )
        figure = found.result.figures.get(row.id) if found else None
        if found is not None and figure is not None:
            told.append((found.result.plan, figure, is_now))
    if len(told) < 2:
        return Series(())
    top = max((abs(f.value.number) for _, f, _ in told if f.value.number is not None), default=Decimal(0))
    bars = []
    for place, (plan, figure, is_now) in enumerate(told):
        number = figure.value.number
        height = round(HEIGHT * abs(number) / top) if number is not None and top else 0
        bars.append(
            Bar(
                words=spoken(period_words(plan.period.id)),
                text=figure_text(row, figure),
                reported=figure.total.reported,
                asked=figure.total.asked,
                is_comparable=compares(row.id, room.found.result.plan.form, plan.form),
                is_now=is_now,
                x=place * STEP + (STEP - WIDTH) // 2,
                y=HEIGHT - height + 18,
                height=height,
            )
        )
    return Series(tuple(bars))


def _years(room: Room) -> list[int]:
    kind = room.found.result.plan.period.kind.value
    owed = Duty.objects.filter(receiver=room.agency.pk, regime=room.regime, kind=kind)
    return list(owed.order_by().values_list("year", flat=True).distinct())
