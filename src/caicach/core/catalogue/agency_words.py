"""Which agency reports, told by the head, the symbol, the annex's title and the closing sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from caicach.core.ground.agencies import Agency, AgencyType
from caicach.core.ground.text import fold, squash
from caicach.core.reading.found import FoundDocument
from caicach.core.reading.grids import grid_of
from caicach.core.reading.header import Header
from caicach.core.reading.lines import lines_of
from caicach.core.reading.narrative import annex_lines, narrative_of


_NAME = r"(?P<name>[^,;.()]{4,90}?)"
_CLOSING = re.compile(
    rf"\btrên đây là\b.{{0,60}}?\bbáo cáo\b.{{0,90}}?\bcủa\s+{_NAME}(?=\s+về\b|[,;.(]|$)", re.IGNORECASE
)
_ANNEX_OF = re.compile(rf"\bCỦA\s+{_NAME}\s*\)?\s*$", re.IGNORECASE)
_OPENING = re.compile(
    rf"(?:^|,\s*){_NAME}\s+(?:kính\s+)?báo cáo\s+(?:kết quả|tình hình|công tác)", re.IGNORECASE
)
_LONGEST_TITLE = 200
_NO_TYPE = frozenset({"ubnd", "hdnd"})
# The cities that were provinces; any other city was a district's equal.
_CENTRAL = "ha noi|ho chi minh|da nang|hai phong|can tho|hue"
_TYPES = (
    (AgencyType.HOME_AFFAIRS, r"^so noi vu\b"),
    (AgencyType.PROVINCE, rf"^(?:ubnd|uy ban nhan dan) (?:tinh\b|(?:thanh pho|tp\.?) (?:{_CENTRAL})\b)"),
    (AgencyType.COMMUNE, r"^(?:ubnd|uy ban nhan dan) (?:xa|phuong|thi tran|dac khu)\b"),
    (AgencyType.DISTRICT, r"^(?:ubnd|uy ban nhan dan) (?:huyen|thi xa|quan|thanh pho|tp)\b"),
    (AgencyType.DEPARTMENT, r"^(?:so|ban|thanh tra|van phong|cuc|chi cuc|bao hiem|cong an)\b"),
)


def find_agency(
    found: FoundDocument, header: Header, agencies: Sequence[Agency], day: date | None
) -> Agency | None:
    """The agency named in the head; where the head names none, by the symbol, the annex or the text. Of agencies that followed one
    another under one name, the one of that day. None unless the document names the agency's province: other
    provinces have a `Sở Nội vụ` too."""
    for name in _names(found, header):
        agency = _named(name, agencies, day)
        if agency is not None:
            return agency if _is_of_its_province(agency, agencies, found, header) else None
        if header.issuer is not None:
            return None
    return None


def find_agency_type(found: FoundDocument, header: Header) -> AgencyType | None:
    """The type the first telling name stands for by its words alone: `UBND xã …` is a commune."""
    for name in _names(found, header):
        kind = type_of_name(name)
        if kind is not None:
            return kind
    return None


def type_of_name(name: str) -> AgencyType | None:
    """The type of agency a name stands for; None when its words do not tell."""
    key = fold(name)
    return next((kind for kind, words in _TYPES if re.search(words, key)), None)


def _names(found: FoundDocument, header: Header) -> Iterator[str]:
    """Names the reporting agency is called by, the surest first."""
    if header.issuer is not None:
        yield squash(header.issuer.text)
    if header.symbol is not None:
        suffix = re.split(r"[-–]", header.symbol.text)[-1].strip()
        yield suffix
    above = tuple(_above_tables(found))
    yield from _matches(_ANNEX_OF, (*(p.text for p in annex_lines(found)), *above))
    yield from (text for text in reversed(above) if type_of_name(text) is not None)
    paragraphs = narrative_of(found)
    yield from _matches(_CLOSING, (p.text for p in reversed(paragraphs)))
    yield from _matches(_OPENING, (p.text for p in paragraphs[:12]))


def _above_tables(found: FoundDocument) -> Iterator[str]:
    """The title lines of a sheet: what stands in the statistics tables above the row that names the columns."""
    for table in found.tables:
        grid = grid_of(table)
        if grid is not None:
            above = (line for line in lines_of((table,)) if line.row is not None and line.row < grid.body - 1)
            yield from (line.text for line in above if len(line.text) <= _LONGEST_TITLE)


def _matches(pattern: re.Pattern[str], texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        match = pattern.search(squash(text))
        if match is not None:
            yield match["name"]


def _named(name: str, agencies: Sequence[Agency], day: date | None) -> Agency | None:
    whole = fold(name)
    for key in dict.fromkeys((whole, re.sub(r" tinh(?: .*)?$", "", whole))):
        fitting = [agency for agency in agencies if key in _keys(agency)]
        if fitting:
            return _of_day(fitting, day)
    return None


@lru_cache(maxsize=8192)  # a province has hundreds of agencies, and each report asks for several names
def _keys(agency: Agency) -> frozenset[str]:
    """Every name of the agency, folded; its abbreviation only where it is its own."""
    names = {fold(agency.name), *(fold(name) for name in agency.short_names)}
    if fold(agency.abbreviation) not in _NO_TYPE:
        names.add(fold(agency.abbreviation))
    return frozenset(names | {name.replace("ubnd ", "uy ban nhan dan ") for name in names})


def _of_day(agencies: Sequence[Agency], day: date | None) -> Agency | None:
    """The one agency valid on the day; several names that stay equal tell nothing."""
    if day is not None:
        agencies = [a for a in agencies if a.is_alive(day)] or agencies
    return agencies[0] if len({a.id for a in agencies}) == 1 else None


def _is_of_its_province(
    agency: Agency, agencies: Sequence[Agency], found: FoundDocument, header: Header
) -> bool:
    """Whether the head names the agency's province, or, where the head names none, the document does."""
    province = _province_of(agency, agencies)
    if province is None:
        return True
    words = squash(
        re.sub(r"^(?:UBND|Ủy ban nhân dân)\s+(?:tỉnh|thành phố)\s+", "", province.name, flags=re.I)
    )
    parts = (header.parent_agency, header.issuer)
    head = fold(" ".join(part.text for part in parts if part is not None))
    if re.search(r"\btinh \w+", head):
        return fold(words) in head
    return any(words.casefold() in p.text.casefold() for p in found.paragraphs)


def _province_of(agency: Agency, agencies: Sequence[Agency]) -> Agency | None:
    by_id = {a.id: a for a in agencies}
    seen: set[str] = set()
    current: Agency | None = agency
    while current is not None and current.type is not AgencyType.PROVINCE and current.id not in seen:
        seen.add(current.id)
        current = by_id.get(current.parent) if current.parent else None
    return current if current is not None and current.type is AgencyType.PROVINCE else None
