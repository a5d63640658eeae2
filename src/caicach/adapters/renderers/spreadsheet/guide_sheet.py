"""The sheet that says how to fill in the form."""

from typing import Any

from caicach.adapters.renderers.spreadsheet.filling import Filling
from caicach.adapters.renderers.spreadsheet.looks import Looks
from caicach.core.ground.words import Messages


_STEPS = 6


def write_guide(book: Any, sheet: Any, filling: Filling, messages: Messages) -> None:
    """One step a row, and the days the figures cover where the period is known."""
    looks = Looks(book)
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, messages.say("form_xlsx.sheet_guide").vi, looks.title)
    steps = [messages.say(f"form_xlsx.guide_{step}").vi for step in range(1, _STEPS + 1)]
    if filling.period is not None:
        first, last = (f"{day:%d/%m/%Y}" for day in (filling.period.from_on, filling.period.cutoff_on))
        steps.append(messages.say("form_xlsx.guide_period", first=first, last=last).vi)
    for at, step in enumerate(steps, 2):
        sheet.write_string(at, 0, step, looks.of())
    sheet.protect()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
