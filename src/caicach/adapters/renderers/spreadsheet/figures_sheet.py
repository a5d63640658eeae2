"""The sheet of figures: every row of the form in official order with one cell to fill in."""

from typing import Any

from caicach.adapters.renderers.spreadsheet.filling import Filling
from caicach.adapters.renderers.spreadsheet.looks import Looks
from caicach.adapters.renderers.spreadsheet.validation import validation
from caicach.core.catalogue.indicators import Indicator, RateOf
from caicach.core.documents.annexes import mark, printed_number, rows_of_pillar, unit_to_print
from caicach.core.documents.figures import settle
from caicach.core.ground.days import official_day
from caicach.core.ground.values import Value, ValueState
from caicach.core.ground.words import Messages


HEADING_ROW = 3
COLUMNS = ("number", "label", "unit", "value", "note", "applies", "code")
_WIDTHS = (8, 62, 20, 16, 26, 10, 10)
_VALUE, _NOTE, _APPLIES, _CODE = 3, 4, 5, 6


# Points a printed line takes, and how many letters fit on one line of a column. Heights are written out because not
# every office program fits rows to wrapped text when it opens a file.
_LINE = 16
_LETTERS = {"label": 58, "unit": 17}


def _lines(row: Indicator) -> int:
    """How many lines the longest cell of the row takes."""
    unit = unit_to_print(row) if row.takes_value else ""
    return max(-(-len(row.label) // _LETTERS["label"]), -(-len(unit) // _LETTERS["unit"]), 1)


def write_figures(book: Any, sheet: Any, filling: Filling, messages: Messages) -> None:
    """The whole sheet: title, headings that stay in sight, rows, printing."""
    looks = Looks(book)
    form = filling.form
    title = messages.say("form_xlsx.title", title=form.title.upper(), since=official_day(form.from_on)).vi
    sheet.write_string(0, 0, title, looks.title)
    sheet.write_string(1, 0, messages.say("form_xlsx.subtitle").vi, looks.hint)
    for column, (name, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(HEADING_ROW, column, messages.say(f"form_xlsx.column_{name}").vi, looks.column)
    sheet.set_row(HEADING_ROW, 32)
    last = _Rows(sheet, filling, looks, messages).write()
    _finish(sheet, last)


def _finish(sheet: Any, last: int) -> None:
    """Headings in sight, on every printed page, and locked cells that cannot be changed by mistake."""
    sheet.freeze_panes(HEADING_ROW + 1, 2)
    sheet.autofilter(HEADING_ROW, 0, last, _CODE)
    sheet.protect("", {"autofilter": True, "format_columns": True, "format_rows": True, "sort": False})
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADING_ROW)
    sheet.print_area(0, 0, last, _NOTE)
    sheet.set_margins(0.6, 0.4, 0.6, 0.6)
    sheet.set_footer("&C&P/&N")


class _Rows:
    """Writes the rows one under another, knowing where each indicator stands."""

    def __init__(self, sheet: Any, filling: Filling, looks: Looks, messages: Messages) -> None:
        self.sheet, self.filling, self.looks, self.messages = sheet, filling, looks, messages
        self.titles = {heading.before: heading.title for heading in filling.form.sub_headings}
        self.places = self._places()
        settled = settle(filling.form, filling.values, filling.agency_type, led=filling.led)
        self.rates = settled.values

    def _places(self) -> dict[str, int]:
        """The row each indicator stands in, counted from 0."""
        places: dict[str, int] = {}
        at = HEADING_ROW + 1
        for pillar in self.filling.form.pillars:
            at += 1
            for row in rows_of_pillar(self.filling.form, pillar.letter):
                at += 1 if row.id in self.titles else 0
                places[row.id] = at
                at += 1
        return places

    def write(self) -> int:
        """Every row; the last row's place."""
        for pillar in self.filling.form.pillars:
            rows = rows_of_pillar(self.filling.form, pillar.letter)
            first = self.places[rows[0].id] - (2 if rows[0].id in self.titles else 1)
            self._banner(first, pillar.title, self.looks.pillar)
            for row in rows:
                if row.id in self.titles:
                    banner = self.looks.text(is_heading=True)
                    self._banner(self.places[row.id] - 1, self.titles[row.id], banner)
                self._row(row)
        return max(self.places.values())

    def _banner(self, at: int, title: str, look: Any) -> None:
        for column in range(len(COLUMNS)):
            self.sheet.write_string(at, column, title if column == 1 else "", look)

    def _row(self, row: Indicator) -> None:
        at, is_heading = self.places[row.id], not row.takes_value
        is_foreign = not self.filling.applies(row)
        look = self.looks.text(is_heading, is_foreign)
        centred = self.looks.text(is_heading, is_foreign, align="center")
        self.sheet.set_row(at, _LINE * _lines(row))
        applies = self.messages.say(f"form_xlsx.applies_{'no' if is_foreign else 'yes'}").vi
        self.sheet.write_string(at, 0, printed_number(row), centred)
        self.sheet.write_string(at, 1, row.label, look)
        self.sheet.write_string(at, 2, unit_to_print(row) if row.takes_value else "", centred)
        self.sheet.write_string(at, _APPLIES, applies, centred)
        self.sheet.write_string(at, _CODE, row.code, centred)
        if is_heading:
            self.sheet.write_string(at, _VALUE, "", look)
            self.sheet.write_string(at, _NOTE, "", look)
            return
        self.sheet.write_string(at, _NOTE, self.filling.notes.get(row.id, ""), self.looks.note)
        self._value(row, at, is_foreign)

    def _value(self, row: Indicator, at: int, is_foreign: bool) -> None:
        if isinstance(row.formula, RateOf):
            self._rate(row, row.formula, at)
            return
        value = self.filling.value(row)
        look = self.looks.input(row, is_foreign)
        if value.number is not None:
            self.sheet.write_number(at, _VALUE, value.number, look)
        elif shown := self._mark(row, value):
            self.sheet.write_string(at, _VALUE, shown, look)
        else:
            self.sheet.write_blank(at, _VALUE, None, look)
        self.sheet.data_validation(at, _VALUE, at, _VALUE, validation(row, f"D{at + 1}", self.messages))

    def _mark(self, row: Indicator, value: Value) -> str:
        """The mark of a state; in a coded row `x` would look like a tick, so the words are written out."""
        if row.codes and value.state is ValueState.NOT_APPLICABLE:
            return self.messages.say("form_xlsx.not_applicable").vi
        return mark(value.state, self.messages)

    def _rate(self, row: Indicator, formula: RateOf, at: int) -> None:
        """The rate as a formula: blank while a part is missing, `-` for 0/0, as the appendix prints it."""
        part, whole = (f"D{self.places[place] + 1}" for place in (formula.part, formula.whole))
        text = (
            f"=IF(AND(ISNUMBER({part}),ISNUMBER({whole})),"
            f'IF({whole}=0,"-",ROUND({part}/{whole}*100,2)),IF(OR({part}="-",{whole}="-"),"-",""))'
        )
        shown = self.rates[row.id]
        known = shown.number if shown.number is not None else mark(shown.state, self.messages)
        self.sheet.write_formula(at, _VALUE, text, self.looks.computed, known)
