"""Tasks told by who gave them, giver after figure: `218 nhiệm vụ do Chính phủ giao và 02 nhiệm vụ do UBND tỉnh giao`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from caicach.core.catalogue.phrases import Phrases
from caicach.core.reading.numerals import Numeral


@dataclass(frozen=True, slots=True)
class GivenBy:
    """Who gave what one figure of such a list counts; [start, end) are the words that say so. `is_first` of its list; only
    the last bears `together`, the givers of all."""

    giver: str
    start: int
    end: int
    is_first: bool = False
    together: str = ""


_BY = re.compile(r"\s*(?:[^\W\d_]+\s+){0,5}?(?P<by>do)\s+")
_FILLER = re.compile(r"(?:\s*(?:,|và(?!\w)|ubnd(?=\s*,)))*\s*")
_GAVE = re.compile(r"\s*(?:đã\s+)?giao(?!\w)")
_JOINED = re.compile(r"\s*(?:[,;]\s*)?(?:(?:và|cùng|có)\s+)*")


def givers_after(key: str, numerals: Sequence[Numeral], phrases: Phrases) -> Mapping[int, GivenBy]:
    """The givers by the start of each figure, in lists of two figures or more; a giver after a lone figure holds for what
    follows, as one before it does."""
    if "do " not in key:
        return {}
    told: dict[int, GivenBy] = {}
    for list_ in _lists(key, numerals, phrases):
        together = " + ".join(sorted({name for _, one in list_ for name in one.giver.split(" + ")}))
        for at, (start, one) in enumerate(list_):
            told[start] = replace(one, is_first=not at, together=together if at + 1 == len(list_) else "")
    return told


def _lists(key: str, numerals: Sequence[Numeral], phrases: Phrases) -> Iterator[list[tuple[int, GivenBy]]]:
    held: list[tuple[int, GivenBy]] = []
    for numeral in numerals:
        joins = bool(held) and _JOINED.fullmatch(key, held[-1][1].end, numeral.start)
        if held and not joins:
            yield from _of_two_givers(held)
            held = []
        one = None if numeral.is_percent else _giver(key, numeral, phrases)
        if one is not None:
            held.append((numeral.start, one))
    yield from _of_two_givers(held)


def _of_two_givers(held: list[tuple[int, GivenBy]]) -> Iterator[list[tuple[int, GivenBy]]]:
    if len({one.giver for _, one in held}) > 1:
        yield held


def _giver(key: str, numeral: Numeral, phrases: Phrases) -> GivenBy | None:
    by = _BY.match(key, numeral.end)
    if by is None:
        return None
    names, end = set(), by.end()
    while True:
        filler = _FILLER.match(key, end)
        start = filler.end() if filler else end
        found = phrases.scope_at(key, start)
        if found is None or found[0].axis != "giver":
            break
        names.add(found[0].name)
        end = found[1]
    if not names:
        return None
    gave = _GAVE.match(key, end)
    return GivenBy(" + ".join(sorted(names)), by.start("by"), gave.end() if gave else end)
