"""The facts an official document states of itself, each with its place. See Decree 30/2020, Annex I."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from caicach.core.reading.places import Fragment


@dataclass(frozen=True, slots=True)
class DateFound:
    """A written date; a part that stands blank (`ngày   tháng 12 năm 2023`) is None."""

    day: int | None
    month: int | None
    year: int | None
    where: Fragment

    @property
    def as_date(self) -> date | None:
        """The calendar date, or None while a part is blank or no such day exists."""
        if self.day is None or self.month is None or self.year is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True)
class CitedDocument:
    """A document the text cites. `kind_word` as written before the number (`Kế hoạch`, `công văn`), `number` and
    `symbol` as written (`3033`, `KH-UBND`; `34/2016` is number 34 with `year_in_symbol` 2016)."""

    kind_word: str | None
    number: str
    symbol: str
    year_in_symbol: int | None
    date: DateFound | None
    issuer: str | None
    where: Fragment

    @cached_property
    def key(self) -> str:
        """`34/2016/NĐ-CP`, `3033/KH-UBND`, a Party document `71-KL/TU`: symbol without stray spaces."""
        symbol = "".join(self.symbol.split()).replace("–", "-")
        if "/" in symbol:
            return f"{self.number}-{symbol}"
        middle = f"/{self.year_in_symbol}" if self.year_in_symbol else ""
        return f"{self.number}{middle}/{symbol}"


@dataclass(frozen=True, slots=True)
class Header:
    """What stands at the head and the foot of the document; None or empty where it does not stand.

    `number` is the number alone (blank in a draft: None), `symbol` such as `BC-BDT`; `kind` the document type as
    printed (`BÁO CÁO`); `subject_rest` the further paragraphs of a subject set in several. The name of an agency set
    in several lines is one text; its place is then the first of them.
    """

    parent_agency: Fragment | None = None
    issuer: Fragment | None = None
    motto: Fragment | None = None
    number: Fragment | None = None
    symbol: Fragment | None = None
    place: Fragment | None = None
    dated: DateFound | None = None
    kind: Fragment | None = None
    subject: Fragment | None = None
    subject_rest: tuple[Fragment, ...] = ()
    addressees: tuple[Fragment, ...] = ()
    capacity: Fragment | None = None
    position: Fragment | None = None
    signatory: Fragment | None = None
    recipients: tuple[Fragment, ...] = ()
    cited: tuple[CitedDocument, ...] = field(default=())

    @property
    def subject_text(self) -> str:
        """The whole subject on one line, empty where none stands."""
        parts = (self.subject, *self.subject_rest) if self.subject else ()
        return " ".join(part.text for part in parts)
