"""Names of other agencies where the report must name its own: left over from a copied report."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt, place_key
from caicach.core.checks.document.entity.own_name import own_name
from caicach.core.checks.document.entity.tiers import Tier, tier_of
from caicach.core.checks.document.parts import Part
from caicach.core.checks.document.prose import Passage, at
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.text import CAPITAL, fold, whole_words
from caicach.core.ground.words import plain


_HEADS = r"Sở|Ban|Phòng|Văn phòng|Thanh tra|UBND|Ủy ban nhân dân|Uỷ ban nhân dân"
_AGENCY = (
    rf"(?P<name>(?:{_HEADS})\s+"
    rf"(?:(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)\s+(?:\d{{1,2}}\s+)?)?{CAPITAL}[^\W\d_]*(?:,?\s+(?:và\s+)?[^\W\d_]+){{0,6}}?)"
)
_STOP = r"(?=\s+(?:đã|báo cáo|xin|kính|tiếp tục|về|gửi|trong|năm|như|và kết|thường xuyên|luôn|ban hành|chưa)\b|\s*[.,;:(/]|\s*$)"
_OPENING = re.compile(rf"(?:^|,\s*){_AGENCY}(?=\s+(?:xin\s+)?(?:báo cáo|tổng hợp, báo cáo)\b)")
_CLOSING = re.compile(rf"(?:báo cáo|năm \d{{4}}|đầu năm|quý [IV]+) (?:của|do)\s+{_AGENCY}{_STOP}")
_MANNER = (
    r"(?:(?:nghiêm túc|kịp thời|chủ động|tích cực|tập trung|thường xuyên|cơ bản|từng bước|luôn|cũng)\s+)*"
)
_DOES = (
    r"(?:ban hành|chỉ đạo|quán triệt|triển khai|thực hiện|xây dựng|niêm yết|tổ chức|hoàn thành|rà soát|giải quyết|"
    r"tiếp nhận|công khai|kiện toàn|bố trí|phân công|thành lập|duy trì|áp dụng|vận hành|tuyên truyền|phổ biến|cử|"
    r"đẩy mạnh|tăng cường|sắp xếp|đăng ký|cập nhật|số hóa|không)"
)
_ACTS = (
    rf"(?=\s+(?:(?:đã|tiếp tục|thường xuyên|luôn)\s+{_MANNER}{_DOES}\b|không (?:có|để)\b|hiện (?:có|nay)\b"
    r"|được (?:UBND|Ủy ban|Chủ tịch|Chính phủ)\b[^.;]{0,60}\bgiao\b|có \d))"
)
_ACTING_FIRST = re.compile(_AGENCY + _ACTS)
_ACTING = re.compile(rf"[.;:,]\s+{_AGENCY}{_ACTS}")
_OF_COMMITTEE = re.compile(
    rf"{whole_words('của', 'do')}\s+(?P<name>(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(?:xã|phường|thị trấn)\s+"
    rf"(?:\d{{1,2}}\s+)?{CAPITAL}[^\W\d_]*(?:\s+{CAPITAL}[^\W\d_]*){{0,3}})"
)
_BESIDE_ANOTHER = re.compile(
    r"\b(phoi hop|cung voi|cung|gom|giua|nhu|cac|hop nhat|sap nhap|truoc day)\b[^.;]*$"
)


@dataclass(frozen=True, kw_only=True)
class OtherAgencies(DocumentRule):
    """Whoever reports at the opening and the closing, and whoever acts, is the agency itself. Agencies that lead a
    field (`leading`) may act in anyone's report, and so may the agencies above and below: only one of the agency's
    own tier, or one that is not the committee above, stands in its place."""

    leading: tuple[str, ...]

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each other agency that stands in the agency's own place."""
        own = _key(own_name(subject.filing))
        issuer = fold(subject.filing.header.issuer.text) if subject.filing.header.issuer else own
        if not own:
            return
        above = subject.filing.header.parent_agency
        for passage, match, is_frame in _named(subject):
            name = _key(match["name"])
            if _is_own(name, own, _key(issuer)):
                continue
            if is_frame or not self._may_act(name, own, _key(above.text) if above else ""):
                yield _finding(check, subject, passage, match, is_frame)

    def _may_act(self, name: str, own: str, above: str) -> bool:
        if any(name.startswith(leader) for leader in self.leading):
            return True
        tier, own_tier = tier_of(name), tier_of(own)
        if tier is own_tier:
            return own_tier is Tier.PROVINCE
        is_committee_above = tier is Tier.DISTRICT and own_tier is Tier.COMMUNE and tier_of(above) is tier
        return not is_committee_above or name in above or above in name


def _finding(
    check: Check, subject: Subject, passage: Passage, match: re.Match[str], is_frame: bool
) -> Finding:
    where = at(passage.paragraph, match, "name")
    return doubt(
        check,
        subject,
        "entity_names.other_reports" if is_frame else "entity_names.other_acts",
        where,
        fact=f"entity:other:{place_key(where)}",
        found=where.text,
        expected=own_name(subject.filing),
        name=plain(own_name(subject.filing)),
    )


def _named(subject: Subject) -> Iterator[tuple[Passage, re.Match[str], bool]]:
    for passage in subject.prose.holding(*(f"{head.lower()} " for head in _HEADS.split("|"))):
        if passage.is_heading:
            continue
        if passage.part is Part.OPENING:
            yield from ((passage, match, True) for match in _OPENING.finditer(passage.text))
        elif passage.part is Part.CLOSING:
            yield from ((passage, match, True) for match in _CLOSING.finditer(passage.text))
        elif passage.part in (Part.RESULTS, Part.SHORTCOMINGS):
            yield from ((passage, match, False) for match in _acting(passage))


def _acting(passage: Passage) -> Iterator[re.Match[str]]:
    """Agencies said to act, or to have issued something; one beside the agency itself does not stand in its place."""
    text = passage.text
    first = _ACTING_FIRST.match(text)
    acting = (*([first] if first else ()), *_ACTING.finditer(text, first.end() if first else 0))
    for match in (*acting, *_OF_COMMITTEE.finditer(text)):
        clause = re.split(r"[.;]\s", text[: match.start("name")])[-1]
        if not _BESIDE_ANOTHER.search(fold(clause)):
            yield match


def _is_own(name: str, own: str, issuer: str) -> bool:
    """Whether the name is the agency's, with or without its territory."""
    return name.startswith((own, issuer)) or own.startswith(name) or issuer.startswith(name)


def _key(name: str) -> str:
    return fold(name).replace("uy ban nhan dan", "ubnd")
