"""What a paragraph shows, run by run: inserted text kept, deleted and hidden text left out, boxes set aside."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from caicach.adapters.readers.docx.names import COMPATIBILITY, MATHS, WORD, child_value, value
from caicach.adapters.readers.docx.styles import RunLook, Styles
from caicach.adapters.readers.xml import Element


FIGURE_TAG = "caicach:"
_LEFT_OUT = frozenset(
    WORD + name
    for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "rt")
)
_CHARACTERS = {WORD + "tab": "\t", WORD + "ptab": "\t", WORD + "cr": "\n", WORD + "noBreakHyphen": "-",
               WORD + "softHyphen": "\u00ad"}  # fmt: skip
_BOX = WORD + "txbxContent"
# What the symbol fonts of Word show at the places reports use: ticks, boxes, arrows, dashes.
_SYMBOLS = {0xFC: "✓", 0xFE: "☑", 0xA8: "□", 0x6F: "□", 0xA3: "□", 0xE0: "→", 0xF0: "→", 0xB7: "•", 0x2D: "-",
            0xB3: "≥", 0xA3 + 0x100: "≤", 0xB1: "±", 0xB4: "×"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one look from one run. `tag` names the figure it belongs to; `run` is the element it came from."""

    text: str
    look: RunLook
    tag: str | None
    run: Element


@dataclass
class Inlines:
    """The pieces of one paragraph, the text boxes anchored in it, and what was passed over."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    has_deletions: bool = False
    has_hidden: bool = False


@dataclass
class Footnotes:
    """Footnotes in the order they are first called; `[1]` stands for the first."""

    order: list[str] = field(default_factory=list)

    def mark(self, kind: str, note_id: str) -> str:
        """The mark printed for a note."""
        key = f"{kind} {note_id}"
        if key not in self.order:
            self.order.append(key)
        return f"[{self.order.index(key) + 1}]"


def inlines_of(
    paragraph: Element, styles: Styles, below: RunLook, notes: Footnotes, tag: str | None
) -> Inlines:
    """The pieces of a paragraph in order. `below` is the look of its style; `tag` of a control around it."""
    found = Inlines()
    _walk(paragraph, _Context(styles, below, notes, found), tag)
    return found


@dataclass
class _Context:
    styles: Styles
    below: RunLook
    notes: Footnotes
    found: Inlines


def _walk(element: Element, context: _Context, tag: str | None) -> None:
    for child in element.iterchildren("*"):
        name = child.tag
        if name == WORD + "r":
            _run(child, context, tag)
        elif name in (WORD + "del", WORD + "moveFrom"):
            context.found.has_deletions = True
        elif name == WORD + "sdt":
            content = child.find(WORD + "sdtContent")
            if content is not None:
                _walk(content, context, figure_tag(child) or tag)
        elif name == MATHS + "t":
            context.found.pieces.append(Piece(child.text or "", context.below, tag, element))
        elif name not in _LEFT_OUT:
            _walk(child, context, tag)


def figure_tag(control: Element) -> str | None:
    """The tag of the observation a content control of our own writer stands for, without the prefix."""
    tag = child_value(control.find(WORD + "sdtPr"), "tag")
    return tag.removeprefix(FIGURE_TAG) if tag and tag.startswith(FIGURE_TAG) else None


def _run(run: Element, context: _Context, tag: str | None) -> None:
    properties = run.find(WORD + "rPr")
    look = _look(properties, context)
    for child in run.iterchildren("*"):
        text = _text(child, context)
        if not text:
            continue
        if look.hidden:
            context.found.has_hidden = context.found.has_hidden or bool(text.strip())
            continue
        context.found.pieces.append(Piece(text.upper() if look.capitals else text, look, tag, run))


def _look(properties: Element | None, context: _Context) -> RunLook:
    """Direct properties over the character style's over the paragraph's; a toggle in both styles cancels out."""
    if properties is None:
        return context.below
    direct = context.styles.run_look(properties)
    style_id = child_value(properties, "rStyle")
    if style_id is None:
        return direct.over(context.below)
    named, below = context.styles.run_look_of(style_id), context.below
    mixed = RunLook(
        named.font or below.font,
        named.size_pt or below.size_pt,
        _either(named.bold, below.bold),
        _either(named.italic, below.italic),
        _either(named.capitals, below.capitals),
        _either(named.hidden, below.hidden),
    )
    return direct.over(mixed)


def _either(one: bool | None, other: bool | None) -> bool | None:
    return one if other is None else other if one is None else one != other


def _text(child: Element, context: _Context) -> str:
    name = child.tag
    if name == WORD + "t":
        return child.text or ""
    if name in _CHARACTERS:
        return _CHARACTERS[name]
    if name == WORD + "br":
        return "" if value(child, "type") in ("page", "column") else "\n"
    if name == WORD + "sym":
        return _symbol(child)
    if name in (WORD + "footnoteReference", WORD + "endnoteReference"):
        return context.notes.mark(name.removeprefix(WORD)[:-9], value(child, "id") or "")
    if name == WORD + "ruby":
        return "".join(text.text or "" for text in child.iterfind(f"{WORD}rubyBase//{WORD}t"))
    if name not in _LEFT_OUT:
        context.found.boxes.extend(_boxes(child))
    return ""


def _symbol(element: Element) -> str:
    try:
        code = int(value(element, "char") or "", 16)
    except ValueError:
        return ""
    if 0xF000 <= code <= 0xF0FF:
        return _SYMBOLS.get(code - 0xF000, "")
    return chr(code) if 0x20 <= code < 0xD800 else ""


def _boxes(element: Element) -> Iterator[Element]:
    """The contents of text boxes below the element; of two renderings of one box, the first."""
    if element.tag == COMPATIBILITY + "AlternateContent":
        choices = [child for child in element.iterchildren("*") if _has_box(child)]
        if choices:
            yield from _boxes(choices[0])
        return
    for child in element.iterchildren("*"):
        if child.tag == _BOX:
            yield child
        else:
            yield from _boxes(child)


def _has_box(element: Element) -> bool:
    return next(element.iter(_BOX), None) is not None
