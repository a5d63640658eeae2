"""Agencies and people from a spreadsheet: tried first, then done, with an answer for each row."""

from collections import Counter
from collections.abc import Callable, Sequence

from ninja import File, Form, Router, UploadedFile

from caicach.actions.import_sheet import rows_of, table_in
from caicach.actions.importing import Answer, Outcome, commit, mark_of, plan, require_seen, signature
from caicach.api.endpoint import endpoint
from caicach.api.requests import Request
from caicach.api.shapes import imports as shapes
from caicach.api.words import spoken
from caicach.core.submissions.acts import Act


router = Router(tags=["imports"])


@endpoint(router, "POST", "/imports/trial", act=Act.MANAGE_PEOPLE, answer=shapes.Import, is_prepared=True)
def try_import(request: Request, file: File[UploadedFile]) -> Callable[[], shapes.Import]:
    """What each row would do; nothing is done."""
    rows = rows_of(table_in(file))
    return lambda: _shape(plan(rows, actor=request.actor, today=request.today), is_done=False)


@endpoint(router, "POST", "/imports", act=Act.MANAGE_PEOPLE, answer=shapes.Import, is_prepared=True)
def import_people(
    request: Request, file: File[UploadedFile], given: Form[shapes.ImportGiven]
) -> Callable[[], shapes.Import]:
    """Do what the right rows say, and answer for each; with `seen`, only what was tried."""
    rows = rows_of(table_in(file))

    def done() -> shapes.Import:
        answers = plan(rows, actor=request.actor, today=request.today)
        if given.seen:
            require_seen(answers, given.seen)
        answers = commit(
            rows, shown=signature(answers), all_or_nothing=given.all_or_nothing, actor=request.actor,
            by=request.user, now=request.now, today=request.today,
        )  # fmt: skip
        return _shape(answers, is_done=True)

    return done


def _shape(answers: Sequence[Answer], *, is_done: bool) -> shapes.Import:
    counted = Counter(answer.outcome for answer in answers)
    return shapes.Import(
        done=is_done,
        mark=mark_of(answers),
        **{outcome.value: counted[outcome] for outcome in Outcome},
        rows=[_row(answer) for answer in answers],
    )


def _row(answer: Answer) -> shapes.ImportRow:
    is_refused = answer.outcome is Outcome.REFUSED
    return shapes.ImportRow(
        row=answer.number,
        label=answer.label,
        outcome=answer.outcome,
        column=answer.cell or None,
        says=spoken(answer.says),
        do=spoken(answer.do) if is_refused else None,
    )
