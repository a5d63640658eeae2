"""How the cells of the form look: one place for fonts, colours, borders and number formats."""

from dataclasses import dataclass
from typing import Any

from caicach.core.catalogue.indicators import Indicator, IndicatorKind


FONT = "Times New Roman"
INPUT = "#FFF9DB"
COMPUTED = "#D9D9D9"
HEADING = "#DCE6F1"
PILLAR = "#1F4E79"
GREY = "#8C8C8C"
FOREIGN = "#F2F2F2"

_BASE = {"font_name": FONT, "font_size": 11, "valign": "vcenter", "text_wrap": True}
_BORDER = {"border": 1, "border_color": "#A6A6A6"}
_NUMBER_FORMATS = {IndicatorKind.RATE: "0.00", IndicatorKind.COUNT: "#,##0", IndicatorKind.AMOUNT: "#,##0.##"}


@dataclass
class Looks:
    """The formats of one workbook, each made once."""

    book: Any

    def __post_init__(self) -> None:
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def of(self, **properties: Any) -> Any:
        """The format with these properties over the common ones."""
        wanted = {**_BASE, **properties}
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self.book.add_format(wanted)
        return self._made[key]

    @property
    def title(self) -> Any:
        """The title of a sheet."""
        return self.of(bold=True, font_size=13, text_wrap=False)

    @property
    def hint(self) -> Any:
        """An explanation in small italics."""
        return self.of(italic=True, font_color="#595959", text_wrap=False)

    @property
    def column(self) -> Any:
        """The heading of a column."""
        return self.of(**_BORDER, bold=True, align="center", bg_color=HEADING)

    @property
    def pillar(self) -> Any:
        """A pillar's title."""
        return self.of(**_BORDER, bold=True, bg_color=PILLAR, font_color="#FFFFFF")

    def text(self, is_heading: bool = False, is_foreign: bool = False, **more: Any) -> Any:
        """A printed cell of a row."""
        colour = {"font_color": GREY} if is_foreign else {}
        return self.of(**_BORDER, bold=is_heading, **colour, **more)

    def input(self, row: Indicator, is_foreign: bool) -> Any:
        """The cell a person fills in."""
        return self.of(
            **_BORDER,
            bg_color=FOREIGN if is_foreign else INPUT,
            font_color=GREY if is_foreign else "#000000",
            align="center" if is_foreign else "right",
            num_format=_NUMBER_FORMATS.get(row.kind, "0"),
            locked=False,
        )

    @property
    def computed(self) -> Any:
        """A rate the sheet computes; locked."""
        return self.of(**_BORDER, bg_color=COMPUTED, align="right", num_format="0.00", bold=True)

    @property
    def note(self) -> Any:
        """A note a person may write."""
        return self.of(**_BORDER, locked=False)

    @property
    def fact(self) -> Any:
        """A particular a person fills in."""
        return self.of(**_BORDER, bg_color=INPUT, locked=False, num_format="@")
