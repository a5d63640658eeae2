"""What people are told in the product and by e-mail, and which jobs have run."""

from django.conf import settings
from django.db import models


class Notice(models.Model):
    """One message to one person in the product: a sentence of the content with its values, and where to go.

    `key` and `once` together are never told twice to one person.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    message = models.CharField(max_length=80)
    words = models.JSONField(default=dict, blank=True)
    url = models.CharField(max_length=300, blank=True)
    once = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = (models.UniqueConstraint(fields=("user", "once"), name="notice_once"),)
        indexes = (models.Index(fields=("user", "read_at")),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.message}"


class OutgoingMail(models.Model):
    """A letter to be sent: written in the transaction that caused it, tried by a job from `waiting_since` on until it
    goes or is set aside; `last_error` are the words of the mail server."""

    class Why(models.TextChoices):
        """Why a letter is not tried any more."""

        REFUSED = "refused"
        GIVEN_UP = "given_up"
        BY_HAND = "by_hand"

    to = models.EmailField()
    subject = models.CharField(max_length=300)
    body = models.TextField()
    once = models.CharField(max_length=200, unique=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    last_error = models.TextField(blank=True)
    waiting_since = models.DateTimeField()
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_for = models.CharField(max_length=20, blank=True, choices=Why.choices)

    class Meta:
        ordering = ("created_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(sent_at=None) | models.Q(set_aside_at=None),
                name="letter_sent_or_set_aside",
            ),
        )
        indexes = (models.Index(fields=("sent_at", "set_aside_at", "next_at")),)

    def __str__(self) -> str:
        return f"{self.to} {self.subject}"


class JobRun(models.Model):
    """A job done for a day (or another mark), so that two servers do it once."""

    name = models.CharField(max_length=60)
    mark = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("name", "mark"), name="job_once"),)

    def __str__(self) -> str:
        return f"{self.name} {self.mark}"
