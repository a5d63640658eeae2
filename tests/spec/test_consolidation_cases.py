"""Each row consolidates as the cases of the manual say."""

from decimal import Decimal

import pytest

from caicach.core.consolidation.delta import Change, changes
from caicach.core.consolidation.figures import ConsolidatedFigure
from caicach.core.consolidation.totals import STATES
from factories.consolidation_cases import ConsolidationCase, carried_out, consolidation_cases
from factories.filings import value_of


CASES = consolidation_cases()
BY_TITLE = [case.title for case in CASES]


def _told(figure: ConsolidatedFigure) -> dict[str, object]:
    counts = {state.value: count for state, count in zip(STATES, figure.total.counts, strict=True) if count}
    codes = {int(code): count for code, count in figure.codes.items()}
    told: dict[str, object] = dict(counts)
    if codes:
        told["codes"] = codes
    if figure.doubts:
        told["doubts"] = [doubt.value for doubt in figure.doubts]
    if figure.apart:
        told["apart"] = {form: f"{total.number}" for form, total in figure.apart.items()}
    return told


@pytest.mark.parametrize("case", CASES, ids=BY_TITLE)
def test_rows_consolidate_as_the_case_says(case: ConsolidationCase) -> None:
    done = carried_out(case)

    for code, said in case.entry["figures"].items():
        figure = done.figures[case.form.by_code[code].id]
        expected = {key: value for key, value in said.items() if key != "value"}
        assert (figure.value, _told(figure)) == (value_of(said["value"]), expected), code


@pytest.mark.parametrize("case", CASES, ids=BY_TITLE)
def test_what_does_not_count_is_said_with_its_reason(case: ConsolidationCase) -> None:
    excluded = carried_out(case).arrangement.excluded

    assert {one.contribution.agency: one.reason.value for one in excluded} == case.entry.get("excluded", {})


@pytest.mark.parametrize("case", [c for c in CASES if "at" in c.entry], ids=lambda case: case.title)
def test_figures_stand_where_the_map_puts_them(case: ConsolidationCase) -> None:
    done = carried_out(case)

    for node, figures in case.entry["at"].items():
        at = done.figures_at(node)
        assert {code: at[case.form.by_code[code].id].value for code in figures} == {
            code: value_of(text) for code, text in figures.items()
        }


@pytest.mark.parametrize("case", [c for c in CASES if "frozen" in c.entry], ids=lambda case: case.title)
def test_what_changes_after_a_freeze_is_named_with_its_cause(case: ConsolidationCase) -> None:
    found = changes(carried_out(case.frozen), carried_out(case))

    told = {case.form.by_id[change.row].code: _changed(change) for change in found}
    expected = {
        code: {key: value_of(text) if key in ("before", "after") else text for key, text in said.items()}
        for code, said in case.entry["changes"].items()
    }
    assert told == expected


def _changed(change: Change) -> dict[str, object]:
    told: dict[str, object] = {"before": change.before, "after": change.after}
    for one in change.because:
        told[f"{one.agency} {one.cause}"] = f"{_plain(one.before.number)} to {_plain(one.after.number)}"
    for base in change.bases:
        told[f"base of {base.agency}"] = f"{base.before or 'none'} to {base.after or 'none'}"
    for how in change.how:
        told[how.what.value] = f"{', '.join(how.before)} to {', '.join(how.after)}"
    return told


def _plain(number: Decimal | None) -> str:
    return "blank" if number is None else f"{number}"
