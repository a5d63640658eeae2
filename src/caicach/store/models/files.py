"""Files kept with a version: what was uploaded, what was read from it, and the papers as issued."""

from django.conf import settings
from django.db import models

from caicach.store.models.submissions import Submission


class StoredFile(models.Model):
    """A file by its content: stored once under its hash, never changed."""

    class Kind(models.TextChoices):
        """What the file is to the version."""

        UPLOADED = "uploaded"
        ISSUED_DOCX = "issued_docx"
        ISSUED_PDF = "issued_pdf"
        ISSUED_XLSX = "issued_xlsx"

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="files")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=200)
    file = models.FileField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return self.name


class FileReading(models.Model):
    """What was read from an uploaded file, waiting to be confirmed value by value."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="readings")
    file = models.ForeignKey(StoredFile, models.CASCADE, related_name="readings")
    proposals = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.submission_id} {self.file_id}"
