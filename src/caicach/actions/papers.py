"""The official paper of a submission, and the files kept of it at issue."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from caicach import library
from caicach.actions.consolidated_report import with_late_list
from caicach.actions.statements import statement_of
from caicach.core.documents.compose import Narrative
from caicach.core.documents.official import OfficialDocument
from caicach.store.models import StoredFile, Submission, User


ISSUED_KINDS = {
    ".docx": StoredFile.Kind.ISSUED_DOCX,
    ".pdf": StoredFile.Kind.ISSUED_PDF,
    ".xlsx": StoredFile.Kind.ISSUED_XLSX,
}


def official_document(submission: Submission) -> OfficialDocument:
    """The paper as a value: a person's words in the divisions they wrote, the outline's in the others; a
    consolidated one with the list of agencies late and missing."""
    document = library.compose_official(statement_of(submission), Narrative.WRITTEN)
    return with_late_list(document, submission)


def rendered(document: OfficialDocument, endings: Iterable[str]) -> dict[str, bytes]:
    """The paper in files of these kinds (`.docx`, `.pdf`, `.xlsx`)."""
    files: dict[str, bytes] = {}
    with TemporaryDirectory() as folder:
        for ending in endings:
            path = Path(folder) / f"report{ending}"
            library.write(document, path)
            files[ending] = path.read_bytes()
    return files


def store_paper(submission: Submission, ending: str, content: bytes, *, by: User, now: datetime) -> None:
    """Keep one kind of file of the issued paper."""
    kind, name = StoredFile.Kind(ISSUED_KINDS[ending]), file_name(submission, ending)
    store_file(submission=submission, kind=kind, name=name, content=content, by=by, now=now)


def store_file(
    *, submission: Submission, kind: StoredFile.Kind, name: str, content: bytes, by: User, now: datetime
) -> StoredFile:
    """Keep the file with the version; its name on disk is its hash, so equal files are one and none is overwritten."""
    digest = hashlib.sha256(content).hexdigest()
    return StoredFile.objects.create(
        submission=submission,
        kind=kind,
        name=name,
        file=_kept(f"files/{digest[:2]}/{digest}{Path(name).suffix.lower()}", content),
        sha256=digest,
        size=len(content),
        by=by,
        at=now,
    )


def _kept(path: str, content: bytes) -> str:
    """The path under which the content is stored; content that is there already is not written again."""
    return path if default_storage.exists(path) else default_storage.save(path, ContentFile(content))


def file_name(submission: Submission, ending: str) -> str:
    """`bao-cao-gia-lai-so-tu-phap-2026-year-v1.docx`."""
    duty = submission.duty
    return f"bao-cao-{duty.agency_id}-{duty.period}-v{submission.version}{ending}"
