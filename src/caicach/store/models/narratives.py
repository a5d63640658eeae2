"""The text of one version, by section of the outline, and every earlier text of each."""

from django.conf import settings
from django.db import models

from caicach.store.models.submissions import Submission


class NarrativeSection(models.Model):
    """A person's paragraphs under one division of the outline, one a line; figures stand in it as `{{tag}}`.

    A division without a row is said by the outline alone.
    """

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="sections")
    key = models.CharField(max_length=80)
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("submission", "key"), name="section_once"),)

    def __str__(self) -> str:
        return f"{self.submission_id} {self.key} r{self.revision}"


class NarrativeChange(models.Model):
    """One section changed: what it said before and after, by whom and when."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="narrative_changes")
    key = models.CharField(max_length=80)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.submission_id} {self.key}"
