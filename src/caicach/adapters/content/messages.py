"""content/messages: every sentence people see, by key."""

from functools import cache
from pathlib import Path

from caicach.adapters.content.files import Record, content_root, files_under, records_in
from caicach.core.ground.words import Messages, Words


FOLDERS_OF_CHECKS = ("appendix", "document", "narrative")


def load_messages(root: Path) -> Messages:
    """All sentences. A file's entries are prefixed with its path: `web/home.yaml`: `web.home.title`; sentences of checks
    with the name of the check alone: `appendix/adds_up.yaml`: `adds_up.differs`."""
    sentences: dict[str, Words] = {}
    for file in files_under(root / "messages"):
        prefix = _prefix(file.relative_to(root / "messages"))
        for record in records_in(file):
            for key in record.fields:
                sentences[f"{prefix}.{key}"] = _words(record, key)
    return Messages(sentences)


@cache
def messages() -> Messages:
    """All sentences of the product, read once a process."""
    return load_messages(content_root())


def message(key: str, /, **values: object) -> Words:
    """The sentence of that key, filled in; KeyError if the content has no such key."""
    return messages().say(key, **values)


def _prefix(file: Path) -> str:
    is_of_checks = len(file.parts) > 1 and file.parts[0] in FOLDERS_OF_CHECKS
    return file.stem if is_of_checks else ".".join(file.with_suffix("").parts)


def _words(record: Record, key: str) -> Words:
    words = record.words(key)
    if not words.vi.strip() or not words.en.strip():
        raise record.wrong(key, "câu còn trống.", "the sentence is empty.")
    return words
