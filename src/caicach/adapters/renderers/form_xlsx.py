"""The form as a workbook to fill in: figures in official order, particulars of the agency, a guide."""

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from caicach.adapters.content.load import load_catalogue
from caicach.adapters.renderers.atomic import write_bytes
from caicach.adapters.renderers.spreadsheet.facts_sheet import write_facts
from caicach.adapters.renderers.spreadsheet.figures_sheet import write_figures
from caicach.adapters.renderers.spreadsheet.filling import Filling
from caicach.adapters.renderers.spreadsheet.guide_sheet import write_guide
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.catalogue.leads import NONE_LED
from caicach.core.documents.statement import Masthead
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.ground.values import Value
from caicach.core.ground.words import Messages


# Text stays text: a note that begins with `=` is no formula.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# Equal forms give equal bytes: the file bears no moment of its making.
_CREATED = datetime(2023, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def write_form(
    form: FormVersion,
    path: Path,
    values: Mapping[str, Value] | None = None,
    notes: Mapping[str, str] | None = None,
    agency_type: AgencyType | None = None,
    period: ReportingPeriod | None = None,
    agency: str | None = None,
    masthead: Masthead | None = None,
    led: frozenset[str] = NONE_LED,
) -> None:
    """The form at `path`, filled with what is given; rows that are not asked of the agency are grey and hold `x`.
    An existing file is replaced only on success."""
    messages = load_catalogue().messages
    filling = Filling(
        form, values or {}, notes or {}, agency_type, period, agency, masthead or Masthead(), led
    )
    write_bytes(path, form_bytes(filling, messages))


def form_bytes(filling: Filling, messages: Messages) -> bytes:
    """The workbook as bytes; equal fillings give equal bytes."""
    import xlsxwriter  # a quarter of a second that only a workbook is worth

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    book.set_properties({"title": filling.form.title, "created": _CREATED})
    figures = book.add_worksheet(messages.say("form_xlsx.sheet_figures").vi)
    facts = book.add_worksheet(messages.say("form_xlsx.sheet_facts").vi)
    guide = book.add_worksheet(messages.say("form_xlsx.sheet_guide").vi)
    write_figures(book, figures, filling, messages)
    write_facts(book, facts, filling, messages)
    write_guide(book, guide, filling, messages)
    figures.activate()
    book.close()
    return buffer.getvalue()
