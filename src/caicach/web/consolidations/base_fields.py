"""The fields of the base year: what is written down, what was typed, and what of it is no number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from caicach.actions.base_figures import BaseRow, BaseSheet, Place
from caicach.actions.words import messages
from caicach.core.ground.agencies import Agency
from caicach.core.ground.numbers import plain_number, vietnamese_number
from caicach.core.ground.values import NOT_REPORTED, ValueState
from caicach.core.submissions.typed import understood
from caicach.web.words import say, spoken


LONGEST = 40
SEEN = "da-thay"


@dataclass(frozen=True)
class Field:
    """One number: `text` as typed or as kept, `kept` what is kept, `doubt` why the text is no number, `added` what those
    before the agency make."""

    place: Place
    row: BaseRow
    text: str
    kept: Decimal | None
    added: Decimal | None
    doubt: str = ""

    @property
    def name(self) -> str:
        """Of the input."""
        return field_name(self.place)

    @property
    def seen(self) -> str:
        """What is kept, for the save to know what the person saw."""
        return "" if self.kept is None else plain_number(self.kept)

    @property
    def is_other_than_kept(self) -> bool:
        """Whether saving would change something."""
        return self.text != shown(self.kept)


@dataclass(frozen=True)
class BaseLine:
    """One agency; `is_before` when it ended and others followed. A row it has no base in is None."""

    agency: Agency
    is_before: bool
    fields: tuple[Field | None, ...]

    @property
    def is_lacking(self) -> bool:
        """Whether any base is not known, not even from those before."""
        return any(one is not None and one.kept is None and one.added is None for one in self.fields)


@dataclass(frozen=True)
class Typed:
    """What a request says: texts by place, the numbers they say, what the person saw, and the doubts."""

    texts: Mapping[Place, str]
    numbers: Mapping[Place, Decimal | None]
    seen: Mapping[Place, Decimal | None]
    doubts: Mapping[Place, str]


NOTHING = Typed({}, {}, {}, {})


def field_name(place: Place) -> str:
    """`xa-dak-doa:civil-servants-allocated`."""
    return ":".join(place)


def shown(number: Decimal | None) -> str:
    """The number as its field shows it."""
    return "" if number is None else vietnamese_number(number)


def lines_of_sheet(sheet: BaseSheet, typed: Typed = NOTHING) -> list[BaseLine]:
    """Every agency with its fields, typed texts in place of what is kept."""
    return [
        BaseLine(agency, is_before, tuple(_field(sheet, agency, is_before, row, typed) for row in sheet.rows))
        for agency, is_before in sheet.agencies
    ]


def _field(sheet: BaseSheet, agency: Agency, is_before: bool, row: BaseRow, typed: Typed) -> Field | None:
    if not sheet.has(agency, is_before, row):
        return None
    place, kept = (agency.id, row.of.id), sheet.number(agency.id, row.of.id)
    text = typed.texts.get(place, shown(kept))
    return Field(place, row, text, kept, sheet.added(agency.id, row), typed.doubts.get(place, ""))


def typed_in(sheet: BaseSheet, given: Mapping[str, str]) -> Typed:
    """What was sent, of the places there are."""
    texts = {p: given[field_name(p)].strip()[:LONGEST] for p in sheet.places if field_name(p) in given}
    return _understood(sheet, texts, {p: _number(given.get(f"{SEEN}:{field_name(p)}", "")) for p in texts})


def with_texts(sheet: BaseSheet, typed: Typed, pasted: Mapping[Place, str]) -> Typed:
    """What was typed and these texts over it; what the person saw of a place that was not on the page is what is kept."""
    seen = {place: sheet.number(*place) for place in pasted} | dict(typed.seen)
    return _understood(sheet, {**typed.texts, **pasted}, seen)


def _understood(sheet: BaseSheet, texts: Mapping[Place, str], seen: Mapping[Place, Decimal | None]) -> Typed:
    numbers: dict[Place, Decimal | None] = {}
    doubts: dict[Place, str] = {}
    rows = {row.of.id: row.of for row in sheet.rows}
    for place, text in texts.items():
        if text == shown(seen[place]):
            continue
        cell = understood(text, rows[place[1]], messages())
        if cell.doubt is not None:
            # Of words alone the page of figures says to choose a state; there is none to choose here.
            is_of_a_number = any(char.isdecimal() for char in text)
            doubts[place] = spoken(cell.doubt) if is_of_a_number else say("web.bases.no_number")
        elif cell.value.state is ValueState.NONE_AROSE:
            numbers[place] = Decimal(0)
        elif cell.value.number is None and cell.value != NOT_REPORTED:
            doubts[place] = say("web.bases.no_number")
        else:
            numbers[place] = cell.value.number
    return Typed(texts, numbers, seen, doubts)


def places_shown(lines: Iterable[BaseLine], typed: Typed) -> list[BaseLine]:
    """The agencies for which anything was sent."""
    agencies = {agency for agency, _ in typed.texts}
    return [line for line in lines if line.agency.id in agencies]


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
