"""Keys for programs, and answers remembered so that a repeated request does nothing twice."""

from django.conf import settings
from django.db import models

from caicach.core.submissions.roles import Role
from caicach.store.models.agencies import Agency


class ApiToken(models.Model):
    """A key of one person for one role in one agency; only its hash is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_tokens")
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Role])
    label = models.CharField(max_length=100)
    hash = models.CharField(max_length=64, unique=True)
    hint = models.CharField(max_length=8)
    created_at = models.DateTimeField()
    expires_on = models.DateField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.label} …{self.hint}"


class IdempotencyKey(models.Model):
    """The answer given to a write, kept for whoever asks the same again."""

    token = models.ForeignKey(ApiToken, models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    request_hash = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    answer = models.JSONField(null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("token", "key"), name="idempotency_once"),)

    def __str__(self) -> str:
        return self.key
