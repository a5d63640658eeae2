"""The sheet of particulars: who reports, for which period, who signs, who receives."""

from typing import Any

from caicach.adapters.renderers.spreadsheet.filling import Filling
from caicach.adapters.renderers.spreadsheet.looks import Looks
from caicach.core.documents.names import this_period
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.words import Messages


FACTS = (
    "agency",
    "agency_type",
    "abbreviation",
    "province",
    "period",
    "place",
    "addressees",
    "capacity",
    "position",
    "signatory",
    "recipients",
    "form_version",
)
_FIRST_ROW = 2


def write_facts(book: Any, sheet: Any, filling: Filling, messages: Messages) -> None:
    """A row a fact: its name, the cell to fill in, an example; the fact's key in a hidden column."""
    looks = Looks(book)
    sheet.write_string(0, 0, messages.say("form_xlsx.sheet_facts").vi, looks.title)
    for column, width in enumerate((28, 52, 62)):
        sheet.set_column(column, column, width)
    sheet.set_column(3, 3, 4, None, {"hidden": True})
    known = _known(filling, messages)
    for at, name in enumerate(FACTS, _FIRST_ROW):
        is_fixed = name == "form_version"
        sheet.write_string(at, 0, messages.say(f"form_xlsx.fact_{name}").vi, looks.text(is_heading=True))
        sheet.write_string(at, 1, known.get(name, ""), looks.text() if is_fixed else looks.fact)
        sheet.write_string(at, 2, messages.say(f"form_xlsx.hint_{name}").vi, looks.hint)
        sheet.write_string(at, 3, name, looks.hint)
        if name == "agency_type":
            labels = [type_label(kind, messages) for kind in AgencyType]
            sheet.data_validation(at, 1, at, 1, {"validate": "list", "source": labels})
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def type_label(kind: AgencyType, messages: Messages) -> str:
    """The type of agency as the list of the form names it."""
    return messages.say(f"form_xlsx.type_{kind.value}").vi


def _known(filling: Filling, messages: Messages) -> dict[str, str]:
    head = filling.masthead
    kind = filling.agency_type
    return {
        "agency": filling.agency or "",
        "agency_type": type_label(kind, messages) if kind else "",
        "period": this_period(filling.period, messages) or "",
        "place": head.place or "",
        "addressees": "; ".join(head.addressees),
        "capacity": head.capacity or "",
        "position": head.position or "",
        "signatory": head.signatory or "",
        "recipients": "; ".join(head.recipients),
        "form_version": filling.form.id,
    }
