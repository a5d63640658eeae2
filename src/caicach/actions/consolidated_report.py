"""What makes a consolidated report another than an agency's own: rows that tally agencies, the list of those not in time."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import count, groupby
from typing import Any

from caicach.actions.consolidated_cells import SOURCE
from caicach.adapters.content.messages import message
from caicach.core.consolidation.coverage import Came
from caicach.core.documents.official import ListAnnex, ListColumn, OfficialDocument
from caicach.core.ground.days import official_day
from caicach.store.cells import tallies_in
from caicach.store.models import ConsolidationFreeze, Submission
from caicach.store.period_words import period_words


def holds_consolidated(submission: Submission) -> bool:
    """Whether any cell came by a freeze."""
    return any(cell.get("source") == SOURCE for cell in submission.sheet.cells.values())


def last_freeze(submission: Submission) -> ConsolidationFreeze | None:
    """What was last frozen into the submission, or into a version it corrects; None, without a query, for one that holds nothing consolidated."""
    if not holds_consolidated(submission):
        return None
    rows = ConsolidationFreeze.objects.filter(
        submission__duty=submission.duty_id, submission__version__lte=submission.version
    )
    return rows.order_by("-number").first()


def tallies_of(submission: Submission) -> Mapping[str, int]:
    """The coded rows that say how many agencies chose a code, with how many were asked: by a freeze, or a consolidation of
    the level below that was taken in; none where a person has written the agency's own code since."""
    cells = submission.sheet.cells
    found = {row: tally.asked for row, tally in tallies_in(cells).items()}
    frozen = last_freeze(submission)
    if frozen is None:
        return found
    return found | {
        row: told["asked"]
        for row, told in frozen.figures.items()
        if told.get("is_tally") and cells.get(row, {}).get("source") == SOURCE
    }


def with_late_list(document: OfficialDocument, submission: Submission) -> OfficialDocument:
    """The paper with the list of agencies late and missing after its appendix; any other report as it is."""
    frozen = last_freeze(submission)
    if frozen is None:
        return document
    annex = replace(document.annexes[0], number="I")
    listed = ListAnnex(
        title="Phụ lục II",
        name=message("consolidating.annex_late", period=period_words(submission.duty.period)).vi,
        reference_line=annex.reference_line,
        columns=_COLUMNS,
        rows=tuple(_rows(frozen.late)) or ((message("consolidating.annex_late_none").vi,),),
    )
    return replace(document, annexes=(annex, *document.annexes[1:]), lists=(listed,))


_COLUMNS = tuple(
    ListColumn(message(f"consolidating.column_{key}").vi, width, is_centred)
    for key, width, is_centred in (
        ("number", 12, True),
        ("agency", 62, False),
        ("came", 36, True),
        ("due", 25, True),
        ("sent", 25, True),
    )
)


def _rows(late: list[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    numbers = count(1)
    for came, group in groupby(late, key=lambda one: one["came"]):
        those = list(group)
        yield (f"{message(f'consolidating.group_{came}').vi} ({len(those)})",)
        for one in those:
            yield str(next(numbers)), one["agency"], _state(one), _day(one["due"]), _day(one["sent"])


def _state(one: Mapping[str, Any]) -> str:
    if one["came"] == Came.LATE:
        return message("consolidating.days_late", days=one["days"]).vi
    if one["held"]:
        return message(f"consolidations.held_{one['held']}").vi
    return message(f"consolidating.came_{one['came']}").vi


def _day(text: str) -> str:
    return official_day(date.fromisoformat(text)) if text else ""
