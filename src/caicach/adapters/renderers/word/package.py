"""The .docx as a package of parts: names, types, relations; the same parts give the same bytes."""

import io
import zipfile
from collections.abc import Mapping

from caicach.adapters.renderers.word.namespaces import CONTENT_TYPES, PACKAGE_RELATIONS, RELATIONS


_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest moment a zip can hold: no clock in the bytes
_TYPES = {
    "/word/document.xml": f"{_WORD}.document.main+xml",
    "/word/styles.xml": f"{_WORD}.styles+xml",
    "/word/settings.xml": f"{_WORD}.settings+xml",
    "/word/header1.xml": f"{_WORD}.header+xml",
    "/word/header2.xml": f"{_WORD}.header+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "/customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
}
_PACKAGE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def content_types() -> str:
    """The list of what each part is."""
    parts = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items())
    return (
        f'<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """A part of relations: id to kind and target."""
    return (
        f'<Relationships xmlns="{PACKAGE_RELATIONS}">'
        + "".join(
            f'<Relationship Id="{name}" Type="{_kind(kind)}" Target="{target}"/>'
            for name, (kind, target) in targets.items()
        )
        + "</Relationships>"
    )


def _kind(kind: str) -> str:
    return _PACKAGE_KIND if kind == "core-properties" else f"{RELATIONS}/{kind}"


def packed(parts: Mapping[str, str]) -> bytes:
    """The parts, by their name, as a zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            package.writestr(entry, _DECLARATION + content)
    return stream.getvalue()
