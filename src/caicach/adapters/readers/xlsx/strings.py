"""Texts of a workbook in runs of one font: the table of shared texts, and texts inside cells."""

from dataclasses import dataclass

from caicach.adapters.readers.legacy import from_legacy, legacy_of_font
from caicach.adapters.readers.package import Package
from caicach.adapters.readers.xlsx.formats import SHEET
from caicach.adapters.readers.xml import Element
from caicach.core.reading.cleaning import clean


@dataclass(frozen=True, slots=True)
class Run:
    """Text and the font that is named for it alone."""

    text: str
    font: str | None


def read_strings(package: Package, workbook: str) -> tuple[tuple[Run, ...], ...]:
    """The shared texts by number; none where the part is missing."""
    part = package.related(workbook, "sharedStrings")
    root = None if part is None else package.xml(part)
    return () if root is None else tuple(runs_of(item) for item in root.iterchildren(SHEET + "si"))


def runs_of(item: Element) -> tuple[Run, ...]:
    """The runs of one text; readings of characters (`rPh`) are no text."""
    runs = []
    for child in item.iterchildren("*"):
        if child.tag == SHEET + "t":
            runs.append(Run(child.text or "", None))
        elif child.tag == SHEET + "r":
            font = child.find(f"{SHEET}rPr/{SHEET}rFont")
            text = "".join(part.text or "" for part in child.iterchildren(SHEET + "t"))
            runs.append(Run(text, None if font is None else font.get("val")))
    return tuple(runs)


def shown(runs: tuple[Run, ...], cell_font: str | None, encodings: set[str]) -> str:
    """The runs as one Unicode text; old encodings that were converted are added to `encodings`."""
    text = ""
    for run in runs:
        legacy = legacy_of_font(run.font or cell_font)
        converted = from_legacy(run.text, legacy) if legacy else run.text
        if legacy and converted != run.text:
            encodings.add(legacy.family)
        text += converted
    return clean(text).strip()
