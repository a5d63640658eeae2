"""The figures of one version: one row for all of them, and every change ever made to one."""

from django.conf import settings
from django.db import models

from caicach.store.models.submissions import Submission


class FigureSheet(models.Model):
    """All cells of a version: `{indicator id: {state, value, note, source, origin}}`; an absent row is not reported. `tally`
    and `list` of a cell are what stands behind its figure: codes agencies chose, the hash of an `ElementList`.

    `revision` rises by one with every save; an update names the revision it was made on. `covers` says of figures that were
    taken out of a consolidation of the level below how many agencies are in it, of how many, and who is not in time.
    """

    submission = models.OneToOneField(Submission, models.CASCADE, related_name="sheet", primary_key=True)
    cells = models.JSONField(default=dict, blank=True)
    revision = models.PositiveIntegerField(default=0)
    covers = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return f"{self.submission_id} r{self.revision}"


class ElementList(models.Model):
    """Members of a catalogue, `[[code, name], …]`, under the hash of them: written once and never changed, so that agencies
    with the same list share it."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    elements = models.JSONField()
    count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.sha256[:12]} ({self.count})"


class FigureChange(models.Model):
    """One cell changed: from what, to what, by whom, when and why."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="figure_changes")
    indicator = models.CharField(max_length=80)
    before = models.JSONField()
    after = models.JSONField()
    why = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")
        indexes = (models.Index(fields=("submission", "indicator")),)

    def __str__(self) -> str:
        return f"{self.submission_id} {self.indicator}"
