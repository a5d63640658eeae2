"""The parts of a .docx that know of comments: the comments themselves, their type, the way to them."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping

from lxml import etree

from caicach.adapters.readers.docx.names import WORD, value
from caicach.adapters.readers.package import Package
from caicach.adapters.readers.xml import Element
from caicach.adapters.renderers.word.namespaces import CONTENT_TYPES, DECLARED, PACKAGE_RELATIONS, RELATIONS


_KIND = f"{RELATIONS}/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES_PART = "[Content_Types].xml"


def serialised(root: Element) -> bytes:
    """The part as bytes."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def comments_part(package: Package, document: str) -> str | None:
    """The name of the part with the comments that are already there, if any."""
    return package.related(document, "comments")


def next_number(root: Element | None) -> int:
    """The first comment number not yet taken."""
    numbers = (
        [int(value(comment, "id") or 0) for comment in root.iter(WORD + "comment")]
        if root is not None
        else []
    )
    return max(numbers, default=-1) + 1


def with_comments(root: Element | None, comments: Iterable[str]) -> bytes:
    """The comments part, new ones after the old."""
    new = etree.fromstring(f"<w:comments {DECLARED}>{''.join(comments)}</w:comments>")
    if root is None:
        return serialised(new)
    root.extend(list(new))
    return serialised(root)


def announced(package: Package, document: str) -> tuple[str, Mapping[str, bytes]]:
    """The name of a new comments part, and the two parts that must name it: types and relations."""
    folder = document.rpartition("/")[0]
    name = f"{folder}/comments.xml".lstrip("/")
    number = 1
    while package.has(name):
        number += 1
        name = f"{folder}/comments{number}.xml".lstrip("/")
    relations = f"{folder}/_rels/{document.rpartition('/')[2]}.rels".lstrip("/")
    return name, {
        _TYPES_PART: _typed(package.xml(_TYPES_PART), name),
        relations: _related(package.xml(relations), name.rpartition("/")[2]),
    }


def _typed(root: Element | None, name: str) -> bytes:
    if root is None:
        root = etree.fromstring(f'<Types xmlns="{CONTENT_TYPES}"/>')
    etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": _TYPE})
    return serialised(root)


def _related(root: Element | None, target: str) -> bytes:
    if root is None:
        root = etree.fromstring(f'<Relationships xmlns="{PACKAGE_RELATIONS}"/>')
    taken = [int(found) for found in re.findall(r'Id="rId(\d+)"', etree.tostring(root, encoding="unicode"))]
    attributes = {"Id": f"rId{max(taken, default=0) + 1}", "Type": _KIND, "Target": target}
    etree.SubElement(root, f"{{{PACKAGE_RELATIONS}}}Relationship", attributes)
    return serialised(root)


def repacked(original: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The package with some parts changed or added; every other part stays as it is, byte for byte."""
    stream = io.BytesIO()
    left = dict(changed)
    with (
        zipfile.ZipFile(io.BytesIO(original)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            name = entry.filename.replace("\\", "/").lstrip("/")
            new.writestr(entry, left.pop(name) if name in left else old.read(entry), entry.compress_type)
        for name, content in left.items():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
