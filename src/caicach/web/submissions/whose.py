"""Words for whose an earlier report is: of an agency whose work came to the one that reads it."""

from collections.abc import Callable, Iterable

from caicach.store.earlier import EarlierPeriod, Part
from caicach.web.submissions.opening import period_words
from caicach.web.words import say, spoken


def named(period: str, part: Part) -> str:
    """`năm 2024`, or `năm 2024 (Sở Xây dựng)` for another agency's."""
    return say("web.submissions.period_of", period=period, agency=part.name) if part.name else period


def notes(periods: Iterable[EarlierPeriod]) -> list[str]:
    """What a reader must know of the reports of these periods: whose they are, and which of them are about more."""
    listed = list(periods)
    single = [period for period in listed if period.whole and period.whole.name]
    several = [period for period in listed if len(period.parts) > 1]
    return [
        *_said("of_another", single, lambda part: True),
        *_said("of_several", several, lambda part: True),
        *wider_notes(listed),
    ]


def wider_notes(periods: Iterable[EarlierPeriod]) -> list[str]:
    """A sentence on those who then did more than the agency does now, if any did."""
    return _said("did_more", periods, lambda part: part.did_more)


def _said(key: str, periods: Iterable[EarlierPeriod], is_meant: Callable[[Part], bool]) -> list[str]:
    """A sentence for each group of periods that it is to be said of the same agencies."""
    alike: dict[str, list[str]] = {}
    for period in periods:
        names = [part.name or say("web.submissions.this_agency") for part in period.parts if is_meant(part)]
        if names:
            alike.setdefault(", ".join(names), []).append(spoken(period_words(period.duty)))
    return [
        say(f"web.submissions.{key}", periods=", ".join(words), agencies=agencies)
        for agencies, words in alike.items()
    ]
