"""Sentences of the content in the language of the request: Accept-Language, Vietnamese when it names neither."""

from django.utils.translation import get_language

from caicach.adapters.content.messages import message
from caicach.core.ground.words import Words


def language() -> str:
    """`vi` or `en`."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def spoken(words: Words) -> str:
    """Words in the language of the request."""
    return words.say(language())


def say(key: str, /, **values: object) -> str:
    """The sentence of that key, filled in, in the language of the request."""
    return spoken(message(key, **values))
