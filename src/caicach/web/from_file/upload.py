"""Taking a file, and the files taken before."""

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from caicach.actions.readings import take_file
from caicach.adapters.readers.limits import FILE_BYTES
from caicach.adapters.readers.refusals import too_large
from caicach.core.ground.errors import CaicachError, UnreadableInput
from caicach.store.models import FileReading
from caicach.web.figures.sheet import sheet_of
from caicach.web.from_file.forms import UploadForm
from caicach.web.requests import Request
from caicach.web.submissions.opening import Opened, open_submission


MOST_SHOWN = 20


@login_required
@require_http_methods(["GET", "POST"])
def upload(request: Request, pk: int) -> HttpResponse:
    """The page; a post takes the file and goes on to what was read from it."""
    opened = open_submission(request, pk)
    if request.method != "POST":
        return _page(request, opened, UploadForm())
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            name, data = _content(request.FILES["file"])
            reading = take_file(
                submission_id=pk, name=name, data=data, actor=request.actor, by=request.user, now=request.now
            )
        except UnreadableInput as error:
            form.refuse(error, "file")
        else:
            return redirect("reading", pk, reading.pk)
    return _page(request, opened, form, status=400)


def _content(file: UploadedFile) -> tuple[str, bytes]:
    name, size = file.name or "", file.size or 0
    if size > FILE_BYTES:
        raise too_large(name, size)
    return name, file.read()


def _page(request: Request, opened: Opened, form: UploadForm, status: int = 200) -> HttpResponse:
    readings = FileReading.objects.filter(submission=opened.submission).select_related("file", "by")
    refusal: CaicachError | None = sheet_of(opened).refusal
    context = {"opened": opened, "form": form, "refusal": refusal, "readings": list(readings[:MOST_SHOWN])}
    return render(request, "from_file/upload.html", context, status=status)
