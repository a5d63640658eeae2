"""The append-only log. It has no foreign keys: it neither blocks nor follows the live data."""

from django.db import models


class AuditRecord(models.Model):
    """One entry of the chain (`caicach.core.submissions.audit`); never updated, never deleted."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.CharField(max_length=40)
    actor = models.CharField(max_length=150)
    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=120, db_index=True)
    agency = models.CharField(max_length=80, blank=True, db_index=True)
    on_behalf_of = models.CharField(max_length=150, blank=True)
    automated = models.BooleanField(default=False)
    details = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number} {self.act} {self.subject}"


class AuditHead(models.Model):
    """The last entry's number and hash; locked while an entry is added, so the chain never forks."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return f"{self.number}"
