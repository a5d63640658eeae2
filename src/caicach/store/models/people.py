"""People, what they are in which agency, and powers lent for a time."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from caicach.core.ground.text import fold, sort_text
from caicach.core.submissions.roles import Role
from caicach.store.models.agencies import Agency
from caicach.store.models.constraints import in_order, paired


class User(AbstractUser):
    """A person who signs in. `full_name` is the name as papers print it; what they may do stands in `Membership`."""

    full_name = models.CharField(max_length=150)
    position = models.CharField(max_length=150, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=2, default="vi")
    wants_digest = models.BooleanField(default=True)
    search_key = models.CharField(max_length=400, editable=False, db_index=True)
    sort_key = models.CharField(max_length=1000, editable=False)

    class Meta:
        ordering = ("sort_key", "username")

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        """The name as papers print it."""
        return self.full_name or self.username

    def save(self, *args: object, **options: object) -> None:
        self.refresh_keys()
        super().save(*args, **options)

    def refresh_keys(self) -> None:
        """Make the keys fit the name; Vietnamese lists sort by the given name, which stands last."""
        family, _, given = self.full_name.rpartition(" ")
        self.search_key = fold(f"{self.full_name} {self.username} {self.email}")[:400]
        self.sort_key = sort_text(f"{given} {family}".strip())[:1000]


class Membership(models.Model):
    """A role of a person in an agency, from one day to another."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Role])
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    granted_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = (
            in_order("membership", "valid_from", "valid_to"),
            models.UniqueConstraint(fields=("user", "agency", "role", "valid_from"), name="membership_once"),
        )
        indexes = (models.Index(fields=("agency", "role")),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.agency_id}"


class Delegation(models.Model):
    """A role lent by one person to another between two days; what is done under it names both."""

    giver = models.ForeignKey(User, models.CASCADE, related_name="delegations_given")
    taker = models.ForeignKey(User, models.CASCADE, related_name="delegations_taken")
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="delegations")
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Role])
    from_on = models.DateField()
    until = models.DateField()
    reason = models.CharField(max_length=500)
    created_at = models.DateTimeField()
    revoked_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            in_order("delegation", "from_on", "until"),
            paired("delegation", "revoked_by", "revoked_at"),
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("taker")), name="delegation_not_to_oneself"
            ),
        )

    def __str__(self) -> str:
        return f"{self.giver_id} -> {self.taker_id} {self.role}"
