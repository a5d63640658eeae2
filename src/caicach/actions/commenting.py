"""The Word file with a comment at each finding: the officer's own while the submission says what it says, else our own."""

from dataclasses import dataclass
from pathlib import Path

from caicach.actions.following import Differences, differences
from caicach.actions.judging import filing_of, judged
from caicach.actions.papers import file_name, official_document, rendered
from caicach.actions.readings import read_data
from caicach.actions.statements import period_of
from caicach.adapters.content.outlines import outline_for
from caicach.adapters.renderers.comments import commented, takes_comments
from caicach.core.documents.official import OfficialDocument
from caicach.core.documents.relocating import relocated
from caicach.store.models import FileReading, StoredFile, Submission


@dataclass(frozen=True)
class Basis:
    """Which file is commented and why. `reading` is the .docx last uploaded, None where there is none; `differs` what
    it and the submission say otherwise; `takes_comments` whether Word would still open it with comments."""

    reading: FileReading | None = None
    differs: Differences | None = None
    takes_comments: bool = True

    @property
    def is_own(self) -> bool:
        """Whether it is the officer's own file."""
        return self.differs is not None and not self.differs.any and self.takes_comments


def basis_for_comments(submission: Submission, document: OfficialDocument) -> Basis:
    """Which file is commented, `document` being the paper of the submission. What was issued is commented in our own:
    the officer's file is the agency's working paper, and others see the submission then."""
    if submission.issued_at is not None:
        return Basis()
    uploaded = submission.readings.filter(proposals__format="docx").select_related("file", "by")
    reading = uploaded.order_by("-at", "-id").first()
    if reading is None or not _is_there(reading.file):
        return Basis()
    differs = differences(reading, submission, document)
    return Basis(reading, differs, differs.any or takes_comments(_content(reading.file), reading.file.name))


def commented_paper(submission: Submission, language: str) -> tuple[str, bytes]:
    """Name and bytes of the Word file with every finding about the submission as it stands."""
    document = official_document(submission)
    outcome = judged(submission)
    basis = basis_for_comments(submission, document)
    if basis.reading is None or not basis.is_own:
        name = file_name(submission, "-nhan-xet.docx")
        data = rendered(document, (".docx",))[".docx"]
        return name, commented(data, name, outcome.findings, language)
    reading = basis.reading
    data = _content(reading.file)
    file = read_data(reading.file.name, data)
    outline = outline_for(period_of(submission.duty).kind)
    paper = filing_of(submission, document)
    findings = relocated(outcome.findings, outcome.workplaces, paper, file, outline)
    name = f"{Path(reading.file.name).stem}-nhan-xet.docx"
    return name, commented(data, reading.file.name, findings, language)


def _content(stored: StoredFile) -> bytes:
    with stored.file.open("rb") as file:
        return bytes(file.read())


def _is_there(stored: StoredFile) -> bool:
    """Whether the store still has the file: one lost there leaves our own paper to be commented."""
    return bool(stored.file) and stored.file.storage.exists(stored.file.name)
