"""What a reader asks to be changed, pinned to its place and followed until it is resolved."""

from django.conf import settings
from django.db import models

from caicach.store.models.agencies import Agency
from caicach.store.models.constraints import paired
from caicach.store.models.submissions import Submission


class Remark(models.Model):
    """A remark on a cell (`place` an indicator id), a sentence (a division, with the words in `quote`), a section
    (a division) or the whole."""

    class Kind(models.TextChoices):
        """What a remark is pinned to."""

        CELL = "cell"
        SENTENCE = "sentence"
        SECTION = "section"
        WHOLE = "whole"

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="remarks")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    place = models.CharField(max_length=80, blank=True)
    quote = models.TextField(blank=True)
    text = models.TextField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")  # on whose behalf it was made
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (paired("remark", "answered_by", "answered_at"),)

    def __str__(self) -> str:
        return f"{self.submission_id} {self.kind} {self.place}"
