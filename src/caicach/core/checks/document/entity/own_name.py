"""The agency's own name: its type word, its whole name, its capitals."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from caicach.core.catalogue.filing import Filing
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt, place_key
from caicach.core.checks.document.parts import BODY
from caicach.core.checks.document.prose import Passage, at
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.text import squash, whole_words
from caicach.core.ground.words import plain


_TERRITORY = re.compile(r"\s+(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn)\s.*$", re.IGNORECASE)
_COMMITTEE = re.compile(r"(?:UBND|[ỦU]y? ban nhân dân|[Uu]ỷ ban nhân dân)\s+\S+", re.IGNORECASE)
_PARENT_TERRITORY = re.compile(
    r"(?:,|\s+(?=tỉnh|thành phố|huyện))\s*(?:tỉnh|thành phố|huyện|quận|thị xã)\s.*$", re.IGNORECASE
)
_TERRITORY_NAME = re.compile(
    r"\b(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu)\s+(?P<name>.+)$"
)
_TYPE_WORDS = ("Ban", "Sở", "Phòng", "Cục", "Chi cục", "Thanh tra", "Văn phòng")


def own_name(filing: Filing) -> str:
    """The issuer's name in sentence capitals without its territory (`Ban Dân tộc`), "" when not known."""
    if filing.agency is not None:
        return _without_territory(filing.agency.name)
    if filing.header.issuer is not None:
        return _as_name(_without_territory(squash(filing.header.issuer.text)), filing)
    return ""


def _without_territory(name: str) -> str:
    """`Ban Dân tộc tỉnh Gia Lai` without its province; a committee is named by its territory and keeps it."""
    committee = _COMMITTEE.match(name)
    if committee is not None:
        return name[: committee.end()] + _PARENT_TERRITORY.sub("", name[committee.end() :])
    return _TERRITORY.sub("", name)


def _as_name(text: str, filing: Filing) -> str:
    """The name as the text of the report writes it most, when the head has it in capitals."""
    if not text.isupper():
        return text
    written = re.compile(re.escape(text), re.IGNORECASE)
    forms = [
        m.group()
        for p in filing.found.paragraphs
        for m in written.finditer(p.text)
        if not m.group().isupper()
    ]
    usual = [form for form in forms if form[:1].isupper()]
    return max(sorted(set(usual)), key=usual.count) if usual else _in_sentence_capitals(text)


def _in_sentence_capitals(text: str) -> str:
    """`SỞ GIÁO DỤC VÀ ĐÀO TẠO` as `Sở Giáo dục và Đào tạo`: a capital after the type word and after each `và`, comma
    or hyphen; every word of a territory's name."""
    small = text.lower()
    territory = _TERRITORY_NAME.search(small)
    if small.startswith(("ubnd", "ủy ban nhân dân", "uỷ ban nhân dân")) and territory:
        head = small[: territory.start("name")].replace("ubnd", "UBND")
        return f"{head[0].upper()}{head[1:]}{territory['name'].title()}"
    kind = next((word for word in _TYPE_WORDS if small.startswith(f"{word.lower()} ")), "")
    rest = small[len(kind) :].strip()
    parts = re.split(r"((?:,|\s[-–]|\svà)\s+)", rest)
    return f"{kind} {''.join(part[:1].upper() + part[1:] if part[:1].isalpha() else part for part in parts)}".strip()


def own_type(filing: Filing) -> str:
    """`Sở`, `Ban` …, "UBND" for a people's committee, "" when not known."""
    name = own_name(filing)
    if re.match(r"(?:UBND|[ỦU][ỷỶyY]? ?ban nhân dân)\b", name, re.IGNORECASE) or name.lower().startswith(
        "ủy ban nhân"
    ):
        return "UBND"
    return next((word for word in _TYPE_WORDS if name.lower().startswith(word.lower() + " ")), "")


def _in_body(subject: Subject, *words: str) -> Iterator[Passage]:
    return (passage for passage in subject.prose.holding(*words) if passage.part in BODY)


@dataclass(frozen=True, kw_only=True)
class OwnTypeWord(DocumentRule):
    """Speaking of itself shortly, a Ban says `Ban`, a Sở says `Sở`: `của Sở` in a Ban's report was copied."""

    words: tuple[str, ...]

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each foreign type word that stands for the agency itself."""
        own = own_type(subject.filing)
        foreign = [word for word in self.words if word != own]
        if not own or not foreign:
            return
        expressions = _alone(foreign)
        named = [word.lower() for word in foreign]
        for passage in _in_body(subject, *named):
            if not any(word in passage.text for word in foreign):
                continue
            for match in (found for expression in expressions for found in expression.finditer(passage.text)):
                where = at(passage.paragraph, match)
                yield doubt(
                    check,
                    subject,
                    "entity_names.type_word",
                    where,
                    fact=f"entity:type:{place_key(where)}",
                    found=where.text,
                    expected=where.text.replace(match["word"], own),
                    name=plain(own_name(subject.filing)),
                    word=match["word"],
                )


def _alone(words: list[str]) -> tuple[re.Pattern[str], ...]:
    """`của Sở`, `Lãnh đạo Sở`, `Sở đã`: the word stands for a whole name, so no name and no plural follows."""
    word = rf"(?P<word>{'|'.join(words)})"
    before = whole_words("của", "lãnh đạo", "thuộc", "toàn", "do", "tại", "website", "cơ quan", "nội bộ")
    after = r"(?=\s*(?:[.,;:()–\n]|$)|\s+(?:đã|và|tại|năm|trong|để|được|có)\b)"
    acts = r"(?=\s+(?:đã|thường xuyên|tiếp tục|không có|luôn|tổ chức)\b|\s+có\s+\d)"
    return (
        re.compile(rf"{before}\s+{word}{after}", re.MULTILINE),
        re.compile(rf"(?:^|(?<=[.;,:–-]\s)){word}{acts}", re.MULTILINE),
    )


@dataclass(frozen=True, kw_only=True)
class WholeName(DocumentRule):
    """The agency's name does not lose its type word: `Dân tộc đã ban hành` should be `Ban Dân tộc đã ban hành`."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each name without its type word where it acts."""
        name, kind = own_name(subject.filing), own_type(subject.filing)
        rest = name[len(kind) :].strip() if kind and kind != "UBND" else ""
        if not rest:
            return
        expression = re.compile(
            rf"(?:^|[.;,:]\s+)({rest[:1].upper()}(?i:{re.escape(rest[1:])}))(?=\s+(?:đã|tổ chức|báo cáo|ban hành|thực hiện|triển khai|tiếp tục)\b)",
            re.MULTILINE,
        )
        for passage in _in_body(subject, rest.lower()):
            for match in expression.finditer(passage.text):
                where = at(passage.paragraph, match, 1)
                fact = f"entity:name:{place_key(where)}"
                yield doubt(
                    check,
                    subject,
                    "entity_names.lost_word",
                    where,
                    fact=fact,
                    found=where.text,
                    expected=name,
                )


@dataclass(frozen=True, kw_only=True)
class NameCapitals(DocumentRule):
    """The agency's name bears the same capitals throughout: `Ban Dân tộc`, not `Ban dân tộc`."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding at the first other form."""
        name = own_name(subject.filing)
        if " " not in name or own_type(subject.filing) == "UBND":
            return
        odd = list(_other_forms(subject, name))
        if odd:
            passage, match = odd[0]
            where = at(passage.paragraph, match)
            yield doubt(
                check,
                subject,
                "entity_names.capitals",
                where,
                fact=f"entity:capitals:{where.text}",
                found=where.text,
                expected=name,
                times=len(odd),
            )


def _other_forms(subject: Subject, name: str) -> Iterator[tuple[Passage, re.Match[str]]]:
    expression = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    for passage in _in_body(subject, name.lower()):
        for match in expression.finditer(passage.text):
            text = match.group()
            if text != name and not text.isupper() and text[0].isupper():
                yield passage, match
