"""The page of documents, its pictures and its files. What was issued is handed out as issued, never made again."""

from io import BytesIO

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caicach.actions.commenting import basis_for_comments, commented_paper
from caicach.actions.papers import ISSUED_KINDS, file_name, official_document
from caicach.library import count_blanks
from caicach.web.papers.previews import drawn, issued_file, preview_of
from caicach.web.requests import Request
from caicach.web.submissions.opening import open_submission
from caicach.web.words import language


_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}
ENDINGS = tuple(_TYPES)


@login_required
@require_GET
def papers(request: Request, pk: int) -> HttpResponse:
    """The documents of the submission; its pages follow by themselves."""
    opened = open_submission(request, pk)
    submission = opened.submission
    context = {"opened": opened, "endings": ENDINGS, "is_issued": submission.issued_at is not None}
    if submission.issued_at is not None:
        context["files"] = submission.files.filter(kind__in=ISSUED_KINDS.values()).order_by("id")
    else:
        document = official_document(submission)
        context["blanks"] = count_blanks(document)
        context["basis"] = basis_for_comments(submission, document)
    return render(request, "papers/papers.html", context)


@login_required
@require_GET
def pages(request: Request, pk: int) -> HttpResponse:
    """The pages one under another, as a fragment."""
    opened = open_submission(request, pk)
    return render(request, "papers/_pages.html", {"opened": opened, "preview": preview_of(opened.submission)})


@login_required
@require_GET
def page(request: Request, pk: int, number: int) -> HttpResponse:
    """One page as a picture; it may be kept by the browser under the address that names its content."""
    preview = preview_of(open_submission(request, pk).submission)
    try:
        picture = preview.page(number)
    except IndexError as error:
        raise Http404 from error
    response = HttpResponse(picture, content_type="image/png")
    is_named = request.GET.get("v") == preview.key[:16]
    response["Cache-Control"] = "private, max-age=86400, immutable" if is_named else "private, no-store"
    return response


@login_required
@require_GET
def shown_pdf(request: Request, pk: int) -> HttpResponse:
    """The PDF in the browser's own reader."""
    opened = open_submission(request, pk)
    return _file(
        preview_of(opened.submission).pdf, "pdf", file_name(opened.submission, ".pdf"), is_shown=True
    )


@login_required
@require_GET
def paper_file(request: Request, pk: int, ending: str) -> HttpResponse:
    """The document as a file of that kind: the one issued, else made of what stands in the submission now."""
    submission = open_submission(request, pk).submission
    if ending not in _TYPES:
        raise Http404
    stored = issued_file(submission, ISSUED_KINDS[f".{ending}"])
    if stored is not None:
        return FileResponse(stored.file.open("rb"), as_attachment=True, filename=stored.name)
    return _file(drawn(submission, f".{ending}"), ending, file_name(submission, f".{ending}"))


@login_required
@require_GET
def commented_file(request: Request, pk: int) -> HttpResponse:
    """The officer's own .docx, or that of what stands in the submission now, with a comment at every finding."""
    name, content = commented_paper(open_submission(request, pk).submission, language())
    return _file(content, "docx", name)


def _file(content: bytes, ending: str, name: str, is_shown: bool = False) -> HttpResponse:
    response = FileResponse(
        BytesIO(content), as_attachment=not is_shown, filename=name, content_type=_TYPES[ending]
    )
    response["Cache-Control"] = "private, no-store"
    return response
