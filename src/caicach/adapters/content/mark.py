"""A mark of all content, by which what was made with one content is known from what was made with another."""

import hashlib
from functools import cache
from pathlib import Path

from caicach import __version__
from caicach.adapters.content.files import content_root, files_under


def mark_of(root: Path) -> str:
    """SHA-256 over the product's version and every content file below the folder, name and words."""
    mark = hashlib.sha256(__version__.encode())
    for file in files_under(root):
        words = file.read_bytes()
        mark.update(f"\n{file.relative_to(root).as_posix()} {len(words)}\n".encode() + words)
    return mark.hexdigest()


@cache
def content_mark() -> str:
    """The mark of the content in use, made once a process."""
    return mark_of(content_root())
