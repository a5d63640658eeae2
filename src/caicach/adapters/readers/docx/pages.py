"""Paper, margins and page numbers of each section."""

from decimal import Decimal

from caicach.adapters.readers.docx.names import (
    RELATIONSHIPS,
    WORD,
    child_value,
    millimetres,
    toggle,
    twips,
    value,
)
from caicach.adapters.readers.docx.styles import Styles, paragraph_look
from caicach.adapters.readers.package import Package, Relationship
from caicach.adapters.readers.xml import Element
from caicach.core.reading.found import Alignment, PageSetup


_A4 = (Decimal(11906), Decimal(16838))
_TAB_STOPS = ("left", "centre", "right")
_SIDES = {Alignment.CENTRE: "centre", Alignment.RIGHT: "right"}


def page_setups(package: Package, document: str, body: Element, styles: Styles) -> tuple[PageSetup, ...]:
    """One setup a section, in order; a section without headers of its own has those of the one before."""
    relationships = package.relationships(document)
    shown: dict[tuple[str, str], Element] = {}
    setups = []
    for section in body.iter(WORD + "sectPr"):
        shown |= _running(package, section, relationships)
        setups.append(_setup(section, shown, styles))
    return tuple(setups)


def _running(
    package: Package, section: Element, relationships: dict[str, Relationship]
) -> dict[tuple[str, str], Element]:
    """The headers and footers the section names, by (`top` or `bottom`, `default`, `first` or `even`)."""
    found = {}
    for place, name in (("top", "headerReference"), ("bottom", "footerReference")):
        for reference in section.iterchildren(WORD + name):
            related = relationships.get(reference.get(RELATIONSHIPS + "id", ""))
            root = package.xml(related.target) if related and not related.is_external else None
            if root is not None:
                found[place, value(reference, "type") or "default"] = root
    return found


def _setup(section: Element, shown: dict[tuple[str, str], Element], styles: Styles) -> PageSetup:
    size, margins = section.find(WORD + "pgSz"), section.find(WORD + "pgMar")

    def margin(name: str) -> Decimal:
        return millimetres(twips(value(margins, name)) or Decimal(0))

    return PageSetup(
        width_mm=millimetres(twips(value(size, "w")) or _A4[0]),
        height_mm=millimetres(twips(value(size, "h")) or _A4[1]),
        top_mm=margin("top"),
        bottom_mm=margin("bottom"),
        left_mm=margin("left"),
        right_mm=margin("right"),
        page_number=_page_number(shown, styles),
        hides_first_number=_hides_first(section, shown),
    )


def _page_number(shown: dict[tuple[str, str], Element], styles: Styles) -> str | None:
    for place in ("top", "bottom"):
        root = shown.get((place, "default"))
        paragraph = None if root is None else _numbered_paragraph(root)
        if paragraph is not None:
            return f"{place}_{_side(paragraph, styles)}"
    return None


def _numbered_paragraph(root: Element) -> Element | None:
    """The paragraph that holds the PAGE field."""
    for name, attribute in (("fldSimple", "instr"), ("instrText", None)):
        for field in root.iter(WORD + name):
            instruction = (value(field, attribute) if attribute else field.text) or ""
            if instruction.split()[:1] == ["PAGE"]:
                return next(field.iterancestors(WORD + "p"), None)
    return None


def _side(paragraph: Element, styles: Styles) -> str:
    """`left`, `centre` or `right`: by frame, by alignment, or by the tabs before the number."""
    properties = paragraph.find(WORD + "pPr")
    framed = child_value(properties, "framePr", "xAlign")
    if framed in ("left", "center", "right"):
        return framed.replace("center", "centre")
    look = paragraph_look(properties).over(styles.look_of(child_value(properties, "pStyle"))[0])
    if look.alignment in _SIDES:
        return _SIDES[look.alignment]
    tabs = sum(1 for _ in paragraph.iterfind(f"{WORD}r/{WORD}tab"))
    return _TAB_STOPS[min(tabs, 2)]


def _hides_first(section: Element, shown: dict[tuple[str, str], Element]) -> bool:
    """Whether the first page is set apart and prints no number."""
    if not toggle(section.find(WORD + "titlePg")):
        return False
    first = [root for (_, kind), root in shown.items() if kind == "first"]
    return all(_numbered_paragraph(root) is None for root in first)
