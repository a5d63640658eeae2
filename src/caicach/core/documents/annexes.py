"""The statistics appendix: every row of the form in official order, each state of a value with its mark."""

from collections.abc import Iterable, Mapping

from caicach.core.catalogue.indicators import FormVersion, Indicator
from caicach.core.documents.figures import SettledFigures, cell_number
from caicach.core.documents.official import Annex, AnnexRow, Figure, Inline, RowRole
from caicach.core.ground.values import ValueState
from caicach.core.ground.words import Messages


# The states printed as a mark, in the order the legend explains them. A row not reported stays empty.
_MARKED = (ValueState.NONE_AROSE, ValueState.NOT_APPLICABLE, ValueState.WITHHELD)


def statistics_annex(
    figures: SettledFigures, notes: Mapping[str, str], name: str, reference_line: str, messages: Messages
) -> Annex:
    """The appendix, unnumbered because it is the only one (Decree 30/2020, Annex I)."""
    rows = tuple(_rows(figures, notes, messages))
    return Annex(None, name, reference_line, rows, _legend(figures, messages))


def _rows(figures: SettledFigures, notes: Mapping[str, str], messages: Messages) -> Iterable[AnnexRow]:
    form = figures.form
    titles = {heading.before: heading.title for heading in form.sub_headings}
    for pillar in form.pillars:
        yield AnnexRow(RowRole.PILLAR, "", pillar.title, "", "", "")
        for row in rows_of_pillar(form, pillar.letter):
            if row.id in titles or row.code in titles:
                title = titles.get(row.id) or titles[row.code]
                yield AnnexRow(RowRole.SUB_HEADING, "", title, "", "", "")
            yield _row(row, figures, notes.get(row.id, ""), messages)


def rows_of_pillar(form: FormVersion, letter: str) -> tuple[Indicator, ...]:
    """The rows of one pillar in printed order."""
    return tuple(row for row in form.indicators if row.pillar == letter)


def printed_number(row: Indicator) -> str:
    """The number printed in the STT column: the code without the pillar's letter."""
    return row.code.partition(".")[2]


def unit_to_print(row: Indicator) -> str:
    """What the row is measured in; a coded row prints its code list as the form does."""
    return row.unit.printed if row.unit is not None else row.printed_unit


def _row(row: Indicator, figures: SettledFigures, note: str, messages: Messages) -> AnnexRow:
    if not row.takes_value:
        return AnnexRow(RowRole.HEADING, printed_number(row), row.label, "", "", note)
    value = _cell(row, figures, messages)
    return AnnexRow(RowRole.VALUE, printed_number(row), row.label, unit_to_print(row), value, note)


def _cell(row: Indicator, figures: SettledFigures, messages: Messages) -> Inline:
    value = figures.value(row.id)
    if value.number is not None:
        return Figure(cell_number(row, value.number), row.id)
    return mark(value.state, messages)


def mark(state: ValueState, messages: Messages) -> str:
    """What is printed for a state that is not a number: `-`, `x`, `(không công bố)`; nothing when not reported."""
    return messages.say(f"documents.mark_{state.value}").vi if state in _MARKED else ""


def _legend(figures: SettledFigures, messages: Messages) -> str:
    """One sentence for each mark in use; empty when there is none."""
    used = {value.state for value in figures.values.values()}
    said = [messages.say(f"documents.legend_{state.value}").vi for state in _MARKED if state in used]
    if not said:
        return ""
    return messages.say("documents.legend", marks="; ".join(said)).vi
