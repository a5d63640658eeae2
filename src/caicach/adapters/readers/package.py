"""A zip of parts (.docx, .xlsx, .odt), measured before anything in it is parsed."""

import io
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from caicach.adapters.readers import limits, refusals
from caicach.adapters.readers.xml import Element, parse, refuse_document_type
from caicach.core.ground.words import Words


_CONTENT_TYPES = "[Content_Types].xml"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relationship:
    """From one part to another: its id, the last word of its type (`styles`, `header`) and the target part."""

    id: str
    kind: str
    target: str
    is_external: bool


@dataclass
class Package:
    """The parts of one file by name. `name` is the file's own name, for sentences."""

    name: str
    parts: dict[str, bytes]
    entries: frozenset[str]

    def has(self, part: str) -> bool:
        """Whether the package has the part, read or not."""
        return part in self.entries

    def xml(self, part: str) -> Element | None:
        """The root of an XML part, or None when the package has no such part."""
        data = self.parts.get(part)
        return None if data is None else parse(data, self.name, part)

    @cached_property
    def content_types(self) -> str:
        """The content types part as text, empty when missing."""
        return self.parts.get(_CONTENT_TYPES, b"").decode("utf-8", "replace")

    @cached_property
    def has_macros(self) -> bool:
        """Whether a macro project travels inside."""
        return any(entry.lower().endswith("vbaproject.bin") for entry in self.entries)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The relationships of a part by id; those of the package itself for the empty name."""
        path = PurePosixPath(part)
        root = self.xml(str(path.parent / "_rels" / f"{path.name}.rels") if part else "_rels/.rels")
        if root is None:
            return {}
        found = (_relationship(element, path.parent) for element in root.iter(_RELATIONSHIP))
        return {relationship.id: relationship for relationship in found}

    def related(self, part: str, kind: str) -> str | None:
        """The first part that `part` names as its `kind`, if it is in the package."""
        for relationship in self.relationships(part).values():
            if relationship.kind == kind and not relationship.is_external and self.has(relationship.target):
                return relationship.target
        return None


def _relationship(element: Element, folder: PurePosixPath) -> Relationship:
    target = element.get("Target", "")
    joined = target.lstrip("/") if target.startswith("/") else str(folder / target)
    return Relationship(
        id=element.get("Id", ""),
        kind=element.get("Type", "").rpartition("/")[2],
        target=_resolved(joined),
        is_external=element.get("TargetMode") == "External",
    )


def _resolved(path: str) -> str:
    """The path without `.` and `..`; never above the package."""
    steps: list[str] = []
    for step in path.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def open_package(data: bytes, name: str) -> Package:
    """The package, its XML parts unpacked within the limits; pictures and other binaries are left packed.

    Every size is counted while unpacking, so that a directory that lies about sizes gains nothing.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _refuse_bombs(entries, name)
            return Package(name, _xml_parts(archive, entries, name), frozenset(e.filename for e in entries))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise refusals.damaged(name, "Word/Excel (ZIP)", str(error)) from error


def _refuse_bombs(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > limits.PACKAGE_ENTRIES:
        raise refusals.too_costly(
            name, Words(f"có {len(entries)} phần bên trong", f"it has {len(entries)} parts inside")
        )
    if sum(entry.file_size for entry in entries) > limits.UNPACKED_BYTES:
        raise _unpacks_too_large(name, limits.UNPACKED_BYTES)
    for entry in entries:
        if entry.flag_bits & 1:
            raise refusals.encrypted(name)
        large = entry.file_size > limits.RATIO_FROM_BYTES
        if large and entry.file_size > limits.RATIO * max(entry.compress_size, 1):
            raise _unpacks_too_large(name, limits.RATIO_FROM_BYTES)


def _unpacks_too_large(name: str, limit: int) -> Exception:
    megabytes = limit // limits.MEGABYTE
    return refusals.too_costly(
        name,
        Words(
            f"giải nén ra quá {megabytes} MB từ một tệp rất nhỏ (bom nén)",
            f"it unpacks to more than {megabytes} MB from very little (a zip bomb)",
        ),
    )


def _xml_parts(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], name: str) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    left = limits.XML_BYTES
    for entry in entries:
        if not entry.filename.lower().endswith((".xml", ".rels")) and entry.filename != "mimetype":
            continue
        with archive.open(entry) as stream:
            data = stream.read(left + 1)
        left -= len(data)
        if left < 0:
            raise _unpacks_too_large(name, limits.XML_BYTES)
        refuse_document_type(data, name, entry.filename)
        parts[entry.filename.replace("\\", "/").lstrip("/")] = data
    return parts
