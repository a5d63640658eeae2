"""Dates beside numbers: the year in a symbol, one date a document, numbers that rise with dates."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.days import as_written
from caicach.core.checks.document.doubts import doubt, place_key
from caicach.core.checks.document.report_day import report_day, report_time
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.text import fold
from caicach.core.reading.header import CitedDocument


@dataclass(frozen=True, kw_only=True)
class YearFitsSymbol(DocumentRule):
    """The year in a symbol (`34/2016/NĐ-CP`) is the year of its date."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding for each citation whose two years differ."""
        for cited in subject.filing.header.cited:
            if cited.year_in_symbol and cited.date and cited.date.year not in (None, cited.year_in_symbol):
                yield doubt(
                    check,
                    subject,
                    "symbols_cited.year",
                    cited.date.where,
                    fact=f"symbol:year:{cited.key}:{cited.date.where.text}",
                    found=str(cited.date.year),
                    expected=str(cited.year_in_symbol),
                    symbol=cited.key,
                )


@dataclass(frozen=True, kw_only=True)
class OneDateADocument(DocumentRule):
    """A document cited twice bears one date, unless two acts of that symbol are known, or two issuers are named."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each later citation with another date."""
        first: dict[tuple[str, str], tuple[date, CitedDocument]] = {}
        for cited in subject.filing.header.cited:
            day = cited.date.as_date if cited.date else None
            if day is None or cited.date is None:
                continue
            earlier = first.setdefault((cited.key, fold(cited.issuer or "")), (day, cited))
            if earlier[0] != day and not _are_both_known(subject, cited.key, earlier[0], day):
                yield doubt(
                    check,
                    subject,
                    "symbols_cited.two_dates",
                    cited.date.where,
                    fact=f"symbol:dates:{cited.key}",
                    found=cited.date.where.text,
                    expected=earlier[1].date.where.text if earlier[1].date else "",
                    symbol=cited.key,
                )


def _are_both_known(subject: Subject, key: str, *days: date) -> bool:
    known = {act.issued_on for act in subject.catalogue.acts_by_key.get(key, ())}
    return all(day in known for day in days)


@dataclass(frozen=True, kw_only=True)
class NumbersRise(DocumentRule):
    """Of two documents of one issuer, type and year, the higher number does not bear the earlier date."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding for each document that stands out of order with most of its series."""
        for series in _series(subject.filing.header.cited).values():
            for cited, day, other in _out_of_order(series):
                yield doubt(
                    check,
                    subject,
                    "number_sequence.order",
                    cited.where,
                    fact=f"sequence:{cited.key}",
                    found=f"{cited.key} ({as_written(day)})",
                    expected=f"{other[1].key} ({as_written(other[2])})",
                )


_Entry = tuple[int, CitedDocument, date]


def _series(cited: tuple[CitedDocument, ...]) -> dict[tuple[str, str, int], list[_Entry]]:
    series: dict[tuple[str, str, int], list[_Entry]] = {}
    seen: set[tuple[str, date]] = set()
    for document in cited:
        day = document.date.as_date if document.date else None
        if day is None or not document.number.isdigit() or (document.key, day) in seen:
            continue
        seen.add((document.key, day))
        symbol = document.key.rpartition("/")[2]
        who = fold(document.issuer or "") if symbol.endswith("UBND") else ""
        series.setdefault((symbol, who, day.year), []).append((int(document.number), document, day))
    return series


def _out_of_order(series: list[_Entry]) -> Iterator[tuple[CitedDocument, date, _Entry]]:
    """Documents that clash with another; of a clashing pair the one with more clashes, else the later cited."""
    clashes = {i: [j for j in range(len(series)) if _clash(series[i], series[j])] for i in range(len(series))}
    told: set[int] = set()
    for index in sorted(clashes, key=lambda i: (-len(clashes[i]), -i)):
        others = [j for j in clashes[index] if j not in told]
        if others:
            told.add(index)
            yield series[index][1], series[index][2], series[others[0]]


def _clash(one: _Entry, other: _Entry) -> bool:
    return (one[0] < other[0] and one[2] > other[2]) or (one[0] > other[0] and one[2] < other[2])


@dataclass(frozen=True, kw_only=True)
class DatesExist(DocumentRule):
    """Each full date written is a day of the calendar."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each impossible date."""
        for found in subject.prose.dates:
            if None not in (found.day, found.month, found.year) and found.as_date is None:
                yield doubt(
                    check,
                    subject,
                    "number_sequence.impossible",
                    found.where,
                    fact=f"date:impossible:{place_key(found.where)}",
                    found=found.where.text,
                )


@dataclass(frozen=True, kw_only=True)
class NotFromTheFuture(DocumentRule):
    """No document cited is dated after the report."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each later citation."""
        day = report_day(subject.filing)
        if day is None:
            return
        for cited in subject.filing.header.cited:
            issued = cited.date.as_date if cited.date else None
            if issued is not None and cited.date is not None and issued > day:
                yield doubt(
                    check,
                    subject,
                    "number_sequence.future",
                    cited.date.where,
                    fact=f"date:future:{place_key(cited.date.where)}",
                    found=as_written(issued),
                    expected=report_time(subject.filing).vi.removeprefix("ngày "),
                    when=report_time(subject.filing),
                    symbol=cited.key,
                )
