"""What the head of an official document says: agencies, number, symbol, place, date, kind, subject, addressees."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from caicach.core.ground.text import fold
from caicach.core.reading.citations import KIND_WORDS, SYMBOL, find_citations
from caicach.core.reading.dates import DATE, date_of
from caicach.core.reading.found import FoundDocument, Paragraph
from caicach.core.reading.header import CitedDocument, Header
from caicach.core.reading.lines import Line, is_upper, lines_of, part_of
from caicach.core.reading.places import Fragment
from caicach.core.reading.signature import read_signature


_HEAD_BLOCKS = 30
_KINDS = tuple(kind.upper() for kind in KIND_WORDS)
_NUMBER = re.compile(
    rf"\b[Ss]ố?\s*:\s*(?P<number>\d+[a-zđ]?)?[\s.…_]*/\s*(?:(?P<year>(?:19|20)\d\d)\s*/\s*)?(?P<symbol>{SYMBOL}(?:-\[[^\]]*\]?)?)?"
)
_PLACE = re.compile(r"(?P<place>[^\W\d_][^,\d:/]{1,40}),\s*(?=ngày)")
_MOTTO = re.compile(r"C[ỘO]NG\s+H[ÒO]A\s+X[ÃA]\s+H[ỘO]I\b.*", re.IGNORECASE)
_FREEDOM = re.compile(r"Đ[ộo]c\s+l[ậa]p\s*[-–].*", re.IGNORECASE)
_BODY = re.compile(
    r"^(?:căn cứ|thực hiện|trên cơ sở|theo|trong năm|trong quý|[IVX]+\s*[.)]\s|1[.)]\s|- )", re.IGNORECASE
)
_REST_OF_NAME = re.compile(r"^(?:tinh|thanh pho|huyen|thi xa|quan|xa|phuong|thi tran|dac khu|va)\b(?! uy\b)")
# What names of agencies begin with; a line of capitals that begins otherwise goes on with the name above it.
_AGENCY = re.compile(
    r"^(?:ubnd|uy ban|hdnd|hoi|so|ban|van phong|thanh tra|cuc|chi cuc|tong cuc|bo|phong|trung tam|bao hiem|cong an|"
    r"kho bac|truong|benh vien|vien|hoc vien|dai|doan|toa an|lien minh|quy|tong cong ty|cong ty|dang|chi bo|nha|"
    r"tinh uy|thanh uy|huyen uy|thi uy|quan uy|mat tran|buu dien|thue|hai quan|vuon|khu|tram|doi|to)\b"
)
_STAMPS = re.compile(r"^(?:du thao|hoa toc|thuong khan|khan|mat|toi mat|tuyet mat|ban sao|sao y|luu hanh)\b")
_RESTS_OF_MOTTO = frozenset({"chu nghia viet nam", "nghia viet nam", "viet nam", "nam"})


def read_header(found: FoundDocument) -> Header:
    """The facts the document states of itself at its head and foot, and every document its paragraphs cite."""
    lines = list(lines_of(found.blocks[:_HEAD_BLOCKS]))
    kind_at, kind = _kind(lines)
    head = lines[: _end_of_head(lines) if kind_at is None else kind_at]
    header = _facts(head, Header(kind=kind))
    header = _with_agencies(head if kind is not None or header.symbol else [], header)
    if kind_at is None:
        header = replace(
            header, subject=next((line.where for line in lines if line.key.startswith("v/v")), None)
        )
    else:
        header = _with_subject(lines[kind_at:], header)
    foot = read_signature(found)
    cited = tuple(c for c in find_citations(_narrative(found.paragraphs)) if not _is_own(c, header))
    return replace(
        header,
        addressees=_addressees(lines),
        capacity=foot.capacity,
        position=foot.position,
        signatory=foot.signatory,
        recipients=foot.recipients,
        cited=cited,
    )


def _narrative(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs that cite others: an annex's reference line names its own report."""
    return [
        p
        for p in paragraphs
        if not fold(p.text[:40]).lstrip("( ").startswith(("kem theo", "ban hanh kem theo"))
    ]


def _is_own(cited: CitedDocument, header: Header) -> bool:
    """Whether the citation is only the document's own number line."""
    return header.symbol is not None and cited.where.address == header.symbol.address


def _end_of_head(lines: Sequence[Line]) -> int:
    """Where the head of a document without a type (a letter) ends."""
    ends = (
        i
        for i, line in enumerate(lines)
        if line.key.startswith(("kinh gui", "v/v")) or _BODY.match(line.text)
    )
    return next(ends, len(lines))


def _kind(lines: Sequence[Line]) -> tuple[int | None, Fragment | None]:
    """The line that is the document's type in capitals, alone or with the subject after it."""
    for at, line in enumerate(lines):
        for kind in sorted(_KINDS, key=len, reverse=True):
            if line.text.startswith(kind) and (len(line.text) == len(kind) or line.text[len(kind)] in " :\n"):
                return at, part_of(line.where, 0, len(kind))
    return None, None


def _facts(head: Sequence[Line], header: Header) -> Header:
    for at, line in enumerate(head):
        number = _NUMBER.search(line.text)
        if number is not None and header.symbol is None and header.number is None:
            header = replace(
                header, number=_named(line, number, "number"), symbol=_named(line, number, "symbol")
            )
        place = _PLACE.search(line.text, _end_of_number(line, number))
        date = DATE.search(line.text)
        if (
            date is not None
            and header.dated is None
            and (place is not None or fold(date.group()).startswith("ngay"))
        ):
            dated = date_of(date, line.text, line.where.address)
            where = part_of(line.where, dated.where.start, dated.where.end)
            year = dated.year or _year_below(line, head[at + 1 : at + 2])
            header = replace(header, dated=replace(dated, where=where, year=year))
            if place is not None:
                header = replace(header, place=_named(line, place, "place"))
        motto = _MOTTO.search(line.text)
        if motto is not None and header.motto is None:
            header = replace(header, motto=part_of(line.where, motto.start(), motto.end()))
    return header


def _year_below(line: Line, following: Sequence[Line]) -> int | None:
    """The year that a narrow column broke off the date's line."""
    if not line.key.endswith(" nam"):
        return None
    years = (int(below.text) for below in following if re.fullmatch(r"(?:19|20)\d\d", below.text))
    return next(years, None)


def _end_of_number(line: Line, number: re.Match[str] | None) -> int:
    return number.end() if number is not None and number.end() <= len(line.text) else 0


def _named(line: Line, match: re.Match[str], name: str) -> Fragment | None:
    return part_of(line.where, match.start(name), match.end(name)) if match[name] else None


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of agencies above the number, each as one fragment."""

    names: tuple[Fragment, ...] = ()

    def add(self, where: Fragment) -> "_Names":
        """With one more line: a new name, or the rest of the last one (`TỈNH …` after `ỦY BAN NHÂN DÂN`)."""
        last = self.names[-1] if self.names else None
        if last is None or not _continues(where):
            return _Names((*self.names, where))
        end = where.end if where.address == last.address else last.end
        joined = Fragment(f"{last.text} {where.text}", last.address, last.start, end)
        return _Names((*self.names[:-1], joined))


def _continues(where: Fragment) -> bool:
    """Whether the line can only be the rest of a name: `TỈNH …`, `VÀ …`, `PHÁT TRIỂN NÔNG THÔN`."""
    key = fold(where.text)
    return _REST_OF_NAME.match(key) is not None or _AGENCY.match(key) is None


def _with_agencies(head: Sequence[Line], header: Header) -> Header:
    names = _Names()
    for line in _without_rest_of_motto(head):
        where = _agency_part(line)
        if where is not None:
            names = names.add(where)
    if not names.names:
        return header
    parent = names.names[0] if len(names.names) > 1 else None
    return replace(header, parent_agency=parent, issuer=names.names[-1])


def _without_rest_of_motto(head: Sequence[Line]) -> Iterator[Line]:
    """The lines but for the end of a motto that a narrow column broke: `VIỆT NAM`."""
    is_open = False
    for line in head:
        motto = _MOTTO.search(line.text)
        if motto is not None:
            is_open = not fold(motto.group()).endswith("viet nam")
        elif is_open and line.key in _RESTS_OF_MOTTO:
            is_open = False
            continue
        yield line


def _agency_part(line: Line) -> Fragment | None:
    """The agency's name in the line: what stands left of the motto in a merged line, or a line of capitals."""
    end = len(line.text)
    for other in (_MOTTO, _FREEDOM, _NUMBER):
        match = other.search(line.text)
        if match is not None:
            end = min(end, match.start())
    name = line.text[:end].rstrip(" -–—_")
    if not is_upper(name) or len(name) > 90 or not re.search(r"\w", name) or _STAMPS.match(fold(name)):
        return None
    return part_of(line.where, 0, len(name))


def _with_subject(lines: Sequence[Line], header: Header) -> Header:
    """The subject: what follows the type on its line, and the lines below it up to the text."""
    kind = header.kind
    if kind is None:
        return header
    first = lines[0]
    rest = first.text[len(kind.text) :]
    start = len(first.text) - len(rest.lstrip(" :"))
    found = [part_of(first.where, start, len(first.text))] if rest.strip(" :") else []
    for line in lines[1:]:
        if _ends_subject(line) or len(found) >= 3:
            break
        if re.search(r"\w", line.text):
            found.append(line.where)
    return replace(header, subject=found[0] if found else None, subject_rest=tuple(found[1:]))


def _ends_subject(line: Line) -> bool:
    is_long = len(line.text) > 250
    return (
        is_long or _BODY.match(line.text) is not None or line.key.startswith(("kinh gui", "so:", "phu luc"))
    )


def _addressees(lines: Sequence[Line]) -> tuple[Fragment, ...]:
    """Who the document is for: the names after `Kính gửi:`, on that line or listed below it."""
    for at, line in enumerate(lines):
        lead = re.match(r"\s*Kính\s+gửi\s*:?\s*", line.text, re.IGNORECASE)
        if lead is None:
            continue
        rest = part_of(line.where, lead.end(), len(line.text))
        if rest.text.strip(" .;:-"):
            return _split_names(rest)
        listed = [n.where for n in _listed(lines[at + 1 :])]
        return tuple(name for where in listed for name in _split_names(where))
    return ()


def _listed(lines: Sequence[Line]) -> list[Line]:
    taken: list[Line] = []
    for line in lines:
        if not re.match(r"^[-–+•]", line.text):
            break
        taken.append(line)
    return taken


def _split_names(where: Fragment) -> tuple[Fragment, ...]:
    names = []
    for match in re.finditer(r"[^;]+", where.text):
        name = match.group().strip(" -–+•.,;")
        if name:
            start = match.start() + match.group().index(name)
            names.append(part_of(where, start, start + len(name)))
    return tuple(names)
