"""Sentences people see. They are content; the core only fills them in."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in Vietnamese and in English."""

    vi: str
    en: str

    def say(self, language: str) -> str:
        """The sentence in the language `vi` or `en`."""
        return self.en if language == "en" else self.vi

    def fill(self, **values: object) -> "Words":
        """The sentence with its {names} replaced; a value that is itself Words is filled by language.

        KeyError names a value that is missing: that is a mistake of the content or of the caller.
        """
        said = [(name, value) for name, value in values.items() if isinstance(value, Words)]
        in_english = {**values, **{name: words.en for name, words in said}} if said else values
        values.update((name, words.vi) for name, words in said)
        return Words(self.vi.format_map(values), self.en.format_map(in_english))


def plain(text: str) -> Words:
    """The same text in both languages: a name, a number, a quotation."""
    return Words(text, text)


EMPTY = plain("")


@dataclass(frozen=True)
class Messages:
    """Every sentence of the product by its key, such as `adds_up.differs`."""

    by_key: Mapping[str, Words]

    def say(self, key: str, /, **values: object) -> Words:
        """The sentence filled in; KeyError if the content has no such key."""
        return self.by_key[key].fill(**values)
