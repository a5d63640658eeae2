"""Signing capacity and position: TM., KT., TL., TUQ., Q. Decree 30/2020, Annex I."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.text import fold
from caicach.core.reading.header import Header
from caicach.core.reading.places import Fragment


_BARE = re.compile(r"^\s*(TM|KT|TL|TUQ)\s*(?![.\w])|^\s*(TM|KT|TL|TUQ)\s+\w")
_HEAD = re.compile(
    r"^(?:chu tich|giam doc|truong ban|truong phong|chanh van phong|chanh thanh tra|cuc truong)\b"
)
_DEPUTY = re.compile(r"^pho\b")
_COLLECTIVE = re.compile(r"^(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan)\b")


@dataclass(frozen=True, kw_only=True)
class SigningCapacity(DocumentRule):
    """A deputy signs `KT.` for the head; the chairman of a people's committee signs `TM.` for the committee; a
    subordinate signs `TL.`; the abbreviation ends with a dot."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """At most one finding, at the lines above the name."""
        header = subject.filing.header
        key = _fault(header)
        where = header.capacity or header.position
        if key is not None and where is not None:
            found = " / ".join(_text(part) for part in (header.capacity, header.position) if part)
            yield doubt(check, subject, f"signing.{key}", where, fact="signing:capacity", found=found)


def _fault(header: Header) -> str | None:
    capacity, position = _text(header.capacity), fold(_text(header.position))
    if _BARE.match(capacity or _text(header.position)):
        return "no_dot"
    kind = capacity.split(".")[0].strip().upper() if "." in capacity else ""
    if _DEPUTY.match(position) and kind not in ("KT", "TUQ", "TL"):
        return "deputy"
    issuer = fold(_text(header.issuer))
    if _COLLECTIVE.match(issuer) and _HEAD.match(position) and kind not in ("TM", "Q"):
        return "collective"
    if kind == "KT" and _HEAD.match(position) and not position.startswith("pho"):
        return "head_for_head"
    return None


def _text(part: Fragment | None) -> str:
    return part.text if part else ""
