"""Who has the figures of a version open just now."""

from django.conf import settings
from django.db import models

from caicach.store.models.submissions import Submission


class SheetPresence(models.Model):
    """A person with a sheet open, as of the last time the page asked; it says nothing about what they do."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("submission", "user"), name="presence_once"),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.submission_id}"
