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
        return Words(self.vi.format_map(_ValuesIn("vi", values)), self.en.format_map(_ValuesIn("en", values)))


class _ValuesIn(dict[str, object]):
    """The values in one language; a sentence asks for few of them."""

    def __init__(self, language: str, values: Mapping[str, object]) -> None:
        super().__init__(values)
        self.language = language

    def __getitem__(self, name: str) -> object:
        value = super().__getitem__(name)
        return value.say(self.language) if isinstance(value, Words) else value


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
