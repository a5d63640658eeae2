"""XML of a file nobody vouches for: no entities, no document type, no network, bounded depth."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lxml import etree

from caicach.adapters.readers import refusals


Element = Any  # lxml's own stubs give `_Element` in a dozen shapes; one name for all of them
RELATIONSHIP_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACES = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}


def parse(data: bytes, name: str, part: str) -> Element:
    """The root of one part. Strict Open XML is read as the transitional kind every program writes.

    UnreadableInput when the part declares a document type or is not XML; `name` and `part` are for the sentence.
    """
    refuse_document_type(data, name, part)
    data = transitional(data)
    root: Element
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refusals.damaged(name, f"Office ({part})", str(error)) from error
    if root.getroottree().docinfo.doctype:
        raise refusals.dangerous_xml(name, part)
    return root


def transitional(data: bytes) -> bytes:
    """The part with the namespaces of strict Open XML replaced by the usual ones."""
    if _STRICT in data:
        for strict, usual in _NAMESPACES.items():
            data = data.replace(strict, usual)
    return data


def refuse_document_type(data: bytes, name: str, part: str) -> None:
    """Refuse a part that declares a document type, whatever its encoding."""
    plain = data.replace(b"\0", b"") if b"\0" in data[:64] else data
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise refusals.dangerous_xml(name, part)


def json_object(text: str | bytes) -> Mapping[str, object] | None:
    """The JSON object in the text, its decimals exact; None when it is anything else."""
    try:
        value = json.loads(text, parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _no_constant(constant: str) -> None:
    raise ValueError(f"{constant} is no number")
