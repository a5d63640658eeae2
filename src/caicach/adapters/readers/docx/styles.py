"""Styles of a document: what a paragraph and a run look like after inheritance, defaults and theme."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from caicach.adapters.readers.docx.names import (
    DRAWING,
    WORD,
    child_value,
    millimetres,
    plain,
    points,
    toggle,
    twips,
    value,
    whole,
)
from caicach.adapters.readers.xml import Element
from caicach.core.reading.found import Alignment


_MAX_INHERITANCE = 30
_FONTS, _SIZE, _BOLD = WORD + "rFonts", WORD + "sz", WORD + "b"
_ITALIC, _CAPITALS, _HIDDEN = WORD + "i", WORD + "caps", WORD + "vanish"
_ALIGNMENTS = {
    "left": Alignment.LEFT,
    "start": Alignment.LEFT,
    "center": Alignment.CENTRE,
    "right": Alignment.RIGHT,
    "end": Alignment.RIGHT,
    "both": Alignment.JUSTIFIED,
    "distribute": Alignment.JUSTIFIED,
}


@dataclass(frozen=True, slots=True)
class RunLook:
    """What run properties say; None where they say nothing."""

    font: str | None = None
    size_pt: Decimal | None = None
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None

    def over(self, below: "RunLook") -> "RunLook":
        """This look where it speaks, the one below where it is silent."""
        if self is _SILENT_RUN:
            return below
        return RunLook(
            self.font or below.font,
            self.size_pt or below.size_pt,
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.capitals if self.capitals is None else self.capitals,
            below.hidden if self.hidden is None else self.hidden,
        )


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What paragraph properties say; None where they say nothing. `numbering` is (list id, level)."""

    alignment: Alignment | None = None
    first_line_mm: Decimal | None = None
    before_pt: Decimal | None = None
    after_pt: Decimal | None = None
    line_spacing: Decimal | None = None
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None

    def over(self, below: "ParagraphLook") -> "ParagraphLook":
        """This look where it speaks, the one below where it is silent."""
        if self is _SILENT_PARAGRAPH:
            return below
        silent = {name: getattr(below, name) for name in self.__slots__ if getattr(self, name) is None}
        return replace(self, **silent) if silent else self


_SILENT_RUN, _SILENT_PARAGRAPH = RunLook(), ParagraphLook()


@dataclass(frozen=True, slots=True)
class Style:
    """A style by its own words, before inheritance."""

    name: str
    based_on: str | None
    run: RunLook
    paragraph: ParagraphLook


@dataclass
class Styles:
    """All styles. Looks are worked out once a style."""

    default_run: RunLook = RunLook()
    default_paragraph: ParagraphLook = ParagraphLook()
    by_id: dict[str, Style] = field(default_factory=dict)
    default_id: str | None = None
    theme_fonts: dict[str, str] = field(default_factory=dict)
    _looks: dict[str | None, tuple[ParagraphLook, RunLook]] = field(default_factory=dict)

    def look_of(self, style_id: str | None) -> tuple[ParagraphLook, RunLook]:
        """The look a paragraph style gives, with the document's defaults below it."""
        key = style_id if style_id in self.by_id else self.default_id
        if key not in self._looks:
            paragraph, run = ParagraphLook(), RunLook()
            for style in self.chain(key):
                paragraph, run = paragraph.over(style.paragraph), run.over(style.run)
            self._looks[key] = paragraph.over(self.default_paragraph), run.over(self.default_run)
        return self._looks[key]

    def run_look_of(self, style_id: str | None) -> RunLook:
        """The look a character style gives by itself."""
        look = RunLook()
        for style in self.chain(style_id):
            look = look.over(style.run)
        return look

    def chain(self, style_id: str | None) -> list[Style]:
        """The style and those it is based on, nearest first; a circle is cut."""
        found: list[Style] = []
        while style_id in self.by_id and len(found) < _MAX_INHERITANCE:
            style = self.by_id[style_id]
            found.append(style)
            style_id = style.based_on
        return found

    def heading_of(self, style_id: str | None) -> int | None:
        """The heading level a style gives by its name (`heading 2`), its bases included."""
        for style in self.chain(style_id):
            words = style.name.lower().split()
            if len(words) == 2 and words[0] == "heading" and words[1] in "123456789":
                return int(words[1])
        return None

    def run_look(self, properties: Element | None) -> RunLook:
        """What the run properties themselves say."""
        if properties is None or not len(properties):
            return _SILENT_RUN
        said = {child.tag: child for child in properties}
        size = whole(value(said.get(_SIZE)))
        return RunLook(
            font=self._font(said[_FONTS]) if _FONTS in said else None,
            size_pt=plain(Decimal(size) / 2) if size else None,
            bold=toggle(said.get(_BOLD)),
            italic=toggle(said.get(_ITALIC)),
            capitals=toggle(said.get(_CAPITALS)),
            hidden=toggle(said.get(_HIDDEN)),
        )

    def _font(self, fonts: Element | None) -> str | None:
        for slot in ("ascii", "hAnsi"):
            theme = value(fonts, f"{slot}Theme")
            if theme is not None and theme[:5] in self.theme_fonts:
                return self.theme_fonts[theme[:5]]
            if value(fonts, slot):
                return value(fonts, slot)
        return None


def read_styles(root: Element | None, theme: Element | None) -> Styles:
    """The styles part and the theme as styles; empty ones where a part is missing."""
    styles = Styles(theme_fonts=_theme_fonts(theme))
    if root is None:
        return styles
    defaults = root.find(f"{WORD}docDefaults")
    if defaults is not None:
        styles.default_run = styles.run_look(defaults.find(f"{WORD}rPrDefault/{WORD}rPr"))
        styles.default_paragraph = paragraph_look(defaults.find(f"{WORD}pPrDefault/{WORD}pPr"))
    for element in root.iterchildren(WORD + "style"):
        style_id = value(element, "styleId")
        if style_id is None:
            continue
        styles.by_id[style_id] = Style(
            name=child_value(element, "name") or "",
            based_on=child_value(element, "basedOn"),
            run=styles.run_look(element.find(WORD + "rPr")),
            paragraph=paragraph_look(element.find(WORD + "pPr")),
        )
        if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true", "on"):
            styles.default_id = style_id
    return styles


def paragraph_look(properties: Element | None) -> ParagraphLook:
    """What the paragraph properties themselves say."""
    if properties is None:
        return _SILENT_PARAGRAPH
    spacing, indent = properties.find(WORD + "spacing"), properties.find(WORD + "ind")
    before, after = twips(value(spacing, "before")), twips(value(spacing, "after"))
    numbering = properties.find(WORD + "numPr")
    return ParagraphLook(
        alignment=_ALIGNMENTS.get(child_value(properties, "jc") or ""),
        first_line_mm=_first_line(indent),
        before_pt=None if before is None else points(before),
        after_pt=None if after is None else points(after),
        line_spacing=_line_spacing(spacing),
        outline=whole(child_value(properties, "outlineLvl")),
        list_id=child_value(numbering, "numId"),
        list_level=whole(child_value(numbering, "ilvl")),
    )


def _first_line(indent: Element | None) -> Decimal | None:
    """Positive for an indented first line, negative for a hanging one."""
    hanging, first = twips(value(indent, "hanging")), twips(value(indent, "firstLine"))
    if hanging is not None:
        return -millimetres(hanging)
    return None if first is None else millimetres(first)


def _line_spacing(spacing: Element | None) -> Decimal | None:
    """Lines, where the file counts in lines (`auto`); zero for a height fixed in points, which hides what any
    style below says in lines."""
    line = twips(value(spacing, "line"))
    if line is None:
        return None
    return plain(line / 240) if value(spacing, "lineRule") in (None, "auto") else Decimal(0)


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """Typefaces of the theme by the first letters of the slots that use them: `major…`, `minor…`."""
    if theme is None:
        return {}
    fonts = {slot: theme.find(f".//{DRAWING}{slot}Font/{DRAWING}latin") for slot in ("major", "minor")}
    return {
        slot: font.get("typeface")
        for slot, font in fonts.items()
        if font is not None and font.get("typeface")
    }
