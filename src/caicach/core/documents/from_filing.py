"""From a report that was read to the statement it makes: its figures, its head, its narrative."""

import re
from collections.abc import Container, Sequence

from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.filing import Filing
from caicach.core.checks.findings import Finding
from caicach.core.documents.kept import kept_narrative
from caicach.core.documents.official import DateToPrint
from caicach.core.documents.outline import Outline
from caicach.core.documents.statement import Masthead, Statement
from caicach.core.ground.agencies import Agency, AgencyType
from caicach.core.ground.text import squash
from caicach.core.ground.values import ValueState
from caicach.core.reading.header import Header
from caicach.core.reading.places import Fragment


_PROVINCE = re.compile(r"\b(?:tỉnh|thành phố|TỈNH|THÀNH PHỐ)\s+(.+)$")
_OF_PROVINCE = frozenset({AgencyType.DEPARTMENT, AgencyType.HOME_AFFAIRS})


def statement_of(
    filing: Filing,
    catalogue: Catalogue,
    outline: Outline,
    findings: Sequence[Finding] = (),
    correcting: Container[str] = (),
) -> Statement:
    """What the report states. Every observed value as read, also a wrong total; each place of the narrative that a
    finding doubts is left for a person, save where the finding's check is one of those `correcting`: there what it
    expects is written."""
    header = filing.header
    province = _carried(filing, "province") or _province(filing, catalogue)
    short, full = _names(filing, province)
    return Statement(
        form=filing.form,
        values={
            id_: o.value
            for id_, o in filing.observations.items()
            if o.value.state is not ValueState.NOT_REPORTED
        },
        notes={id_: o.note for id_, o in filing.observations.items() if o.note},
        agency_name=full,
        short_name=short,
        agency_type=filing.agency_type,
        abbreviation=_carried(filing, "abbreviation") or _abbreviation(header, filing.agency),
        province=province,
        period=filing.period,
        masthead=_masthead(header),
        kept=kept_narrative(filing, outline, findings, correcting, catalogue.messages),
        led=filing.led,
    )


def _carried(filing: Filing, name: str) -> str | None:
    """What a file of ours says of its agency; None for any other file."""
    data = filing.found.carried
    said = data.get(name) if data is not None and data.get("caicach") == 1 else None
    return said if isinstance(said, str) and said else None


def _masthead(header: Header) -> Masthead:
    dated = header.dated
    return Masthead(
        parent_agency=_text(header.parent_agency),
        issuer=_text(header.issuer),
        number=_text(header.number),
        symbol=_text(header.symbol),
        place=_text(header.place),
        dated=DateToPrint(dated.day, dated.month, dated.year) if dated else DateToPrint(None, None, None),
        addressees=tuple(squash(item.text) for item in header.addressees),
        capacity=_text(header.capacity),
        position=_text(header.position),
        signatory=_text(header.signatory),
        recipients=tuple(squash(item.text) for item in header.recipients),
    )


def _text(fragment: Fragment | None) -> str | None:
    """The words; None for a place in square brackets that our own writer left for a person."""
    text = squash(fragment.text) if fragment else ""
    return None if not text or set(text) & set("[]") else text


def _abbreviation(header: Header, agency: Agency | None) -> str | None:
    """What follows the type in the symbol (`BDT` of `BC-BDT`), else the agency's own."""
    symbol = _text(header.symbol) or ""
    after_type = re.split(r"\s*[-–]\s*", symbol, maxsplit=1)[1:]
    return after_type[0] if after_type else (agency.abbreviation or None if agency else None)


def _province(filing: Filing, catalogue: Catalogue) -> str | None:
    """`tỉnh Gia Lai`: from the hierarchy the agency stands in, else from the superior agency's name."""
    agencies = {agency.id: agency for agency in catalogue.agencies}
    agency = filing.agency
    while agency is not None and agency.type is not AgencyType.PROVINCE:
        agency = agencies.get(agency.parent or "")
    if agency is not None:
        return _of_name(agency.name)
    parent = filing.header.parent_agency or filing.header.issuer
    return _of_name(parent.text) if parent is not None else None


def _of_name(name: str) -> str | None:
    """`tỉnh Gia Lai` of `UBND TỈNH GIA LAI`."""
    found = _PROVINCE.search(squash(name))
    if found is None:
        return None
    kind = "thành phố" if "thành phố" in name.lower() else "tỉnh"
    words = found[1]
    return f"{kind} {words.title() if words.isupper() else words}"


def _names(filing: Filing, province: str | None) -> tuple[str | None, str | None]:
    """The name sentences use and the full name: `Ban Dân tộc`, `Ban Dân tộc tỉnh Gia Lai`."""
    carried = _carried(filing, "agency")
    if carried is not None:
        return _carried(filing, "short_name") or carried, carried
    name = filing.agency.name if filing.agency else _issuer_as_written(filing)
    if name is None or province is None:
        return name, name
    short = squash(name.removesuffix(province))
    is_below_province = filing.agency_type in _OF_PROVINCE
    return short, f"{short} {province}" if is_below_province else name


def _issuer_as_written(filing: Filing) -> str | None:
    """The issuer's name as a sentence of the report writes it, for the head writes it in capitals."""
    issuer = filing.header.issuer
    if issuer is None:
        return None
    wanted = squash(issuer.text).lower()
    for paragraph in filing.found.paragraphs:
        text = squash(paragraph.text)
        start = text.lower().find(wanted)
        written = text[start : start + len(wanted)]
        if start >= 0 and not written.isupper():
            return written
    return wanted[:1].upper() + wanted[1:]
