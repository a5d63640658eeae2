"""Names of provinces: one letter or mark away from a province is a slip."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.prose import at
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.text import fold
from caicach.core.reading.spelling import matching_key


_HYPHEN = re.compile(r"\s*[-–]\s*")
_PROVINCE = re.compile(
    r"[Tt](?<!\w[Tt])(?:ỉnh|ỈNH)\s+(?P<name>[A-ZĐ][^\W\d_]*(?:[ \-–]+[A-ZĐ][^\W\d_]*){0,3})"
)


@dataclass(frozen=True, kw_only=True)
class ProvinceNames(DocumentRule):
    """A name after `tỉnh` is a province's, under any of its spellings; names near none of them are let be."""

    names: tuple[str, ...]
    also: tuple[str, ...]

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding for each misspelt name."""
        met: set[str] = set()
        for passage in subject.prose.holding("tỉnh "):
            for match in _PROVINCE.finditer(passage.text):
                meant = self._meant(match["name"])
                if meant is not None and match["name"] not in met:
                    met.add(match["name"])
                    where = at(passage.paragraph, match, "name")
                    fact = f"place:{match['name']}"
                    yield doubt(
                        check,
                        subject,
                        "entity_names.province",
                        where,
                        fact=fact,
                        found=where.text,
                        expected=meant,
                    )

    def _meant(self, written: str) -> str | None:
        key = _plain(written)
        words = key.split(" ")
        if any(" ".join(words[:count]) in self._known for count in range(1, len(words) + 1)):
            return None
        shorter = [key, " ".join(key.split()[:2])]
        near = {name for name in self.names for form in shorter if _is_near(form, _plain(name))}
        return near.pop() if len(near) == 1 else None

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(_plain(name) for name in (*self.names, *self.also))


def _plain(name: str) -> str:
    return _HYPHEN.sub(" ", matching_key(name))


def _is_near(written: str, name: str) -> bool:
    """Whether they differ by marks alone, or by one letter of words of the same number."""
    if len(written.split()) != len(name.split()) or len(name) < 5:
        return False
    one, other = fold(written), fold(name)
    return one == other or _edits(one, other) == 1


def _edits(one: str, other: str) -> int:
    """How many letters to add, drop or change, counted up to 2."""
    if abs(len(one) - len(other)) > 1:
        return 2
    if len(one) == len(other):
        return min(2, sum(a != b for a, b in zip(one, other, strict=True)))
    shorter, longer = sorted((one, other), key=len)
    return 1 if any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))) else 2
