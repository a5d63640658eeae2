"""Sentences of the content in the language of the request. In templates: `{% say "web.home.title" name=value %}`."""

from typing import TYPE_CHECKING

from django.utils.functional import lazy
from django.utils.translation import get_language

from caicach.adapters.content.messages import message
from caicach.core.ground.words import Words


__all__ = ["begun", "language", "message", "say", "say_later", "spoken"]


def language() -> str:
    """`vi` or `en`: the language of this request, Vietnamese outside of any."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def spoken(words: Words) -> str:
    """Words in the language of the request."""
    return words.say(language())


def begun(words: Words) -> str:
    """The same, with a capital, to begin a line with."""
    said = spoken(words)
    return said[:1].upper() + said[1:]


def say(key: str, /, **values: object) -> str:
    """The sentence of that key, filled in, in the language of the request."""
    return spoken(message(key, **values))


if TYPE_CHECKING:
    say_later = say
else:
    say_later = lazy(say, str)
    """The same, said only when shown: for labels of forms and other texts written before there is a request."""
