"""Words for whose an earlier report is: of an agency whose work came to the one that reads it."""

from caicach.store.earlier import EarlierPeriod, Part
from caicach.web.submissions.opening import period_words
from caicach.web.words import say, spoken


def named(period: str, part: Part) -> str:
    """`năm 2024`, or `năm 2024 (Sở Xây dựng)` for another agency's."""
    return say("web.submissions.period_of", period=period, agency=part.name) if part.name else period


def notes(period: EarlierPeriod) -> list[str]:
    """What a reader must know of the reports of that period: whose they are, and which of them are about more."""
    words = spoken(period_words(period.duty))
    others = ", ".join(part.name for part in period.parts if part.name)
    said = []
    if others:
        key = "of_several" if len(period.parts) > 1 else "of_another"
        said.append(say(f"web.submissions.{key}", period=words, agencies=others))
    return said + wider_notes(period)


def wider_notes(period: EarlierPeriod) -> list[str]:
    """A sentence on those who then did more than the agency does now, if any did."""
    wider = [part.name or say("web.submissions.this_agency") for part in period.parts if part.did_more]
    words = spoken(period_words(period.duty))
    return [say("web.submissions.did_more", period=words, agencies=", ".join(wider))] if wider else []
