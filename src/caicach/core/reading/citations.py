"""Documents the text cites: kind word, number, symbol, date, issuer, each as written."""

import re
from collections.abc import Iterable

from caicach.core.ground.text import squash
from caicach.core.reading.dates import DATE, date_of
from caicach.core.reading.found import Address, Paragraph
from caicach.core.reading.header import CitedDocument, DateFound
from caicach.core.reading.lines import SMALL
from caicach.core.reading.places import fragment


# The words that name a document in running text. They recognise; which symbol belongs to which is content.
KIND_WORDS = (
    "Nghị quyết liên tịch",
    "Nghị quyết",
    "Nghị định",
    "Thông tư liên tịch",
    "Thông tư",
    "Quyết định",
    "Chỉ thị",
    "Kế hoạch",
    "Công văn",
    "Công điện",
    "Văn bản",
    "Bộ luật",
    "Luật",
    "Pháp lệnh",
    "Báo cáo",
    "Tờ trình",
    "Thông báo",
    "Kết luận",
    "Chương trình",
    "Hướng dẫn",
    "Đề án",
    "Phương án",
    "Quy chế",
    "Quy định",
    "Giấy mời",
    "Biên bản",
    "Hợp đồng",
    "Dự án",
    "Lệnh",
)
_UPPER = "A-ZĐĂÂÊÔƠƯ"
_GROUP = rf"[{_UPPER}][{_UPPER}0-9&+]*(?:[a-zđ]{{1,2}}[{_UPPER}][{_UPPER}0-9]*)?[a-zđ]{{0,2}}(?![{SMALL}])"
SYMBOL = rf"{_GROUP}(?:\s?[-–]\s?{_GROUP})?(?:[-–]{_GROUP})*"
_CITED = re.compile(
    rf"(?:\b(?P<kind>(?i:{'|'.join(KIND_WORDS)}))\s+)?(?P<so>\b(?i:số)\s*:?\s*)?"
    rf"(?<![\d/.,\-])\b(?P<number>\d{{1,5}}[a-zđ]?)"
    rf"(?:\s?/\s?(?P<year>(?:19|20)\d\d)\s?/\s?(?P<dated>{SYMBOL})"
    rf"|\s?/\s?(?P<plain>{SYMBOL})"
    rf"|-(?P<party>[{_UPPER}]{{2,3}}[a-z]?/[{_UPPER}]{{2,}}))"
)
_AFTER_SYMBOL = re.compile(r"\s*,?\s*\(?(?:ban hành\s+)?(?=ngày|\d)", re.IGNORECASE)
_DAY_WORD = re.compile(r"ngày\s*(?=\d{1,2}[/.\-]|\d{1,2}\s+tháng)", re.IGNORECASE)
# A comma ends the name, save the one inside the title of a minister who leads an office: `Bộ trưởng, Chủ nhiệm …`.
_ISSUER = re.compile(r"\)?\s*,?\s*của\s+(?P<issuer>(?:Bộ trưởng,\s+(?=Chủ nhiệm))?[^,;.()“”\"]{2,90})")
_ISSUER_ENDS = re.compile(
    r"\s(?:về|ban hành|quy định|hướng dẫn|đến|tại|để|sửa đổi|phê duyệt|công bố|triển khai|điều chỉnh|v/v|đã|là|thì|"
    r"giao|và (?:nghị quyết|nghị định|thông tư|quyết định|chỉ thị|kế hoạch|công văn|văn bản|luật|hướng dẫn)|"
    r"trong|nhằm|theo|thực hiện|yêu cầu|cho|như|được|tiếp tục|năm)\b.*",
    re.IGNORECASE | re.DOTALL,
)


def find_citations(paragraphs: Iterable[Paragraph]) -> tuple[CitedDocument, ...]:
    """Every document the paragraphs cite by a number, in order; each where it stands from kind word to symbol."""
    return tuple(cited for p in paragraphs for cited in _in_text(p.text, p.address))


def _in_text(text: str, address: Address) -> Iterable[CitedDocument]:
    if "/" not in text:  # nor a number with its symbol, then
        return
    for match in _CITED.finditer(text):
        symbol = match["dated"] or match["plain"] or match["party"]
        if _is_citation(match, symbol):
            dated = _date_after(text, match.end(), address)
            after = dated.where.end if dated is not None else match.end()
            yield CitedDocument(
                squash(match["kind"]) if match["kind"] else None,
                match["number"],
                symbol,
                int(match["year"]) if match["year"] else None,
                dated,
                _issuer_after(text, after),
                fragment(text, address, match.start(), match.end()),
            )


def _is_citation(match: re.Match[str], symbol: str) -> bool:
    """A number over letters is a citation when something says so: a kind word, `số`, a hyphen, a year."""
    letters = sum(c.isupper() for c in symbol)
    is_named = bool(match["kind"] or match["so"] or match["year"])
    return letters >= 2 and (is_named or "-" in symbol or "–" in symbol or match["party"] is not None)


def _date_after(text: str, position: int, address: Address) -> DateFound | None:
    lead = _AFTER_SYMBOL.match(text, position)
    if lead is None:
        return None
    word = _DAY_WORD.match(text, lead.end())
    start = word.end() if word is not None and DATE.match(text, lead.end()) is None else lead.end()
    match = DATE.match(text, start)
    return date_of(match, text, address) if match is not None else None


def _issuer_after(text: str, position: int) -> str | None:
    match = _ISSUER.match(text, position)
    if match is None:
        return None
    return squash(_ISSUER_ENDS.sub("", match["issuer"])) or None
