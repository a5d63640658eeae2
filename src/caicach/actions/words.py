"""The content and sentences that acts need, read once a process."""

from functools import cache

from caicach import library
from caicach.adapters.content.mark import content_mark
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.checks.book import CheckBook
from caicach.core.ground.words import Messages, Words


@cache
def content() -> Catalogue:
    """All content."""
    content_mark()  # first, so that content changed meanwhile never passes for what was loaded
    return library.catalogue()


@cache
def check_book() -> CheckBook:
    """Every published check."""
    return library.check_book()


def messages() -> Messages:
    """Every sentence people see."""
    return content().messages


def say(key: str, /, **values: object) -> Words:
    """The sentence of that key, filled in."""
    return messages().say(key, **values)
