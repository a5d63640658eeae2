"""Authorities of another province where those of the agency's own must stand: left over from a copied report."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt, place_key
from caicach.core.checks.document.prose import Passage, at
from caicach.core.checks.document.report_day import report_day
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding, Severity
from caicach.core.ground.text import fold
from caicach.core.ground.words import plain
from caicach.core.reading.header import CitedDocument


_NAME = r"(?P<name>[A-ZĐ][^\W\d_]*(?:[ \-–]+[A-ZĐ][^\W\d_]*){0,4})"
_AUTHORITY = re.compile(
    # Each alternative begins with a letter of its own, so that a search skips to them.
    rf"(?:UBND|HĐND|Ủ[yỷ]? ban nhân dân|U[yỷ]? ban nhân dân|Hội đồng nhân dân|Tỉnh ủy|Trên địa bàn|trên địa bàn|Sở [A-ZĐ][^.,;:()]{{2,40}}?|Ban [A-ZĐ][^.,;:()]{{2,40}}?)"
    rf"\s+(?:[Tt]ỉnh|[Tt]hành phố)\s+{_NAME}"
)
_HYPHEN = re.compile(r"\s*[-–]\s*")
_BEYOND = re.compile(
    r"kinh nghiem|hoc tap|hoc hoi|trao doi|phoi hop|hop tac|giap ranh|lien ket|lien tinh|ky ket|ket nghia|tham quan|"
    r"doan cong tac|cac tinh|tinh ban|so voi|xep (?:thu|hang)|sap nhap|hop nhat|khu vuc|chuyen (?:den|di|tu)|cu tri|"
    r"hoi nghi|ho tro|mo hinh(?! chinh quyen)|truoc day|tinh (?:\w+ ){1,3}\(?cu\b(?! the)"
)


@dataclass(frozen=True)
class Provinces:
    """The names of provinces at two times: all that were until `changed_on`, and those that are since then; `merged`
    names what each that ceased became part of."""

    names: frozenset[str]
    current: frozenset[str]
    changed_on: date
    merged: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def known(self) -> frozenset[str]:
        """Every name, folded."""
        return frozenset(_key(name) for name in self.names | self.current)

    @cached_property
    def successors(self) -> Mapping[str, str]:
        """What each that ceased became part of, folded."""
        return {_key(name): _key(successor) for name, successor in self.merged.items()}

    def have_changed(self, day: date | None) -> bool:
        """Whether the change lay behind on that day; not where the day is not known."""
        return day is not None and day >= self.changed_on


@dataclass(frozen=True, kw_only=True)
class OwnProvince(DocumentRule):
    """The committee, council or department a report speaks of is of its own province, save where the sentence is
    about learning from, or working with, another. A document cited of both is certain."""

    provinces: Provinces

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each authority of another province; nothing where the own province is not known."""
        own = self._own(subject)
        if not own:
            return
        has_changed = self.provinces.have_changed(report_day(subject.filing))
        for passage, match in _authorities(subject):
            name = _longest(match["name"], self.provinces.known)
            if not name or name in own or _BEYOND.search(fold(_sentence(passage.text, match))):
                continue
            if has_changed and self.provinces.successors.get(name) in own:
                yield from self._former(check, subject, passage, match, len(name.split()))
                continue
            twin = _cited_of(own, passage, match, subject.filing.header.cited)
            yield _finding(check, subject, passage, match, len(name.split()), twin)

    def _former(
        self, check: Check, subject: Subject, passage: Passage, match: re.Match[str], words: int
    ) -> Iterator[Finding]:
        """A province that became part of the own one: right as the issuer of a document of its time."""
        document = _document_of(passage, match, subject.filing.header.cited)
        issued = _day(document) if document else None
        if issued is not None and issued < self.provinces.changed_on:
            return
        where = at(passage.paragraph, match)
        name = _written(match, words)
        yield doubt(
            check,
            subject,
            "entity_names.former_province",
            where,
            fact=f"entity:province:{place_key(where)}",
            found=name,
            severity=Severity.HINT,
            name=plain(name),
        )

    def _own(self, subject: Subject) -> frozenset[str]:
        """The provinces the head names, and the one the agency belongs to."""
        header = subject.filing.header
        stated = [
            part.text for part in (header.parent_agency, header.issuer, header.place) if part is not None
        ]
        stated += [subject.filing.agency.name] if subject.filing.agency else []
        text = f" {' '.join(re.sub(r'[^a-z]+', ' ', _key(part)) for part in stated)} "
        return frozenset(name for name in self.provinces.known if f" {name} " in text)


def _authorities(subject: Subject) -> Iterator[tuple[Passage, re.Match[str]]]:
    for passage in subject.prose.holding("tỉnh ", "thành phố "):
        for match in _AUTHORITY.finditer(passage.text):
            yield passage, match


def _longest(written: str, known: frozenset[str]) -> str:
    """The longest beginning of the words that names a province, "" where none does."""
    words = _key(written).split()
    names = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((name for name in names if name in known), "")


def _sentence(text: str, match: re.Match[str]) -> str:
    before = re.split(r"[.;]\s", text[: match.start()])[-1]
    return before + re.split(r"[.;]\s", text[match.start() :])[0]


def _cited_of(
    own: frozenset[str], passage: Passage, match: re.Match[str], cited: tuple[CitedDocument, ...]
) -> CitedDocument | None:
    """The same document cited elsewhere of the own province, when the match is the issuer of one."""
    last = _document_of(passage, match, cited)
    if last is None:
        return None
    same = (c for c in cited if c is not last and (c.key, _day(c)) == (last.key, _day(last)))
    return next((c for c in same if any(name in _key(c.issuer or "") for name in own)), None)


def _document_of(
    passage: Passage, match: re.Match[str], cited: tuple[CitedDocument, ...]
) -> CitedDocument | None:
    """The document whose issuer the match is."""
    here = [
        c for c in cited if c.where.address == passage.paragraph.address and c.where.start < match.start()
    ]
    last = here[-1] if here else None
    if last is None or last.date is None or match.start() - last.date.where.end > len(" của ") + 2:
        return None
    return last


def _day(cited: CitedDocument) -> date | None:
    return cited.date.as_date if cited.date else None


def _finding(
    check: Check,
    subject: Subject,
    passage: Passage,
    match: re.Match[str],
    words: int,
    twin: CitedDocument | None,
) -> Finding:
    where = at(passage.paragraph, match)
    found = _written(match, words)
    return doubt(
        check,
        subject,
        "entity_names.two_provinces" if twin else "entity_names.other_province",
        where,
        fact=f"entity:province:{place_key(where)}",
        found=found,
        expected=twin.issuer or "" if twin else "",
        severity=Severity.ERROR if twin else check.severity,
        symbol=twin.key if twin else "",
        name=plain(found),
    )


def _written(match: re.Match[str], words: int) -> str:
    """So many words of the name as they stand."""
    name = re.match(rf"\S+(?:\s+(?:[-–]\s+)?\S+){{{words - 1}}}", match["name"])
    return name.group() if name else match["name"]


def _key(name: str) -> str:
    return _HYPHEN.sub(" ", fold(name))
