"""Figures of our own document that were changed by hand after it was written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.catalogue.carried import Carried, carried_of
from caicach.core.catalogue.edits import find_edits, marked_figures
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.indicators import IndicatorKind
from caicach.core.checks.breaches import name_of, place_of, shown
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding, Severity
from caicach.core.ground.numbers import rounded
from caicach.core.ground.words import EMPTY, Words
from caicach.core.reading.numerals import find_numerals
from caicach.core.reading.places import Fragment


_OF_A_ROW = {"", "prose", "plain"}  # a rate or a rest computed for a sentence is judged by its own parts


@dataclass(frozen=True, slots=True)
class _Standing:
    """One place that prints the figure of a row, and the number there now; None where none stands."""

    where: Fragment
    number: Decimal | None
    is_cell: bool


@dataclass(frozen=True, kw_only=True)
class FiguresAsWritten(DocumentRule):
    """A figure our writer printed stands as it was printed, or was changed at every place alike."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding a changed figure, and one for all that are gone from the sentences."""
        carried = carried_of(subject.filing.found)
        if carried is None:
            return
        standing = _standing(subject.filing)
        for row, places in standing.items():
            was = _printed(row, carried, subject.filing)
            if any(place.number != was for place in places):
                yield _changed(check, subject, row, was, places)
        yield from _gone(check, subject)


def _standing(filing: Filing) -> Mapping[str, list[_Standing]]:
    """Every place of each row that prints a number: its cell as understood, and its marks in sentences."""
    places: dict[str, list[_Standing]] = defaultdict(list)
    for tag, where in marked_figures(filing.found):
        row, _, rendering = tag.partition(":")
        if row in filing.form.by_id and rendering in _OF_A_ROW and where.address.row is None:
            places[row].append(_Standing(where, _number(where.text), False))
    for row, observation in filing.observations.items():
        if observation.where is not None:
            number = _as_printed(row, observation.value.number, filing)
            places[row].append(_Standing(observation.where, number, True))
    return places


def _number(text: str) -> Decimal | None:
    numerals = find_numerals(text)
    return numerals[0].value if len(numerals) == 1 else None


def _printed(row: str, carried: Carried, filing: Filing) -> Decimal | None:
    value = carried.observations.get(row)
    return _as_printed(row, value.number if value else None, filing)


def _as_printed(row: str, number: Decimal | None, filing: Filing) -> Decimal | None:
    """The number with the decimals a page shows: two for a rate."""
    is_rate = filing.form.by_id[row].kind is IndicatorKind.RATE
    return rounded(number, 2) if is_rate and number is not None else number


def _changed(
    check: Check, subject: Subject, row: str, was: Decimal | None, places: list[_Standing]
) -> Finding:
    """At the first changed place; an error unless every place says the same."""
    at = next(place for place in places if place.number != was)
    others = [place for place in places if place.number != at.number]
    indicator = subject.filing.form.by_id[row]
    key = "own_documents.edited_apart" if others else "own_documents.edited_alike"
    return doubt(
        check,
        subject,
        key,
        place_of(subject, row).where if at.is_cell else at.where,
        fact=f"text_table:{row}" if others else f"edited:{row}",
        found=_said(at, subject),
        expected=_said(others[0], subject) if others else "",
        arithmetic=f"{_said(at, subject)} ≠ {_said(others[0], subject)}" if others else "",
        severity=check.severity if others else Severity.HINT,
        codes=(indicator.code,),
        row=name_of(indicator),
        was=shown(was) or "–",
        here=_place(at, subject),
        others=_listed(others, subject),
    )


def _said(place: _Standing, subject: Subject) -> str:
    return shown(place.number) or place.where.text.strip() or "–"


def _place(place: _Standing, subject: Subject) -> Words:
    """`phụ lục`, `mục II.2.1`, or the paragraph where no section leads to it."""
    say = subject.catalogue.messages.say
    if place.is_cell:
        return say("own_documents.in_annex")
    section = subject.filing.section_at(place.where.address.block)
    return say("own_documents.in_section", section=section.label) if section else place.where.address.words


def _listed(places: Iterable[_Standing], subject: Subject) -> Words:
    """`phụ lục ghi 27, mục III.2 ghi 27`, each place once."""
    say = subject.catalogue.messages.say
    said = dict.fromkeys(
        say("own_documents.says", place=_place(place, subject), number=_said(place, subject))
        for place in places
    )
    return Words("; ".join(w.vi for w in said), "; ".join(w.en for w in said)) if said else EMPTY


def _gone(check: Check, subject: Subject) -> Iterator[Finding]:
    """The rows whose figure no longer stands as a mark in the sentences it was printed in."""
    form = subject.filing.form
    gone = {e.indicator for e in find_edits(subject.filing.found) if e.where is None and ":" in e.tag}
    rows = tuple(i.code for i in form.indicators if i.id in gone)
    if rows:
        yield doubt(
            check,
            subject,
            "own_documents.gone",
            None,
            fact="edited:gone",
            severity=Severity.HINT,
            codes=rows,
            count=len(rows),
            rows=", ".join(rows),
        )
