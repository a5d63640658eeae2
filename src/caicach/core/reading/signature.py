"""What the foot of an official document says: recipients, signing capacity, position, signatory."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from caicach.core.reading.found import Block, FoundDocument, Paragraph
from caicach.core.reading.lines import Line, is_upper, lines_of, part_of
from caicach.core.reading.places import Fragment


@dataclass(frozen=True, slots=True)
class Foot:
    """The facts of the foot; None or empty where one does not stand."""

    recipients: tuple[Fragment, ...] = ()
    capacity: Fragment | None = None
    position: Fragment | None = None
    signatory: Fragment | None = None


# Decree 30/2020, Annex I: TM. for the collective, KT. for the head, TL. and TUQ. by order, Q. acting.
_CAPACITY = re.compile(r"^(?:TM|KT|TL|TUQ|Q)\s*\.\s*\S")
_RECIPIENTS = re.compile(r"^\s*Nơi\s+nhận\s*:?\s*", re.IGNORECASE)
_POSITION_WORDS = re.compile(
    r"\b(?:TRƯỞNG BAN|GIÁM ĐỐC|CHỦ TỊCH|CHÁNH|BỘ TRƯỞNG|THỨ TRƯỞNG|HIỆU TRƯỞNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|"
    r"TRƯỞNG PHÒNG|VIỆN TRƯỞNG|TỔNG GIÁM ĐỐC|BÍ THƯ|TRƯỞNG ĐOÀN)\b"
)
_NOT_A_NAME = re.compile(r"đã ký|ký bởi|chữ ký|dấu|\d|[:;/@]|^\W", re.IGNORECASE)
_FOOT_LINES = 60
_FOOT_ROWS = 12


def read_signature(found: FoundDocument) -> Foot:
    """The foot: found by `Nơi nhận`, else by a line of signing capacity or of a head's position in capitals."""
    lines = list(lines_of(block for block in found.blocks if _may_hold_foot(block)))
    at = next((i for i, line in enumerate(lines) if _RECIPIENTS.match(line.text)), None)
    if at is None:
        at = next((i for i, line in enumerate(lines) if _is_signing(line.text) and i > 5), None)
    if at is None:
        return Foot()
    # The right column of a foot table may be read before the left one.
    start = at
    while start > 0 and lines[start - 1].block == lines[at].block and lines[at].row is not None:
        start -= 1
    return _foot(_until_annex(lines[start : start + _FOOT_LINES]))


def _may_hold_foot(block: Block) -> bool:
    """A foot stands in paragraphs or in a small table; a long table is an annex."""
    return isinstance(block, Paragraph) or len(block.rows) <= _FOOT_ROWS


def _until_annex(lines: Sequence[Line]) -> list[Line]:
    end = next((i for i, line in enumerate(lines) if line.key.startswith("phu luc")), len(lines))
    return list(lines[:end])


def _is_signing(text: str) -> bool:
    return _CAPACITY.match(text) is not None or (is_upper(text) and _POSITION_WORDS.search(text) is not None)


def _foot(lines: Sequence[Line]) -> Foot:
    recipients: list[Fragment] = []
    signing: list[Fragment] = []
    for line in lines:
        where = _without_lead(line)
        if where is None:
            continue
        if re.match(r"^[-–+•*]", where.text) or where.text.endswith(";"):
            recipients.append(_without_bullet(where))
        else:
            signing.append(where)
    capacity, position, after = _capacity(signing)
    return Foot(tuple(recipients), capacity, position, _signatory(after))


def _without_lead(line: Line) -> Fragment | None:
    lead = _RECIPIENTS.match(line.text)
    if lead is None:
        return line.where
    return part_of(line.where, lead.end(), len(line.text)) if line.text[lead.end() :].strip() else None


def _without_bullet(where: Fragment) -> Fragment:
    text = where.text.strip(" -–+•*;.")
    start = where.text.index(text) if text else 0
    return part_of(where, start, start + len(text))


def _capacity(lines: Sequence[Fragment]) -> tuple[Fragment | None, Fragment | None, Sequence[Fragment]]:
    """The line of capacity, the position (the next line of capitals), and the lines after both."""
    for at, where in enumerate(lines):
        if _CAPACITY.match(where.text):
            below = lines[at + 1] if at + 1 < len(lines) else None
            if below is not None and is_upper(below.text):
                return where, below, lines[at + 2 :]
            return where, None, lines[at + 1 :]
        if is_upper(where.text):
            return None, where, lines[at + 1 :]
    return None, None, ()


def _signatory(lines: Sequence[Fragment]) -> Fragment | None:
    """The first line that looks like a person's name: two to six words, each with a capital."""
    for where in lines:
        words = where.text.split()
        if 2 <= len(words) <= 6 and not _NOT_A_NAME.search(where.text) and all(w[0].isupper() for w in words):
            return where
    return None
