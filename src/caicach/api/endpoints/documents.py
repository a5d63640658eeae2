"""The paper: as issued, or made now of what stands in the submission."""

from enum import StrEnum

from django.http import HttpResponse
from ninja import Router

from caicach.actions.papers import ISSUED_KINDS, file_name, official_document, rendered
from caicach.actions.standing import find_submission
from caicach.api.endpoint import endpoint
from caicach.api.requests import Request
from caicach.api.shapes.content import Document, Documents
from caicach.core.submissions.acts import Act
from caicach.store.models import StoredFile, Submission


class Format(StrEnum):
    """The formats of a paper."""

    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"


TYPES = {
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_FILE = {"type": "string", "format": "binary"}
_ANSWER = {
    "responses": {
        200: {"description": "The file.", "content": {kind: {"schema": _FILE} for kind in TYPES.values()}}
    }
}
router = Router(tags=["documents"])


@endpoint(router, "GET", "/submissions/{submission}/documents", act=Act.USE_API, answer=Documents)
def list_documents(request: Request, submission: int) -> Documents:
    """The paper in each format, with size and hash once it is issued."""
    found, _ = find_submission(pk=submission, actor=request.actor, today=request.today)
    issued = _issued(found)
    return Documents(documents=[_document(found, kind, issued.get(kind)) for kind in Format])


@endpoint(
    router, "GET", "/submissions/{submission}/documents/{format}", act=Act.USE_API, answer=None, extra=_ANSWER
)
def download_document(request: Request, submission: int, format: Format) -> HttpResponse:  # noqa: A002 - its name in the address
    """The file. An issued paper never changes: ETag is its SHA-256."""
    found, _ = find_submission(pk=submission, actor=request.actor, today=request.today)
    stored = _issued(found).get(format)
    ending = f".{format.value}"
    if stored is None:
        content, name = rendered(official_document(found), [ending])[ending], file_name(found, ending)
    else:
        with stored.file.open("rb") as file:
            content, name = file.read(), stored.name
    response = HttpResponse(content, content_type=TYPES[format])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Issued"] = "true" if stored else "false"
    if stored is not None:
        response["ETag"] = f'"{stored.sha256}"'
    return response


def _issued(submission: Submission) -> dict[Format, StoredFile]:
    kinds = {str(kind): Format(ending[1:]) for ending, kind in ISSUED_KINDS.items()}
    rows = submission.files.filter(kind__in=kinds).order_by("pk")
    return {kinds[row.kind]: row for row in rows}


def _document(submission: Submission, kind: Format, stored: StoredFile | None) -> Document:
    name = stored.name if stored else file_name(submission, f".{kind.value}")
    return Document(
        format=kind.value,
        issued=stored is not None,
        name=name,
        size=stored.size if stored else None,
        sha256=stored.sha256 if stored else None,
    )
