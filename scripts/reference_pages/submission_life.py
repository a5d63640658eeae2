"""docs/reference/submission-life.md: the transition table drawn and written out."""

from collections.abc import Iterator

from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.ground.words import Messages
from caicach.core.submissions.statuses import AWAITED_FROM, Status
from caicach.core.submissions.transitions import TRANSITIONS, Transition
from reference_pages.tables import table


def submission_life(catalogue: Catalogue) -> str:
    """Statuses, the drawing, and each row with what it needs."""
    messages = catalogue.messages
    return "\n\n".join(
        (
            "# The life of a submission",
            (
                "One version of a report goes this way. Every row is a row of `caicach.core.submissions.transitions`; what is "
                "not here is refused. A correction begins a new version and leaves the old one where it is until the new "
                "one is issued."
            ),
            "```mermaid\n" + "\n".join(_drawing(messages)) + "\n```",
            "## Statuses",
            table(("Status", "Trạng thái", "Waiting for"), (_status(status, messages) for status in Status)),
            "## Transitions",
            table(("From", "Act", "To", "Who", "Needs"), (_row(row, messages) for row in TRANSITIONS)),
            "## Needs",
            table(("Need", "Refusal", "What to do"), _needs(messages)),
        )
    )


def _drawing(messages: Messages) -> Iterator[str]:
    yield "stateDiagram-v2"
    for status in Status:
        yield f"    {status.value}: {messages.say(f'submissions.status_{status.value}').vi}"
    yield f"    [*] --> {Status.DRAFTING.value}"
    drawn = dict.fromkeys((row.of, row.to, row.act) for row in TRANSITIONS if row.of is not row.to)
    for of, to, act in drawn:
        yield f"    {of.value} --> {to.value}: {messages.say(f'submissions.act_{act.value}').vi}"


def _status(status: Status, messages: Messages) -> tuple[str, ...]:
    awaited = AWAITED_FROM[status]
    return f"`{status.value}`", messages.say(f"submissions.status_{status.value}").vi, awaited


def _row(row: Transition, messages: Messages) -> tuple[str, ...]:
    who = f"{row.role.value} ({row.side.value})" if row.role else "the system"
    needs = ", ".join(f"`{need.value}`" for need in row.needs)
    to = f"`{row.to.value}`" if row.of is not row.to else "a new version is begun"
    return f"`{row.of.value}`", messages.say(f"submissions.act_{row.act.value}").en, to, who, needs


def _needs(messages: Messages) -> Iterator[tuple[str, ...]]:
    used = dict.fromkeys(need for row in TRANSITIONS for need in row.needs)
    shown = {"errors": "n", "unexplained": "n", "remarks": "n", "unsettled": "n"}
    for need in used:
        says = messages.say(f"submissions.needs_{need.value}", **shown).en
        yield f"`{need.value}`", says, messages.say(f"submissions.needs_{need.value}_do", **shown).en
