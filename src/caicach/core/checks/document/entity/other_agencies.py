"""Names of other agencies where the report must name its own: left over from a copied report."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt, place_key
from caicach.core.checks.document.entity.own_name import own_name
from caicach.core.checks.document.prose import Part, Passage, at
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.text import fold
from caicach.core.ground.words import plain


_AGENCY = (
    r"(?P<name>(?:Sở|Ban|Phòng|Văn phòng|Thanh tra|UBND|Ủy ban nhân dân)\s+"
    r"(?:(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)\s+)?[A-ZĐÀ-Ỹ][^\W\d_]*(?:,?\s+(?:và\s+)?[^\W\d_]+){0,6}?)"
)
_STOP = r"(?=\s+(?:đã|báo cáo|xin|kính|tiếp tục|về|gửi|trong|năm|như|và kết|thường xuyên|luôn|ban hành|chưa)\b|\s*[.,;:(/]|\s*$)"
_OPENING = re.compile(rf"(?:^|,\s*){_AGENCY}(?=\s+(?:xin\s+)?(?:báo cáo|tổng hợp, báo cáo)\b)")
_CLOSING = re.compile(rf"báo cáo (?:của|do)\s+{_AGENCY}{_STOP}")
_ACTING = re.compile(
    rf"(?:^|[.;]\s+|Theo đó,?\s+|[Tt]rong (?:năm|quý|kỳ)[^.,;]{{0,20}},\s+){_AGENCY}"
    r"(?=\s+(?:đã|tiếp tục|thường xuyên)\s+(?:ban hành|chỉ đạo|quán triệt|triển khai|thực hiện|xây dựng|niêm yết|tổ chức|hoàn thành|rà soát)\b)"
)
_REFERENCE = re.compile(rf"(?:^|\s)của\s+{_AGENCY}(?=\s*[.)]|\s*$)")


@dataclass(frozen=True, kw_only=True)
class OtherAgencies(DocumentRule):
    """Whoever reports at the opening and the closing, and whoever acts, is the agency itself. Agencies that lead a
    field (`leading`) may act in anyone's report, and so may the agencies above."""

    leading: tuple[str, ...]

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each other agency that stands in the agency's own place."""
        own = _key(own_name(subject.filing))
        issuer = fold(subject.filing.header.issuer.text) if subject.filing.header.issuer else own
        if not own:
            return
        above = fold(subject.filing.header.parent_agency.text) if subject.filing.header.parent_agency else ""
        for passage, match, is_frame in _named(subject):
            name = _key(match["name"])
            if not _is_own(name, own, _key(issuer)) and (is_frame or not self._may_act(name, above)):
                where = at(passage.paragraph, match, "name")
                yield doubt(
                    check,
                    subject,
                    "entity_names.other_reports" if is_frame else "entity_names.other_acts",
                    where,
                    fact=f"entity:other:{place_key(where)}",
                    found=where.text,
                    expected=own_name(subject.filing),
                    name=plain(own_name(subject.filing)),
                )

    def _may_act(self, name: str, above: str) -> bool:
        is_above = bool(above) and (
            name in _key(above) or re.match(r"ubnd (tinh|thanh pho|huyen)?\b", name) is not None
        )
        return is_above or any(name.startswith(leader) for leader in self.leading)


def _named(subject: Subject) -> Iterator[tuple[Passage, re.Match[str], bool]]:
    for passage in subject.prose.passages:
        if passage.is_heading:
            continue
        if passage.part is Part.OPENING:
            yield from ((passage, match, True) for match in _OPENING.finditer(passage.text))
        elif passage.part is Part.CLOSING:
            yield from ((passage, match, True) for match in _CLOSING.finditer(passage.text))
        elif passage.part is Part.RESULTS:
            yield from ((passage, match, False) for match in _ACTING.finditer(passage.text))


def _is_own(name: str, own: str, issuer: str) -> bool:
    """Whether the name is the agency's, with or without its territory."""
    return name.startswith((own, issuer)) or own.startswith(name) or issuer.startswith(name)


def _key(name: str) -> str:
    return fold(name).replace("uy ban nhan dan", "ubnd")
