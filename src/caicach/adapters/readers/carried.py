"""The data our own writer puts inside a file, so that reading it back loses nothing."""

from collections.abc import Mapping

from caicach.adapters.readers.limits import CARRIED_BYTES
from caicach.adapters.readers.package import Package
from caicach.adapters.readers.xml import json_object


NAMESPACE = "urn:caicach:data:1"
_ROOT = f"{{{NAMESPACE}}}caicach"
SHEET = "caicach"
EMBEDDED_FILE = "caicach.json"


def carried_in_custom_xml(package: Package) -> Mapping[str, object] | None:
    """The JSON object in the custom XML part of that namespace; None when there is none or it is broken."""
    for part, data in package.parts.items():
        if part.startswith("customXml/") and NAMESPACE.encode() in data and len(data) <= CARRIED_BYTES:
            root = package.xml(part)
            if root is not None and root.tag == _ROOT:
                return json_object(root.text or "")
    return None
