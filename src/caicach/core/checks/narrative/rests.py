"""What is left, told without a figure: `số còn lại đang thực hiện trong hạn` accounts for all that is left."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from caicach.core.catalogue.phrases import Phrases
from caicach.core.catalogue.roles import Status
from caicach.core.checks.narrative.equations import Break
from caicach.core.reading.sections import Section
from caicach.core.reading.spelling import matching_key


_OPEN = {Status.OPEN, Status.IN_TIME, Status.NOT_DUE, Status.LATE, Status.RETURNED}
_TIMELY = {Status.EARLY, Status.ON_TIME, Status.EARLY_AND_ON_TIME, Status.IN_TIME, Status.LATE}
_STILL = {Status.OPEN, Status.NOT_DUE}
MEANT: Mapping[str, set[Status]] = {
    "balance": _OPEN,
    "done": _TIMELY,
    "open": {Status.IN_TIME, Status.NOT_DUE, Status.LATE},
    "channels": {Status.DIRECT, Status.ONLINE, Status.POST},
}
"""What the rest may be said to be in each equation."""
_TOLD = re.compile(r"[^\d.;:()]*(?=[.;()]|$)")


@dataclass(frozen=True)
class Rests:
    """The rests told in the sections of a narrative; read only where an account falls short."""

    sections: Sequence[Section]
    phrases: Phrases

    def tell(self, broken: Break) -> bool:
        """Whether what the equation lacks is said to be the rest, in the paragraphs of its figures or the next."""
        meant = MEANT.get(broken.equation)
        if meant is None or broken.gap <= 0:
            return False
        told = (rest for text in self._around(broken) for rest in _rests(text, self.phrases))
        return any(meant & rest and not (broken.equation == "done" and rest & _STILL) for rest in told)

    def _around(self, broken: Break) -> Iterator[str]:
        blocks = [number.where.address.block for number in (*broken.left, *broken.right)]
        for section in self.sections:
            for paragraph in section.paragraphs:
                if min(blocks) <= paragraph.address.block <= max(blocks) + 1:
                    yield matching_key(paragraph.text)


def _rests(key: str, phrases: Phrases) -> Iterator[set[Status]]:
    """The status words of each rest that no figure follows."""
    for found in phrases.rest_pattern.finditer(key):
        told = _TOLD.match(key, found.end())
        if told:
            yield {status for status, _ in phrases.statuses_in(told[0])}
