"""Words an agency gives for a warning it stands by."""

from django.conf import settings
from django.db import models

from caicach.store.models.submissions import Submission


class Explanation(models.Model):
    """The explanation of one finding: of one check about one fact; it travels with the version."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="explanations")
    check_id = models.CharField(max_length=20)
    fact = models.CharField(max_length=300)
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("submission", "check_id", "fact"), name="explanation_once"),
        )

    def __str__(self) -> str:
        return f"{self.submission_id} {self.check_id}"
