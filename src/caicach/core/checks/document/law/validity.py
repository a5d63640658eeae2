"""Acts cited as the ground of present work are in force, and bear their true dates."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from caicach.core.catalogue.acts import Act
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.days import as_written
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.report_day import report_day, report_time
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.text import fold
from caicach.core.ground.words import EMPTY, plain
from caicach.core.reading.header import CitedDocument


_HISTORY_BEFORE = re.compile(
    r"(thay the|bai bo|het hieu luc|truoc day|huy bo|sua doi|bo sung mot so dieu|mot so dieu cua|so voi|dinh chinh|"
    r"tong ket|so ket)[^.;]{0,60}$"
)
_HISTORY_REACHES = 100
_SPAN = re.compile(r"giai\s+đoạn\s+\d{4}\s*[-–]\s*\d{4}", re.IGNORECASE)
_HISTORY_AFTER = re.compile(
    r"^[^.;]{0,120}(da het hieu luc|het hieu luc|duoc thay the|bi thay the|bi bai bo|duoc bai bo)"
)


@dataclass(frozen=True, kw_only=True)
class ActsInForce(DocumentRule):
    """An act cited as the ground of work was in force when the period closed; cited as history, or as what another
    act amends, it is let be."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding for each act no longer, or not yet, in force."""
        day = report_day(subject.filing)
        if day is None:
            return
        met: set[str] = set()
        for cited, act in _known(subject):
            if cited.key in met or act.is_in_force(day) is not False:
                continue
            text = subject.prose.texts.get(cited.where.address, cited.where.text)
            if _is_history(text, cited):
                continue
            if not act.replaced_by and _SPAN.search(text):
                continue  # a programme that ran out: the check of programmes says so once
            met.add(cited.key)
            yield _not_in_force(check, subject, cited, act, day)


def _not_in_force(check: Check, subject: Subject, cited: CitedDocument, act: Act, day: date) -> Finding:
    ended = act.until is not None and act.until < day
    limit = act.until if ended else act.from_on
    key = (
        "laws_cited.replaced"
        if ended and act.replaced_by
        else "laws_cited.ended"
        if ended
        else "laws_cited.not_yet"
    )
    caveat = "laws_cited.unverified" if ended else "laws_cited.unverified_from"
    return doubt(
        check,
        subject,
        key,
        cited.where,
        fact=f"law:force:{cited.key}",
        found=cited.key,
        expected=", ".join(act.replaced_by),
        limit=as_written(limit) if limit else "",
        when=report_time(subject.filing),
        title=plain(act.title),
        caveat=subject.catalogue.messages.say(caveat) if act.unverified else EMPTY,
    )


@dataclass(frozen=True, kw_only=True)
class ActsDated(DocumentRule):
    """An act is cited with the day it was issued."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each citation with another date than the act's."""
        for cited in subject.filing.header.cited:
            day = cited.date.as_date if cited.date else None
            true = _issued(subject, cited)
            if day is None or cited.date is None or not true or day in true:
                continue
            expected = " / ".join(as_written(issued) for issued in sorted(true))
            yield doubt(
                check,
                subject,
                "laws_cited.date",
                cited.date.where,
                fact=f"law:date:{cited.key}:{day.isoformat()}",
                found=cited.date.where.text,
                expected=expected,
                symbol=cited.key,
            )


def _issued(subject: Subject, cited: CitedDocument) -> set[date]:
    """The days of issue known for the key; none where the key alone may mean another issuer's document."""
    if not _is_unique(cited):
        return set()
    acts = subject.catalogue.acts_by_key.get(cited.key, ())
    return {act.issued_on for act in acts if act.issued_on is not None}


def _known(subject: Subject) -> Iterator[tuple[CitedDocument, Act]]:
    for cited in subject.filing.header.cited:
        day = cited.date.as_date if cited.date else None
        acts = subject.catalogue.acts_by_key.get(cited.key, ())
        dated = [act for act in acts if day is not None and act.issued_on == day]
        if len(dated) == 1 or (len(acts) == 1 and _is_unique(cited)):
            yield cited, (dated or acts)[0]


def _is_unique(cited: CitedDocument) -> bool:
    """Whether the symbol alone names one act: of the centre, with its year. `QĐ-UBND` is any province's."""
    return cited.year_in_symbol is not None and not cited.symbol.endswith(("UBND", "HĐND"))


def _is_history(text: str, cited: CitedDocument) -> bool:
    before = fold(text[: cited.where.start])[-_HISTORY_REACHES:]
    after = fold(text[cited.where.end :])
    return _HISTORY_BEFORE.search(before) is not None or _HISTORY_AFTER.match(after) is not None
