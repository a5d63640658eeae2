"""What a file that was read proposes for the cells of a submission, each figure with the place it was read from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from caicach.core.catalogue.claims import Claim
from caicach.core.catalogue.edits import find_edits
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.indicators import FormVersion, Indicator, IndicatorKind, RateOf
from caicach.core.catalogue.leads import NONE_LED, is_asked
from caicach.core.catalogue.observations import Certainty, Observation
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.text import squash
from caicach.core.ground.values import NOT_REPORTED, Value, ValueState
from caicach.core.ground.words import Messages, Words
from caicach.core.submissions.typed import understood


@dataclass(frozen=True, slots=True)
class ProposedFigure:
    """One figure of the file. `raw` is the cell or number as it stands, `quote` the row's label or the whole sentence,
    `place` where; `doubt` says why a person should look first, None where the file is clear. A value that is not
    reported is one that could not be read."""

    indicator: str
    value: Value
    raw: str
    quote: str
    place: Words
    note: str = ""
    doubt: Words | None = None
    is_from_text: bool = False


_COUNTED = frozenset({IndicatorKind.COUNT, IndicatorKind.AMOUNT})


def proposed_by(
    filing: Filing,
    form: FormVersion,
    agency_type: AgencyType,
    messages: Messages,
    led: frozenset[str] = NONE_LED,
) -> tuple[ProposedFigure, ...]:
    """A figure for each row of the form the file says something about, in printed order: from its table; where that
    is silent, from a sentence. `led` are the rows the agency answers for its whole province. Rates of rows that are both in the file are left out, for they are computed."""
    found = {p.indicator: p for p in _from_sentences(filing, form, messages)}
    found |= {p.indicator: p for p in _from_table(filing, form, agency_type, messages, led)}
    found |= {p.indicator: p for p in _from_edits(filing, form, found, messages)}
    return tuple(found[row.id] for row in form.indicators if row.id in found and not _is_computed(row, found))


def _is_computed(row: Indicator, found: Mapping[str, ProposedFigure]) -> bool:
    return isinstance(row.formula, RateOf) and row.formula.part in found and row.formula.whole in found


def _from_table(
    filing: Filing, form: FormVersion, agency_type: AgencyType, messages: Messages, led: frozenset[str]
) -> Iterator[ProposedFigure]:
    for observation in filing.observations.values():
        row = form.by_id.get(observation.indicator.id)
        if row is None or not row.takes_value:
            continue
        is_own = is_asked(row, agency_type, led)
        if not _says_something(observation, is_own=is_own):
            continue
        yield ProposedFigure(
            row.id,
            observation.value,
            squash(observation.raw),
            squash(observation.printed_label),
            observation.where.address.words if observation.where else Words("", ""),
            squash(observation.note),
            _doubt(observation, row, filing.form, messages, is_own=is_own),
        )


def _says_something(observation: Observation, *, is_own: bool) -> bool:
    state = observation.value.state
    if state is ValueState.NOT_REPORTED:
        return observation.doubt is not None and bool(squash(observation.raw))
    return state is not ValueState.NOT_APPLICABLE or is_own


def _doubt(
    observation: Observation, row: Indicator, of_file: FormVersion, messages: Messages, *, is_own: bool
) -> Words | None:
    if observation.certainty is Certainty.DOUBTFUL:
        return observation.doubt
    if not is_own:
        return messages.say("submissions.proposed_not_asked", code=row.code)
    if not row.compares_with(of_file):
        return messages.say("submissions.proposed_other_meaning", code=row.code)
    return None


def _from_sentences(filing: Filing, form: FormVersion, messages: Messages) -> Iterator[ProposedFigure]:
    """Exact counts of sentences that speak of one row and of nothing else; the first sentence of a row holds."""
    said: set[str] = set()
    for claim in filing.claims:
        row = form.by_id.get(claim.indicator or "")
        if row is None or row.id in said or row.kind not in _COUNTED or not _is_plain(claim):
            continue
        said.add(row.id)
        number = claim.numbers[0]
        yield ProposedFigure(
            row.id,
            Value(ValueState.REPORTED, number.value),
            number.where.text,
            squash(claim.sentence.text),
            claim.sentence.address.words,
            doubt=messages.say("submissions.proposed_from_text", code=row.code),
            is_from_text=True,
        )


def _is_plain(claim: Claim) -> bool:
    if claim.is_plan or claim.is_denial or claim.period is not None or not claim.numbers:
        return False
    number = claim.numbers[0]
    rows = claim.readings[0] if claim.readings else None
    return number.is_count and number.is_exact and (rows is None or (len(rows.plus) == 1 and not rows.minus))


def _from_edits(
    filing: Filing, form: FormVersion, found: Mapping[str, ProposedFigure], messages: Messages
) -> Iterator[ProposedFigure]:
    """Figures of the sentences of our own document that a person changed by hand, unless the table was changed too."""
    changed = {e.tag for e in find_edits(filing.found)}
    for edit in find_edits(filing.found):
        row = form.by_id.get(edit.indicator)
        is_in_sentence = edit.where is not None and edit.where.address.row is None
        if row is None or not is_in_sentence or edit.where is None or row.id in changed:
            continue
        if edit.tag.partition(":")[2] not in ("prose", "plain"):
            continue
        cell = understood(edit.now.rstrip("%"), row, messages)
        yield ProposedFigure(
            row.id,
            NOT_REPORTED if cell.typed else cell.value,
            edit.now,
            messages.say("submissions.proposed_edit_quote", was=edit.was, now=edit.now).vi,
            edit.where.address.words,
            doubt=messages.say("submissions.proposed_edit", was=edit.was, now=edit.now),
            is_from_text=True,
        )
