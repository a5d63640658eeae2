"""What waits to be published to the archive, and what was."""

from django.db import models

from caicach.store.models.submissions import Submission


class ArchiveOutbox(models.Model):
    """An accepted submission on its way to the archive: written in the transaction that accepts it, published by a job
    until it is there. `entry` is the publication it went with; `last_error` why it has not gone yet."""

    submission = models.OneToOneField(Submission, models.PROTECT, primary_key=True, related_name="archiving")
    queued_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    entry = models.CharField(max_length=40, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    last_error = models.TextField(blank=True)

    class Meta:
        ordering = ("queued_at", "submission_id")
        indexes = (models.Index(fields=("published_at", "next_at")),)

    def __str__(self) -> str:
        return f"{self.submission_id} {self.entry}"
