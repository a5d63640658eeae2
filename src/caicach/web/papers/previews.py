"""The pages of a paper as pictures, drawn once for each content and kept in the data folder while there is room."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from caicach.actions.effects import content_hash
from caicach.actions.papers import official_document, rendered
from caicach.adapters.content.mark import content_mark
from caicach.adapters.renderers.page_images import count_pages, page_image
from caicach.store.models import StoredFile, Submission


MOST_KEPT = 100
_PDF = "paper.pdf"


@dataclass(frozen=True)
class Preview:
    """A paper as PDF with the folder its pages are kept in; `key` is another whenever the paper is another."""

    key: str
    folder: Path
    pdf: bytes

    @property
    def numbers(self) -> range:
        """The numbers of its pages, from 1."""
        return range(1, count_pages(self.pdf) + 1)

    def page(self, number: int) -> bytes:
        """The page as PNG; IndexError when there is none of that number."""
        return _kept(self.folder / f"{number}.png", lambda: page_image(self.pdf, number))


def preview_of(submission: Submission) -> Preview:
    """The paper as issued, else the one the submission would make now. NoFont when the machine cannot set it."""
    issued = issued_file(submission, StoredFile.Kind.ISSUED_PDF)
    key = issued.sha256 if issued else _key_of_draft(submission)
    folder = Path(settings.DATA) / "previews" / key
    make = (lambda: _content_of(issued)) if issued else (lambda: drawn(submission, ".pdf"))
    return Preview(key, folder, _kept(folder / _PDF, make))


def issued_file(submission: Submission, kind: str) -> StoredFile | None:
    """The file of that kind kept at issue; None before it."""
    if submission.issued_at is None:
        return None
    return submission.files.filter(kind=kind).first()


def drawn(submission: Submission, ending: str) -> bytes:
    """The paper the submission would make now, as a file of that kind."""
    return rendered(official_document(submission), (ending,))[ending]


def _key_of_draft(submission: Submission) -> str:
    return hashlib.sha256(f"{submission.pk}|{content_hash(submission)}|{content_mark()}".encode()).hexdigest()


def _content_of(stored: StoredFile) -> bytes:
    with stored.file.open("rb") as file:
        return bytes(file.read())


def _kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """What stands in the file, made first where it is missing; a folder that cannot be written to only costs time."""
    with suppress(OSError):
        return path.read_bytes()
    content = make()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as new:
            new.write(content)
        Path(new.name).replace(path)
        if path.name == _PDF:
            _forget_oldest(path.parent.parent)
    return content


def _forget_oldest(folder: Path) -> None:
    kept = sorted((f for f in folder.iterdir() if f.is_dir()), key=lambda f: f.stat().st_mtime)
    for old in kept[:-MOST_KEPT]:
        shutil.rmtree(old, ignore_errors=True)
