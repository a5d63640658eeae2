"""What an agency makes of the reports it receives: the choices people made, and what was frozen of it."""

from django.conf import settings
from django.db import models

from caicach.store.models.agencies import Agency
from caicach.store.models.submissions import Submission


class Consolidation(models.Model):
    """One period consolidated by the agency that receives its reports, for `root`, in whose name the figures stand.

    `plan` holds people's choices: `left_out` (`{submission id: reason}`) and `prefer`. `on` is the day whose map places
    everyone, `accepted_only` whether a report counts before it is accepted. It is frozen once it has a freeze."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="consolidations")
    root = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    regime = models.CharField(max_length=60)
    period = models.CharField(max_length=40)
    on = models.DateField()
    accepted_only = models.BooleanField(default=False)
    plan = models.JSONField(default=dict, blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("agency", "regime", "period"), name="consolidation_once"),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.period}"


class ConsolidationFreeze(models.Model):
    """The figures as they became a report of the root's: by which plan, out of which submissions (`FrozenInput`).

    A report still being written may be frozen into again; the last freeze of a submission is what stands in it.
    `figures` are the values written, `late` the agencies that came late, were left out or are missing, as the report lists
    them; `inputs_hash` seals plan and inputs."""

    consolidation = models.ForeignKey(Consolidation, models.PROTECT, related_name="freezes")
    number = models.PositiveSmallIntegerField()
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="freezes")
    plan = models.JSONField()
    figures = models.JSONField()
    late = models.JSONField(default=list)
    inputs_hash = models.CharField(max_length=64)
    reason = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("consolidation", "number"), name="consolidation_freeze_once"),
        )

    def __str__(self) -> str:
        return f"{self.consolidation_id} #{self.number}"


class FrozenInput(models.Model):
    """One submission that entered a freeze: its version and seal, at which node it stood, or why it did not count."""

    freeze = models.ForeignKey(ConsolidationFreeze, models.CASCADE, related_name="inputs")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    content_hash = models.CharField(max_length=64)
    is_counted = models.BooleanField()
    node = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("freeze", "submission"), name="frozen_input_once"),)

    def __str__(self) -> str:
        return f"{self.freeze_id} {self.agency_id} v{self.version}"


class BaseFigure(models.Model):
    """What an agency had in the base year of a row, as the agency that consolidates (`keeper`) wrote it down. The agency may
    have ended long ago: what followed it is measured against those before it, added."""

    keeper = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    row = models.CharField(max_length=80)
    number = models.DecimalField(max_digits=15, decimal_places=3)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("keeper", "agency", "row"), name="base_figure_once"),
            models.CheckConstraint(condition=models.Q(number__gte=0), name="base_figure_not_below_zero"),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.row}"
