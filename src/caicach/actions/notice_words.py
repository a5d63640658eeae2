"""What a notice says: the sentence `notices.<message>` with its values, a period by its name, a day as offices write it."""

from collections.abc import Mapping
from datetime import date

from caicach.adapters.content.messages import message
from caicach.core.ground.days import official_day
from caicach.core.ground.words import Words, plain
from caicach.store.models import Notice
from caicach.store.period_words import period_words


def notice_words(notice: Notice) -> Words:
    """The notice in both languages."""
    return message(f"notices.{notice.message}", **_values(notice.words))


def _values(stored: Mapping[str, str]) -> dict[str, object]:
    return {name: _value(name, text) for name, text in stored.items()}


def _value(name: str, text: str) -> Words:
    if name == "period":
        return period_words(text)
    if name in {"due", "before"}:
        return plain(official_day(date.fromisoformat(text)))
    return plain(text)
