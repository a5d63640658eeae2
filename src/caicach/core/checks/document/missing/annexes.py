"""Annexes the text announces and those the file holds."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.parts import Part
from caicach.core.checks.document.prose import Sentence
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.text import fold
from caicach.core.reading.narrative import is_annex_title
from caicach.core.reading.places import Fragment, fragment


_ANNOUNCED = re.compile(
    r"\(?\s*(?:có\s+|kèm\s+theo\s+|chi\s+tiết\s+(?:tại|theo|ở)\s+|xem\s+|theo\s+|tại\s+|các\s+)*"
    r"(?:phụ\s+lục|phụ\s+biểu|biểu)(?:\s+số)?(?:\s+(?P<number>\d{1,2}|[IVX]{1,4})\b)?"
    r"(?:\s+(?:số\s+liệu\s+|thống\s+kê\s+|chi\s+tiết\s+)*(?:gửi\s+|đính\s+)?kèm(?:\s+theo)?)?\s*\)?",
    re.IGNORECASE,
)
_ANNOUNCING = re.compile(r"kèm|chi\s+tiết|xem|\(|tại\s+phụ|theo\s+phụ", re.IGNORECASE)
_NAMES = ("phụ lục", "phụ biểu", "biểu")
_STATISTICS = re.compile(r"thong ke|so lieu|chi tieu")
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, kw_only=True)
class AnnouncedAnnexes(DocumentRule):
    """Each annex the text announces is in the file. One that only says "phụ lục kèm theo" needs an annex of its own,
    unless it speaks of the statistics; with fewer annexes than announcements each of those is doubtful."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each announcement that no annex answers."""
        annexes = _annexes(subject)
        announced = tuple(_announced(subject))
        numbers = {number for number, _ in annexes}
        for number, where, _ in announced:
            if number is not None and number not in numbers and not (number == 1 and len(annexes) == 1):
                yield self._absent(check, subject, where, len(annexes), len(announced))
        unnumbered = [where for number, where, is_figures in announced if number is None and not is_figures]
        free = sum(not is_statistics for _, is_statistics in annexes)
        if len(unnumbered) > free and len(announced) > len(annexes):
            for where in unnumbered:
                yield self._absent(check, subject, where, len(annexes), len(announced))

    @staticmethod
    def _absent(check: Check, subject: Subject, where: Fragment, there: int, announced: int) -> Finding:
        key = "missing_parts.annex" if there == 0 else "missing_parts.annex_which"
        return doubt(
            check,
            subject,
            key,
            where,
            fact=f"missing:annex:{where.address.block}.{where.start}",
            found=where.text.strip(),
            there=there,
            announced=announced,
        )


def _annexes(subject: Subject) -> tuple[tuple[int | None, bool], ...]:
    """The annexes in the file: number where one is written, and whether it is the statistics."""
    found: list[tuple[int | None, bool]] = []
    after = [passage.text for passage in subject.prose.passages if passage.part is Part.ANNEX]
    for index, text in enumerate(after):
        if is_annex_title(text):
            about = fold(" ".join(after[index : index + 3]))
            found.append((_number_in(text), _STATISTICS.search(about) is not None))
    if not any(is_statistics for _, is_statistics in found) and _has_statistics(subject):
        found.append((None, True))
    return tuple(found)


def _has_statistics(subject: Subject) -> bool:
    return any(observation.where is not None for observation in subject.filing.observations.values())


def _announced(subject: Subject) -> Iterator[tuple[int | None, Fragment, bool]]:
    for sentence in subject.prose.sentences(holding=_NAMES):
        for match in _ANNOUNCED.finditer(sentence.text):
            if _ANNOUNCING.search(match.group()) and not _is_of_another(sentence, match):
                where = fragment(
                    sentence.paragraph.text,
                    sentence.paragraph.address,
                    sentence.where.start + match.start(),
                    sentence.where.start + match.end(),
                )
                around = fold(sentence.text[max(0, match.start() - 40) : match.end() + 20])
                yield _number_in(match.group()), where, _STATISTICS.search(around) is not None


def _is_of_another(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the annex belongs to a cited document: `Phụ lục I Nghị định số …`, `ban hành kèm theo`."""
    after = fold(sentence.text[match.end() : match.end() + 30])
    before = fold(sentence.text[max(0, match.start() - 20) : match.start()])
    cited = r"^\W*(cua|ban hanh)?\W*(nghi dinh|thong tu|quyet dinh|cong van|van ban|ke hoach|huong dan)"
    return re.match(cited, after) is not None or before.rstrip().endswith("ban hanh")


def _number_in(text: str) -> int | None:
    match = re.search(r"(?:lục|biểu)(?:\s+số)?\s+(\d{1,2}|[IVX]{1,4})\b", text, re.IGNORECASE)
    if match is None:
        return None
    return int(match[1]) if match[1].isdigit() else roman(match[1])


def roman(text: str) -> int:
    """The value of a Roman number of I, V and X."""
    values = [_ROMAN[letter] for letter in text.lower()]
    return sum(-v if v < n else v for v, n in zip(values, (*values[1:], 0), strict=True))
