"""docs/reference/receiving.md: who receives whose report, and who is told what and when of one still owed."""

from caicach.adapters.content.receivers import receivers
from caicach.adapters.content.reminders import reminder_plan
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.submissions.owed import AfterSuccession
from reference_pages.tables import doubt, table


AFTER = {
    AfterSuccession.SUCCESSOR: "the agency that follows one that ended within the period reports for all of it",
    AfterSuccession.EACH: "each agency reports for the days it existed",
}


def receiving(catalogue: Catalogue) -> str:
    """Receivers by regime, and the steps of the reminders."""
    parts = [
        "# Who receives, who is reminded",
        (
            "Every agency that exists at the cut-off under a province owes the report of its level (periods.md). The receiver is "
            "the agency of the type named here in the same province. Content: content/receivers, content/reminders."
        ),
    ]
    for own in receivers().values():
        rows = ((sender.value, to.value) for sender, to in own.received_by.items())
        parts += [
            f"## {own.regime}",
            table(("Sender", "Receiver"), rows).strip(),
            f"After a succession {AFTER[own.after_succession]}. {own.reference}. {doubt(own.unverified)}".strip(),
        ]
    return "\n\n".join([*parts, *_reminders(catalogue)])


def _reminders(catalogue: Catalogue) -> list[str]:
    plan = reminder_plan()
    rows = (
        (
            _day(step.days, step.every),
            ", ".join(role.value for role in step.to),
            catalogue.messages.by_key[f"notices.{step.message}"].vi,
        )
        for step in plan.steps
    )
    return [
        "## Reminders",
        "In working days from the due day, on working days only; once a person, a duty and a due day.",
        table(("Day", "To", "Sentence"), rows).strip(),
        f"{plan.reference}. {doubt(plan.unverified)}".strip(),
    ]


def _day(days: int, every: int) -> str:
    when = "on the day" if days == 0 else f"{abs(days)} {'before' if days < 0 else 'after'}"
    return f"{when}, then every {every}" if every else when
