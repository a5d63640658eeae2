"""content/reminders: who is told what, and when, of a report still owed."""

from functools import cache
from pathlib import Path

from caicach.adapters.content.files import Record, content_root, files_under, records_in
from caicach.core.submissions.reminding import ReminderPlan, ReminderStep
from caicach.core.submissions.roles import Role


def load_reminders(root: Path) -> tuple[ReminderPlan, ...]:
    """Every plan, in the order of the files."""
    return tuple(_plan(record) for file in files_under(root / "reminders") for record in records_in(file))


@cache
def reminder_plan() -> ReminderPlan:
    """The plan of the product, read once a process."""
    return load_reminders(content_root())[0]


def _plan(record: Record) -> ReminderPlan:
    record.day("from")
    steps = tuple(_step(entry) for entry in record.records("steps"))
    try:
        plan = ReminderPlan(record.text("id"), steps, record.text("reference"), record.flag("unverified"))
    except ValueError as error:
        raise record.wrong(
            "steps",
            "các bước phải xếp theo ngày, mỗi ngày một bước, chỉ bước cuối được lặp lại.",
            "must stand in the order of their days, one a day, and only the last may repeat.",
        ) from error
    record.done()
    return plan


def _step(entry: Record) -> ReminderStep:
    roles = {role.value: role for role in Role}
    unknown = [name for name in entry.texts("to") if name not in roles]
    if unknown:
        raise entry.wrong("to", f"không có vai trò “{unknown[0]}”.", f"there is no role “{unknown[0]}”.")
    step = ReminderStep(
        id=entry.text("id"),
        days=entry.whole("days"),
        to=tuple(roles[name] for name in entry.texts("to")),
        message=entry.text("message"),
        every=entry.whole("every") if entry.has("every") else 0,
    )
    entry.done()
    return step
