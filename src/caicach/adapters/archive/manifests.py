"""An entry of the manifest as a file: JSON that says its own hash."""

import json
from typing import Any

from caicach.core.consolidation.archive_manifest import ArchivedFile, Dataset, ManifestEntry


FOLDER = "manifest"
ENDING = ".json"


class NotAnEntry(ValueError):
    """The file is no entry of a manifest, or not the one it says it is."""


def name_of(entry: ManifestEntry) -> str:
    """Where the entry stands in the archive."""
    return f"{FOLDER}/{entry.name}{ENDING}"


def bytes_of(entry: ManifestEntry) -> bytes:
    """The file of the entry."""
    files = [
        {
            "name": file.name,
            "dataset": file.dataset.value,
            "form": file.form,
            "period": file.period,
            "rows": file.rows,
            "size": file.size,
            "sha256": file.sha256,
            "schema": file.schema,
        }
        for file in entry.files
    ]
    stated = {
        "number": entry.number,
        "at": entry.at,
        "before": list(entry.before),
        "hash": entry.hash,
        "files": files,
    }
    return json.dumps(stated, ensure_ascii=False, indent=1).encode()


def entry_of(name: str, content: bytes) -> ManifestEntry:
    """The entry in the file of that name. NotAnEntry when one letter of it was changed."""
    try:
        stated = json.loads(content)
        entry = ManifestEntry(
            int(stated["number"]),
            str(stated["at"]),
            tuple(map(str, stated["before"])),
            tuple(map(_file, stated["files"])),
        )
        said = stated["hash"]
    except (ValueError, KeyError, TypeError) as error:
        raise NotAnEntry(name) from error
    if entry.hash != said or name_of(entry) != name:
        raise NotAnEntry(name)
    return entry


def _file(stated: dict[str, Any]) -> ArchivedFile:
    return ArchivedFile(
        str(stated["name"]), Dataset(stated["dataset"]), str(stated["form"]), str(stated["period"]),
        int(stated["rows"]), int(stated["size"]), str(stated["sha256"]), str(stated["schema"]),
    )  # fmt: skip
