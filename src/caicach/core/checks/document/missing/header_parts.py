"""Parts of the head and the foot. Decree 30/2020, Annex I."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.text import fold
from caicach.core.reading.header import Header
from caicach.core.reading.places import Fragment


class HeaderPart(StrEnum):
    """A part an official document must have."""

    NUMBER = "number"
    SYMBOL = "symbol"
    PLACE = "place"
    DAY = "day"
    MOTTO = "motto"
    ISSUER = "issuer"
    SUBJECT = "subject"
    ADDRESSEE = "addressee"
    RECIPIENTS = "recipients"
    FILE_COPY = "file_copy"
    POSITION = "position"
    SIGNATORY = "signatory"


@dataclass(frozen=True, kw_only=True)
class HeaderPartStands(DocumentRule):
    """The part stands in the document. A spreadsheet, and a file that holds nothing but an annex, is let be."""

    part: HeaderPart

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """At most one finding, beside the nearest part that does stand."""
        header = subject.filing.header
        if subject.filing.found.format == "xlsx" or not _is_document(header, subject):
            return
        if not _stands(self.part, header):
            where = _beside(self.part, header)
            yield doubt(check, subject, f"missing_parts.{self.part}", where, fact=f"missing:{self.part}")


def _is_document(header: Header, subject: Subject) -> bool:
    return header.kind is not None or header.symbol is not None or bool(subject.filing.sections)


def _stands(part: HeaderPart, header: Header) -> bool:
    if part is HeaderPart.DAY:
        dated = header.dated
        return dated is not None and None not in (dated.day, dated.month, dated.year)
    if part is HeaderPart.ISSUER:
        return (
            header.issuer is not None or header.motto is None
        )  # both lost: the finding about the motto says so
    if part is HeaderPart.FILE_COPY:
        return not header.recipients or any(fold(r.text).startswith("luu") for r in header.recipients)
    if part is HeaderPart.ADDRESSEE:
        return bool(header.addressees) or (header.kind is not None and fold(header.kind.text) not in _UPWARD)
    if part is HeaderPart.SYMBOL:
        return header.symbol is not None or header.number is not None
    return bool(getattr(header, "recipients" if part is HeaderPart.RECIPIENTS else part.value))


_UPWARD = frozenset(("bao cao", "to trinh"))


def _beside(part: HeaderPart, header: Header) -> Fragment | None:
    dated = header.dated.where if header.dated else None
    if part in (HeaderPart.NUMBER, HeaderPart.SYMBOL):
        return header.number or header.symbol
    if part is HeaderPart.DAY:
        return dated
    if part is HeaderPart.ADDRESSEE:
        return header.subject or header.kind
    if part is HeaderPart.FILE_COPY:
        return header.recipients[-1] if header.recipients else None
    if part in (HeaderPart.POSITION, HeaderPart.SIGNATORY):
        return header.signatory or header.position or header.capacity
    return None
