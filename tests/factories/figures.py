"""A submission whose agency reported before: for the page of figures."""

from datetime import date

from caicach.actions.acting import actor_of
from caicach.actions.figures import save_cells
from caicach.actions.words import content
from caicach.core.ground.values import Value, reported
from caicach.core.submissions.editing import CellContent, CellEdit
from caicach.core.submissions.roles import Role
from caicach.store.cells import cell_of
from caicach.store.models import Agency, Duty, FigureSheet, Submission, User
from factories.portal import NOW, Province, province


FORM = content().form("two-level")


def row(code: str) -> str:
    """The id of a row by its printed code."""
    return FORM.by_code[code].id


def issued_before(
    made: Province,
    period: str,
    cutoff: date,
    figures: dict[str, str],
    form: str = "two-level",
    agency: Agency | None = None,
) -> Submission:
    """A report of an earlier period, issued and accepted, with these figures by code; the department's, unless another
    agency is named."""
    year, _, kind = period.partition("-")
    officer = made.user(Role.OFFICER)
    duty = Duty.objects.create(
        agency=agency or made.department, receiver=made.home_affairs, regime=made.duty.regime, period=period, kind=kind,
        year=int(year), from_on=date(cutoff.year - 1, 12, 15), cutoff_on=cutoff, opens_on=cutoff, due_on=cutoff,
    )  # fmt: skip
    report = Submission.objects.create(
        duty=duty, form_version=form, status="accepted", created_by=officer, created_at=NOW, issued_by=officer,
        issued_at=NOW, number="1", issued_on=cutoff,
    )  # fmt: skip
    codes = content().form(form).by_code
    cells = {codes[code].id: {"state": "reported", "value": value} for code, value in figures.items()}
    FigureSheet.objects.create(submission=report, cells=cells)
    return report


def with_history() -> Province:
    """The province, with a half-year report of this year and an annual one of the last behind the department."""
    made = province()
    issued_before(
        made, "2025-year", date(2025, 12, 14), {"A.1": "6", "C.1.4.1": "40", "A.2.1": "8", "A.2.2": "8"}
    )
    issued_before(made, "2026-half_year", date(2026, 6, 14), {"A.1": "4", "C.1.4.1": "42", "C.1.4": "42"})
    return made


def put(
    submission: Submission, by: User, why: str = "", source: str = "typed", **figures: int | Value
) -> None:
    """Figures by code (`A_2_1=5`), saved by that person on what stands there."""
    cells = FigureSheet.objects.get(pk=submission.pk).cells
    edits = []
    for code, figure in figures.items():
        indicator = row(code.replace("_", "."))
        becomes = reported(figure) if isinstance(figure, int) else figure
        edits.append(CellEdit(indicator, _seen(cells.get(indicator)), CellContent(becomes, source=source)))
    actor = actor_of(by, NOW.date())
    save_cells(submission_id=submission.pk, edits=tuple(edits), actor=actor, by=by, now=NOW, why=why)


def _seen(stored: dict[str, str] | None) -> CellContent:
    return cell_of(stored) if stored else CellContent()
