"""The measures of an official document, once for every renderer. Decree 30/2020/NĐ-CP, Annex I, Part I."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Page:
    """A4 and its margins in millimetres; `header` is from the paper's edge to the page number."""

    width: int = 210
    height: int = 297
    top: int = 20
    bottom: int = 20
    left: int = 30
    right: int = 20
    header: int = 10

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of letters in points, by component of the document."""

    national_title: int = 13
    motto: int = 14
    agency: int = 13
    number: int = 13
    title: int = 14
    body: int = 14
    page_number: int = 14
    recipients_heading: int = 12
    recipients: int = 11
    annex_title: int = 14
    annex_reference: int = 13
    annex_table: int = 12
    annex_legend: int = 11


@dataclass(frozen=True, slots=True)
class Layout:
    """Every measure. Widths are in millimetres, spacing and sizes in points.

    The right header column holds 34 letters of the national title in 13 pt bold (95.7 mm) on one line, so the
    left one gets the rest; agencies' names keep `header_gap` away from it. A rule under an issuer or a subject is 0.4 of its longest line: the decree says a
    third to a half. The heights of the appendix's two heading rows are fixed, because LibreOffice cuts a cell that spans
    both when it repeats them.
    """

    page: Page = field(default_factory=Page)
    sizes: Sizes = field(default_factory=Sizes)
    header_columns: tuple[int, int] = (60, 100)
    header_gap: int = 2
    signature_columns: tuple[int, int] = (80, 80)
    annex_columns: tuple[int, int, int, int, int] = (14, 71, 30, 25, 20)
    annex_heading_rows: tuple[int, int] = (7, 10)
    rule_share: float = 0.4
    first_line: float = 12.7
    paragraph_gap: int = 6
    line_spacing: float = 1.15
    signature_room: int = 72


LAYOUT = Layout()
