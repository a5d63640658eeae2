"""content/messages: every sentence people see, by key."""

from pathlib import Path

from caicach.adapters.content.files import Record, files_under, records_in
from caicach.core.ground.words import Messages, Words


def load_messages(root: Path) -> Messages:
    """All sentences; a file's entries are prefixed with its path (`checks/adds_up.yaml`: `adds_up.differs`)."""
    sentences: dict[str, Words] = {}
    for file in files_under(root / "messages"):
        for record in records_in(file):
            for key in record.fields:
                sentences[f"{file.stem}.{key}"] = _words(record, key)
    return Messages(sentences)


def _words(record: Record, key: str) -> Words:
    words = record.words(key)
    if not words.vi.strip() or not words.en.strip():
        raise record.wrong(key, "câu còn trống.", "the sentence is empty.")
    return words
