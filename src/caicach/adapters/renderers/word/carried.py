"""The data a .docx takes along: JSON in a custom XML part, which Word and LibreOffice keep when they save."""

import json
import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from caicach.adapters.renderers.word.namespaces import CARRIED


_UNSAFE = re.compile("[\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ITEM_ID = "{6C0B5E0E-7F4E-4C7C-9B62-0CA1CAC40001}"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def carried_json(carried: Mapping[str, object]) -> str:
    """The data as one line of JSON that XML can hold; equal data gives equal text."""
    text = json.dumps(carried, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def carried_part(carried: Mapping[str, object]) -> str:
    """The custom XML part: the JSON is the text of its one element."""
    return f'<caicach xmlns="{CARRIED}">{escape(carried_json(carried))}</caicach>'


def properties_part() -> str:
    """What Word wants to know of the custom XML part: an id, and the namespace it is in."""
    return (
        f'<ds:datastoreItem ds:itemID="{_ITEM_ID}" xmlns:ds="{_CUSTOM}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{CARRIED}"/></ds:schemaRefs></ds:datastoreItem>'
    )
