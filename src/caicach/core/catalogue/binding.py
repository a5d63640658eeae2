"""Binding printed rows to the version of the form that fits, every row accounted for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.form_index import FormIndex, index_of
from caicach.core.catalogue.indicators import FormVersion, Indicator, IndicatorKind
from caicach.core.catalogue.matching import Match, Matching, keys_of, match_rows
from caicach.core.catalogue.observations import Certainty, Observation, Observations, UnboundRow
from caicach.core.catalogue.rejoining import rejoined
from caicach.core.ground.days import official_day
from caicach.core.ground.text import squash
from caicach.core.ground.words import Messages, Words
from caicach.core.reading.cells import CellReading, read_cell
from caicach.core.reading.found import FoundDocument
from caicach.core.reading.printed_rows import PrintedRow, printed_rows
from caicach.core.reading.quantities import Expectation


@dataclass(frozen=True)
class Binding:
    """What became of the printed rows: the form taken and why, observations in the form's order, headings met,
    rows that fit nothing. `rows` counts the printed rows that are not titles."""

    form: FormVersion
    reason: Words
    observations: Observations
    headings: tuple[str, ...]
    unbound: tuple[UnboundRow, ...]
    rows: int

    @property
    def bound(self) -> int:
        """How many printed rows found their row of the form."""
        return len(self.observations) + len(self.headings)


EXPECTATIONS = {
    IndicatorKind.COUNT: Expectation.COUNT,
    IndicatorKind.AMOUNT: Expectation.AMOUNT,
    IndicatorKind.RATE: Expectation.RATE,
    IndicatorKind.CHOICE: Expectation.CODE,
    IndicatorKind.YES_NO: Expectation.CODE,
}


def bind(found: FoundDocument, catalogue: Catalogue, day: date | None) -> Binding:
    """The rows of the document bound to the version whose words they carry; among versions that fit equally well
    the one in force on `day`, the latest where that is unknown."""
    indexes = [index_of(form) for form in catalogue.forms]
    rows = rejoined(printed_rows(found), indexes)
    in_force = catalogue.form_on(day) if day is not None else None
    matchings = _matchings(rows, keys_of(rows), indexes)
    form, matching = max(matchings, key=lambda pair: (*_fit(pair[1]), pair[0] is in_force, pair[0].from_on))
    if not matching.matches and in_force is not None:
        form = in_force
    count = sum(not row.is_title for row in rows)
    return _bound(rows, form, matching, count, in_force, catalogue.messages)


def _matchings(
    rows: Sequence[PrintedRow], keys: Sequence[str], indexes: Iterable[FormIndex]
) -> list[tuple[FormVersion, Matching]]:
    """The rows matched to the versions that may fit best; one with its own words in fewer rows than another has matched
    cannot, and likeness takes long."""
    with_words = [(sum(key in index.own for key in keys), index) for index in indexes]
    with_words.sort(key=lambda pair: pair[0], reverse=True)
    found: list[tuple[FormVersion, Matching]] = []
    for most, index in with_words:
        if all(matching.own_words <= most for _, matching in found):
            found.append((index.form, match_rows(rows, keys, index)))
    return found


def _fit(matching: Matching) -> tuple[int, int]:
    """How well a version fits: rows in its own words, then rows like them."""
    return matching.own_words, sum(match.score for match in matching.matches.values())


def _bound(
    rows: Sequence[PrintedRow],
    form: FormVersion,
    matching: Matching,
    count: int,
    in_force: FormVersion | None,
    messages: Messages,
) -> Binding:
    observations: dict[str, Observation] = {}
    headings: list[str] = []
    unbound = [
        _duplicate(rows[at], match, rows, matching, messages) for at, match in matching.duplicates.items()
    ]
    for at, match in matching.matches.items():
        row = rows[at]
        if match.indicator.takes_value:
            observations[match.indicator.id] = observation_of(row, match, messages)
            continue
        headings.append(match.indicator.id)
        if squash(row.raw):
            why = messages.say("binding.heading_value", code=match.indicator.code, raw=squash(row.raw))
            unbound.append(_unbound(row, match.score, why))
    for at, score in matching.unmatched.items():
        unbound.append(
            _unbound(rows[at], score, messages.say("binding.no_fit", label=rows[at].label, score=score))
        )
    ordered = {i.id: observations[i.id] for i in form.indicators if i.id in observations}
    reason = _reason(form, len(matching.matches), matching.own_words, count, in_force, messages)
    unbound.sort(key=lambda row: row.where.address)
    return Binding(form, reason, ordered, tuple(headings), tuple(unbound), count)


def observation_of(row: PrintedRow, match: Match, messages: Messages) -> Observation:
    """The observation a matched row makes, with every doubt about row and cell in one sentence after another."""
    indicator = match.indicator
    codes = {item.label: item.value for item in indicator.codes}
    reading = read_cell(row.raw, EXPECTATIONS[indicator.kind], row.unit or indicator.printed_unit, codes)
    doubts = [*_match_doubts(row, match, messages), *_cell_doubts(row, reading, indicator, messages)]
    return Observation(
        indicator,
        reading.value,
        row.raw,
        row.where,
        row.label,
        row.unit,
        row.note,
        match.score,
        Certainty.DOUBTFUL if doubts else Certainty.BOUND,
        joined(doubts),
    )


def joined(sentences: Sequence[Words]) -> Words | None:
    """Sentences one after another, None when there are none."""
    if not sentences:
        return None
    return Words(" ".join(s.vi for s in sentences), " ".join(s.en for s in sentences))


def _match_doubts(row: PrintedRow, match: Match, messages: Messages) -> list[Words]:
    if match.doubt is None:
        return []
    values = {
        "code": match.indicator.code,
        "number": row.number,
        "label": row.label,
        "wording": match.indicator.label,
        "score": match.score,
    }
    return [messages.say(f"binding.{match.doubt.value}", **values)]


def _cell_doubts(
    row: PrintedRow, reading: CellReading, indicator: Indicator, messages: Messages
) -> list[Words]:
    if reading.doubt is None:
        return []
    number = reading.value.number
    value = "" if number is None else f"{number:f}".replace(".", ",")
    unit = indicator.unit.printed if indicator.unit else row.unit
    raw = squash(row.raw)
    return [
        messages.say(f"cells.{reading.doubt.value}", code=indicator.code, raw=raw, value=value, unit=unit)
    ]


def _duplicate(
    row: PrintedRow, match: Match, rows: Sequence[PrintedRow], matching: Matching, messages: Messages
) -> UnboundRow:
    first = next(
        rows[at] for at, other in matching.matches.items() if other.indicator.id == match.indicator.id
    )
    is_same = squash(first.raw) == squash(row.raw)
    key = "binding.repeated_same" if is_same else "binding.repeated_other"
    values = {"code": match.indicator.code, "first": squash(first.raw), "raw": squash(row.raw)}
    return _unbound(row, match.score, messages.say(key, **values))


def _unbound(row: PrintedRow, score: int, why: Words) -> UnboundRow:
    where = row.where if squash(row.raw) else row.label_at
    return UnboundRow(where, row.number, row.label, row.raw, score, why)


def _reason(
    form: FormVersion, matched: int, own: int, count: int, in_force: FormVersion | None, messages: Messages
) -> Words:
    """Why this version was taken, as a sentence; the words matter, the date only decides between equals."""
    values = {
        "title": form.title,
        "since": official_day(form.from_on),
        "matched": matched,
        "own": own,
        "rows": count,
        "total": len(form.indicators),
    }
    if count == 0:
        return messages.say("binding.no_table" if in_force is None else "binding.no_table_by_date", **values)
    if is_other_form(matched, count):
        return messages.say("binding.other_form", **values)
    if in_force is not None and in_force is not form:
        return messages.say("binding.fits_not_in_force", **values, in_force=official_day(in_force.from_on))
    return messages.say("binding.fits", **values)


def is_other_form(matched: int, rows: int) -> bool:
    """Whether so few of the printed rows are this form's that the table must be another one."""
    return rows >= 5 and matched * 10 < rows * 3
