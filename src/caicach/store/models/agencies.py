"""Agencies, where they stand in the hierarchy and when, and what succeeded them."""

from django.db import models

from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.text import fold, sort_text
from caicach.store.models.constraints import in_order


class Agency(models.Model):
    """One agency under one name; a rename or merger is a new row that succeeds this one.

    `search_key` is the name without diacritics, `sort_key` puts names in Vietnamese dictionary order on any database.
    """

    id = models.CharField(primary_key=True, max_length=80)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=120)
    abbreviation = models.CharField(max_length=30, blank=True)
    type = models.CharField(max_length=20, choices=[(t.value, t.value) for t in AgencyType])
    code = models.CharField(max_length=35, blank=True)
    code_102 = models.CharField(max_length=35, blank=True)
    place_name = models.CharField(max_length=80, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    unverified = models.BooleanField(default=False)
    search_key = models.CharField(max_length=400, editable=False, db_index=True)
    sort_key = models.CharField(max_length=1300, editable=False)

    class Meta:
        ordering = ("sort_key", "id")
        constraints = (in_order("agency", "valid_from", "valid_to"),)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **options: object) -> None:
        self.refresh_keys()
        super().save(*args, **options)

    def refresh_keys(self) -> None:
        """Make the keys fit the name; for rows written in bulk, which skip save()."""
        self.search_key = fold(f"{self.name} {self.short_name} {self.abbreviation}")[:400]
        self.sort_key = sort_text(self.name)[:1300]


class AgencyPlace(models.Model):
    """Whom an agency stood under, from one day to another."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="places")
    parent = models.ForeignKey(Agency, models.PROTECT, related_name="places_under")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            in_order("agencyplace", "valid_from", "valid_to"),
            models.CheckConstraint(
                condition=~models.Q(agency=models.F("parent")), name="agencyplace_not_itself"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} < {self.parent_id}"


class AgencySuccession(models.Model):
    """One agency succeeded by another: merged into, split into, renamed, abolished (no successor)."""

    predecessor = models.ForeignKey(Agency, models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Agency, models.CASCADE, null=True, blank=True, related_name="predecessions")
    kind = models.CharField(max_length=20)
    on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("predecessor", "successor", "on"), name="succession_once"),
        )

    def __str__(self) -> str:
        return f"{self.predecessor_id} > {self.successor_id}"
