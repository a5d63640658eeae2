"""One version of the report an agency owes."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from caicach.core.submissions.statuses import Status
from caicach.store.models.constraints import paired
from caicach.store.models.duties import Duty


STEPS = ("presented", "approved", "issued", "sent", "received", "accepted")


def _who() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )


def _when() -> models.DateTimeField:
    return models.DateTimeField(null=True, blank=True)


class Submission(models.Model):
    """A version: its status, the steps it took with who and when, and the paper's number once issued.

    Figures stand in `FigureSheet`, text in `NarrativeSection`. `findings` follow the content while it is worked on and are frozen
    when it is presented;
    `content_hash` seals figures, text and head at issue; `receipt_hash` is what the receiver was given.
    """

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="submissions")
    version = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(
        max_length=20, choices=[(s.value, s.value) for s in Status], default=Status.DRAFTING.value
    )
    form_version = models.CharField(max_length=60)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    correction_reason = models.CharField(max_length=1000, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    presented_by = _who()
    presented_at = _when()
    presented_for = _who()  # who lent the power to present, if it was lent
    approved_by = _who()
    approved_at = _when()
    issued_by = _who()
    issued_at = _when()
    sent_by = _who()
    sent_at = _when()
    received_by = _who()
    received_at = _when()
    accepted_by = _who()
    accepted_at = _when()

    head = models.JSONField(default=dict, blank=True)  # masthead: signatory, recipients, place …
    number = models.CharField(max_length=20, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    findings = models.JSONField(default=list, blank=True)
    errors = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    hints = models.PositiveIntegerField(default=0)
    unexplained = models.PositiveIntegerField(default=0)
    judged_content = models.CharField(max_length=64, blank=True)  # of what the findings kept are
    judged_at = models.DateTimeField(null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    receipt_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("duty", "-version")
        constraints = (
            models.UniqueConstraint(fields=("duty", "version"), name="submission_version_once"),
            *(paired("submission", f"{step}_by", f"{step}_at") for step in STEPS),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=models.F("presented_by")),
                name="submission_approver_is_another",
            ),
            models.CheckConstraint(
                condition=Q(issued_by__isnull=True) | (Q(issued_on__isnull=False) & ~Q(number="")),
                name="submission_issued_with_number",
            ),
        )
        indexes = (models.Index(fields=("status",)),)

    def __str__(self) -> str:
        return f"{self.duty_id} v{self.version}"
