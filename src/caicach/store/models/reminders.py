"""Who was reminded of which duty on which day, and the secret addresses of calendars."""

from django.conf import settings
from django.db import models

from caicach.store.models.duties import Duty


class Reminder(models.Model):
    """One person reminded of one duty on one day: never twice, by whichever server or hand. `step` is a step of
    content/reminders, or `by_hand` when a person did it."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="reminders")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    on = models.DateField()
    step = models.CharField(max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-id")
        constraints = (models.UniqueConstraint(fields=("duty", "user", "on"), name="reminder_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.duty_id} {self.user_id} {self.on}"


class CalendarFeed(models.Model):
    """The calendar of one person's duties at an address only the person knows: made of `nonce` and our secret key, so
    that the database alone does not give it away. A new nonce makes the old address a dead one."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed")
    nonce = models.CharField(max_length=40, unique=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user_id}"
