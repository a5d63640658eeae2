"""The parts of a symbol: type, issuer, drafting unit."""

import re
from dataclasses import dataclass
from functools import cached_property

from caicach.core.catalogue.symbols import Branch, DocumentType
from caicach.core.ground.text import fold


@dataclass(frozen=True, slots=True)
class Anatomy:
    """`KH-UBND` is type `KH`, issuer `UBND`; `SNV-CCHC` has no type and issuer `SNV`; `KL/TU` is of the Party.

    `glued` is the type that stands glued to the issuer (`QĐUBND`: a hyphen got lost), else None.
    """

    type: str | None
    issuer: str
    rest: str
    glued: str | None = None


@dataclass(frozen=True)
class SymbolGrammar:
    """The abbreviations of document types, and codes of issuers that no type is mistaken for."""

    types: tuple[DocumentType, ...]

    @cached_property
    def abbreviations(self) -> dict[str, tuple[str, ...]]:
        """The names each abbreviation stands for, by the abbreviation."""
        names: dict[str, list[str]] = {}
        for kind in self.types:
            for short in (kind.abbreviation, *kind.also):
                if short and kind.branch is not Branch.COPY and kind.name not in names.setdefault(short, []):
                    names[short].append(kind.name)
        return {short: tuple(found) for short, found in names.items()}

    def expected(self, kind_word: str) -> tuple[str, ...]:
        """The abbreviations a document called so may bear; none for a letter and for words that name no type."""
        return self._by_name.get(fold(kind_word), ())

    @cached_property
    def _by_name(self) -> dict[str, tuple[str, ...]]:
        shorts: dict[str, tuple[str, ...]] = {}
        for short, names in self.abbreviations.items():
            for name in dict.fromkeys(fold(name) for name in names):
                shorts[name] = (*shorts.get(name, ()), short)
        return shorts

    def dissect(self, symbol: str) -> Anatomy:
        """The parts of the symbol as written, spaces and long dashes made plain."""
        plain = "".join(symbol.split()).replace("–", "-")
        if "/" in plain:
            head, _, issuer = plain.partition("/")
            return Anatomy(head, issuer, "")
        head, _, rest = plain.partition("-")
        known = self.abbreviations
        if head in known and rest:
            issuer, _, unit = rest.partition("-")
            return Anatomy(head, issuer, unit)
        if not rest:
            return Anatomy(None, head, "", self._glued(head))
        return Anatomy(None, head, rest, self._glued(head))

    def _glued(self, head: str) -> str | None:
        """The longest type that the head begins with, a well-known issuer after it."""
        types = (head[:cut] for cut in range(len(head) - 1, 0, -1) if head[cut:] in _WELL_KNOWN)
        return next((type_ for type_ in types if type_ in self.abbreviations), None)


_WELL_KNOWN = frozenset(
    ("UBND", "HĐND", "CP", "TTg", "BNV", "VPCP", "BTC", "BTP", "SNV", "QH", "TU", "BTTTT", "TTG")
)


def initials(name: str) -> str:
    """The first letters of a name's words as codes write them, without marks but for Đ: `Sở Nội vụ` gives SNV; a name of
    an area after it is left out."""
    core = re.split(
        r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)\b", name, flags=re.IGNORECASE
    )[0]
    first = (word[0].upper() for word in re.findall(r"[^\W\d_]+", core))
    return "".join(letter if letter == "Đ" else fold(letter).upper() for letter in first)


def is_within(code: str, letters: str) -> bool:
    """Whether the code's letters stand in this order among the letters: `SGDĐT` within `SGDVĐT`."""
    rest = iter(letters)
    return all(letter in rest for letter in re.sub(r"[^A-ZĐ]", "", code.upper()))
