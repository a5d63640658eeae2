"""What a cell of the form lets a person type, and what it says when the typing does not fit."""

from typing import Any

from caicach.core.catalogue.indicators import Indicator, IndicatorKind
from caicach.core.ground.words import Messages


_LONGEST = 255
_TESTS = {
    IndicatorKind.COUNT: "AND(ISNUMBER({cell}),{cell}>=0,{cell}=INT({cell}))",
    IndicatorKind.AMOUNT: "AND(ISNUMBER({cell}),{cell}>=0)",
    IndicatorKind.RATE: "AND(ISNUMBER({cell}),{cell}>=0,{cell}<=100)",
}


def validation(row: Indicator, cell: str, messages: Messages) -> dict[str, Any]:
    """The rule for the cell: a list of codes for a coded row, else a number of the right kind or a mark."""
    title = messages.say("form_xlsx.wrong_title").vi
    if row.codes:
        return _codes(row, title, messages)
    test = _TESTS[row.kind].format(cell=cell)
    return {
        "validate": "custom",
        "value": f'=OR({test},{cell}="-",{cell}="x")',
        "error_title": title,
        "error_message": messages.say(f"form_xlsx.wrong_{row.kind.value}").vi[:_LONGEST],
    }


def _codes(row: Indicator, title: str, messages: Messages) -> dict[str, Any]:
    meanings = "; ".join(f"{item.value} = {item.label}" for item in row.codes)
    says = messages.say("form_xlsx.wrong_choice", codes=meanings).vi[:_LONGEST]
    return {
        "validate": "list",
        "source": [*(str(item.value) for item in row.codes), messages.say("form_xlsx.not_applicable").vi],
        "input_title": f"{row.code}",
        "input_message": says,
        "error_title": title,
        "error_message": says,
    }
