"""What an agency owes for a period, and by when."""

from django.conf import settings
from django.db import models

from caicach.core.ground.periods import PeriodKind
from caicach.store.models.agencies import Agency
from caicach.store.models.constraints import in_order


class Duty(models.Model):
    """One agency's report of one period under one regime. `due_on` is the day in force, extensions included."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="duties")
    receiver = models.ForeignKey(
        Agency, models.PROTECT, related_name="duties_received", null=True, blank=True
    )
    regime = models.CharField(max_length=60)
    period = models.CharField(max_length=40)  # ReportingPeriod.id
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in PeriodKind])
    year = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    cutoff_on = models.DateField()
    opens_on = models.DateField()
    due_on = models.DateField()
    frozen_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-cutoff_on", "agency__sort_key")
        constraints = (
            models.UniqueConstraint(fields=("agency", "regime", "period"), name="duty_once"),
            in_order("duty", "from_on", "cutoff_on"),
            in_order("duty", "opens_on", "due_on"),
            in_order("duty", "due_on", "frozen_on"),
        )
        indexes = (models.Index(fields=("receiver", "period")), models.Index(fields=("due_on",)))

    def __str__(self) -> str:
        return f"{self.agency_id} {self.period}"


class Extension(models.Model):
    """A later due day for one agency, with the reason."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="extensions")
    previous_due_on = models.DateField()
    due_on = models.DateField()
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at",)
        constraints = (in_order("extension", "previous_due_on", "due_on"),)

    def __str__(self) -> str:
        return f"{self.duty_id} {self.due_on}"
