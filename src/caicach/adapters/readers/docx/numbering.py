"""Automatic numbers of lists: `1.`, `a)`, `II.`, `-` as Word would print them."""

from collections import defaultdict
from dataclasses import dataclass, field

from caicach.adapters.readers.docx.names import WORD, child_value, value, whole
from caicach.adapters.readers.docx.styles import ParagraphLook, Styles
from caicach.adapters.readers.xml import Element


_LEVELS = 9
_KEPT_BULLETS = frozenset("-–—+*")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its kind of number, its pattern (`%1.%2.`), where it starts."""

    kind: str
    pattern: str
    start: int
    is_legal: bool
    style: str | None


@dataclass(frozen=True, slots=True)
class List:
    """A list as paragraphs name it: the definition whose counters it shares, and its levels."""

    definition: str
    levels: tuple[Level, ...]
    restarts: frozenset[int]


@dataclass
class Numbering:
    """The lists of a document and how far each has counted. Ask once for each paragraph, in order."""

    lists: dict[str, List] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(
        default_factory=lambda: defaultdict(lambda: [None] * _LEVELS)
    )
    _begun: set[str] = field(default_factory=set)

    def marker(self, look: ParagraphLook, style_id: str | None) -> str:
        """The number or dash printed before a paragraph; empty when it is in no list."""
        chosen = self.lists.get(look.list_id or "")
        if chosen is None:
            return ""
        level = self._level(chosen, look, style_id)
        if level is None:
            return ""
        self._count(chosen, look.list_id or "", level)
        return _printed(chosen.levels, level, self._counts[chosen.definition])

    def _level(self, chosen: List, look: ParagraphLook, style_id: str | None) -> int | None:
        level = look.list_level
        if level is None:
            named = [place for place, each in enumerate(chosen.levels) if style_id and each.style == style_id]
            level = named[0] if named else 0
        return level if 0 <= level < len(chosen.levels) else None

    def _count(self, chosen: List, list_id: str, level: int) -> None:
        counts = self._counts[chosen.definition]
        if list_id not in self._begun:
            self._begun.add(list_id)
            for restarted in chosen.restarts:
                counts[restarted] = None
        for above in range(level):
            if counts[above] is None:
                counts[above] = chosen.levels[above].start
        counted = counts[level]
        counts[level] = chosen.levels[level].start if counted is None else counted + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)


def _printed(levels: tuple[Level, ...], at: int, counts: list[int | None]) -> str:
    if levels[at].kind == "bullet":
        pattern = levels[at].pattern.strip()
        return pattern if pattern in _KEPT_BULLETS else "-"
    if levels[at].kind == "none":
        return levels[at].pattern if "%" not in levels[at].pattern else ""
    text = levels[at].pattern
    for place in range(min(len(levels), _LEVELS)):
        kind = "decimal" if levels[at].is_legal else levels[place].kind
        text = text.replace(f"%{place + 1}", _number(counts[place] or 0, kind))
    return text.strip()


def _number(count: int, kind: str) -> str:
    if kind in ("upperRoman", "lowerRoman"):
        return _roman(count) if kind == "upperRoman" else _roman(count).lower()
    if kind in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""
        return letter if kind == "upperLetter" else letter.lower()
    return f"{count:02d}" if kind == "decimalZero" else str(count)


def _roman(count: int) -> str:
    text = ""
    for worth, letters in _ROMAN if 0 < count < 4000 else ():
        times, count = divmod(count, worth)
        text += letters * times
    return text or str(count)


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """The lists of the numbering part; none where the part is missing."""
    if root is None:
        return Numbering()
    definitions = {
        value(element, "abstractNumId") or "": element for element in root.iterchildren(WORD + "abstractNum")
    }
    links = {
        value(e, "numId") or "": child_value(e, "abstractNumId") or ""
        for e in root.iterchildren(WORD + "num")
    }
    lists = {}
    for element in root.iterchildren(WORD + "num"):
        list_id = value(element, "numId") or ""
        definition = _followed(links[list_id], definitions, links, styles)
        if definition in definitions:
            lists[list_id] = _list(definition, definitions[definition], element)
    return Numbering(lists)


def _followed(definition: str, definitions: dict[str, Element], links: dict[str, str], styles: Styles) -> str:
    """The definition meant: one may only point, through a style, at another."""
    pointer = child_value(definitions.get(definition), "numStyleLink")
    if pointer is None:
        return definition
    return links.get(styles.look_of(pointer)[0].list_id or "", definition)


def _list(definition: str, element: Element, use: Element) -> List:
    levels = [_level(level) for level in element.iterchildren(WORD + "lvl")][:_LEVELS]
    restarts = set()
    for override in use.iterchildren(WORD + "lvlOverride"):
        place = whole(value(override, "ilvl"))
        if place is None or not 0 <= place < len(levels):
            continue
        replaced = override.find(WORD + "lvl")
        if replaced is not None:
            levels[place] = _level(replaced)
        start = whole(child_value(override, "startOverride"))
        if start is not None:
            old = levels[place]
            levels[place] = Level(old.kind, old.pattern, start, old.is_legal, old.style)
            restarts.add(place)
    return List(definition, tuple(levels), frozenset(restarts))


def _level(element: Element) -> Level:
    start = whole(child_value(element, "start"))
    return Level(
        kind=child_value(element, "numFmt") or "decimal",
        pattern=child_value(element, "lvlText") or "",
        start=1 if start is None else start,
        is_legal=element.find(WORD + "isLgl") is not None,
        style=child_value(element, "pStyle"),
    )
