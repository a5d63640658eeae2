"""Papers of a submission as files, with another head."""

from dataclasses import replace

from caicach.actions.papers import official_document, rendered
from caicach.store.models import Submission


SIGNED = {
    "capacity": "KT. GIÁM ĐỐC",
    "position": "PHÓ GIÁM ĐỐC",
    "signatory": "Rơ Châm Hà",
    "recipients": ("Như trên", "Lưu: VT, VP"),
}


def paper(submission: Submission, **head: object) -> bytes:
    """The report's own paper in Word with this head."""
    document = replace(official_document(submission), **head)
    return rendered(document, (".docx",))[".docx"]
