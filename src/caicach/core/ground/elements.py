"""Members of a catalogue listed by name, such as administrative procedures by their code."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from caicach.core.ground.text import fold, squash


def key_of(code: str, name: str) -> str:
    """What tells a member from others in every agency's list: the code; without one the name, however it was written."""
    return code.upper() if code else fold(squash(name))


@dataclass(frozen=True, slots=True)
class Element:
    """One member: its code, empty where it has none, and its name, empty where only codes were listed."""

    code: str
    name: str

    @property
    def key(self) -> str:
        """What tells it from others in every agency's list."""
        return key_of(self.code, self.name)


def element_of(key: str) -> Element:
    """The member of that key where nobody knows how it is written: a code has a digit and no space."""
    is_code = any(letter.isdigit() for letter in key) and " " not in key
    return Element(key, "") if is_code else Element("", key)


@dataclass(frozen=True, slots=True)
class Listed:
    """The list that stands behind a figure: the hash it is kept under, and how many members it has."""

    sha256: str
    count: int


NO_LIST = Listed("", 0)
"""What a change says that takes the list away; a change that says nothing of it leaves it."""


def hash_of(elements: Iterable[Element]) -> str:
    """SHA-256, in hex, over codes and names in their order, every part with its length before it."""
    parts = [part.encode() for element in elements for part in (element.code, element.name)]
    return hashlib.sha256(b"".join(b"%d:%s" % (len(part), part) for part in parts)).hexdigest()
