"""Digits in running text that are no figures: dates, document symbols, articles, versions, times, codes.

Everything is matched on the matching key of the text (lower case); see `spelling`.
"""

import re
from collections.abc import Iterator, Sequence


_DOCUMENT = (
    r"(?:kế\s+hoạch|công\s+văn|quyết\s+định|nghị\s+định|nghị\s+quyết|thông\s+tư|văn\s+bản|chỉ\s+thị|tờ\s+trình|"
    r"báo\s+cáo|thông\s+báo|luật|hướng\s+dẫn|kết\s+luận|công\s+điện|đề\s+án|chương\s+trình|tổng\s+đài|giấy\s+mời)"
)
_DATE_LEAD = r"(?:ngày|từ|đến|tới|trước|sau|hết|sáng|chiều|kể\s+từ|tính\s+đến)"
_ORDINAL = (
    r"(?:đợt|tuần|kỳ\s+họp|lần|vòng|khóa|quý|tập|tổ|đội|ca|lớp|hạng\s+mục|biểu|mẫu|phụ\s+lục|bảng|hình|trang|mục|"
    r"(?<!một\s)phần|chương|điều|khoản|tiết|bước|câu|nhóm|loại|tiêu\s+chí|tiêu\s+chí\s+thành\s+phần|giai\s+đoạn|nhiệm\s+kỳ|"
    r"cấp\s+độ|mức|mức\s+độ|phiên\s+bản|version|công\s+nghiệp|chữ\s+ký\s+số\s+thứ|phó\s+thứ|nội\s+dung\s+số)"
)
_MORE = r"(?:\s*(?:,|và|hoặc|/|-|–)\s*\d+(?:\.\d+)*(?![\d%/.,]|\s*%|\s+[^\W\d_]))*"

# Right after a figure, one of these says that it counts.
_COUNTED = r"\s+(?:hồ\s+sơ|hs\b|nhiệm\s+vụ|tthc|phiếu|văn\s+bản|công\s+chức|viên\s+chức|biên\s+chế)"
_DIGIT = re.compile(r"\d+")
_WORD_MARGIN = 72
"""How far before a digit the words of a pattern may begin, and how far after one its match may end, at most."""


def _patterns(*sources: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(source) for source in sources)


def _after(*pairs: tuple[str, str]) -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """Patterns, each with words one of which every match holds; looking for a word first is far cheaper."""
    return tuple((tuple(words.split("|")), re.compile(source)) for words, source in pairs)


_ADDRESSES = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+")
_HEADING_NUMBER = re.compile(
    r"\s*(?:[-+*•]\s*)?\d{1,2}(?:\.\d{1,2})*\s*[.)](?=\s*[^\d\s])|\s*\d{1,2}(?:\.\d{1,2})+\s+(?=[^\W\d_])"
)
# Each begins with a digit that no letter or digit stands before.
_FROM_DIGITS = _patterns(
    # Symbols: 34/2016/NĐ-CP, 3011/KH – UBND, 30c/NQ-CP, 71-KL/TU, 107/NĐ-CP; also a blank before the slash.
    r"\d+\w?\s*(?:/\s*\d{4})?\s*/\s*[^\W\d_][\w&.]*(?:\s*[-–+]\s*[^\W\d_][\w&]*)*",
    r"\d+\s*[-–+]\s*[^\W\d_]{2,}\s*/\s*[^\W\d_]\w*",
    # Days, months, years, periods.
    r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}\b",
    r"\d{1,2}\s*[/.]\s*\d{1,2}\s*(?:-|–|đến)\s*(?=(?:ngày\s+)?\d{1,2}\s*[/.]\s*\d{1,2}\b)",
    rf"\d{{1,2}}\s*/\s*(?:19|20)\d{{2}}\b(?!{_COUNTED})",
    r"(?:19|20)\d{2}\s*(?:-|–|đến)\s*(?:19|20)\d{2}\b",
    r"\d{1,2}\s+(?:tháng|ngày|tuần|năm|giờ|phút|giây|quý)\b(?:\s+(?:đầu|cuối)\s+năm)?",
    r"\d{1,2}\s*(?:h|g)\s*\d{0,2}\s*(?:p|phút)?\b|\d{1,2}:\d{2}\b|24/7\b",
    r"\d\s+(?:tại\s+chỗ|không|xây|rõ|sẵn\s+sàng|xin|luôn)\b(?!\s+(?:có|phát|đạt|hoàn|thực))",
    # Codes and telephone numbers.
    r"\d{3}[-.]\d{2}[-.]\d{2}[-.]h\d+",
    r"\d\.\d{6}(?:\.\S+)?\b",
    r"(?<![\d.,])0\d{2,3}[.\s]\d{3}[.\s]?\d{3,4}\b|0\d{9,10}\b|1[89]00[.\s]?\d{4,6}\b",
)
_FROM_WORDS = _after(
    ("[|(|)", r"\[\d+\]|\(\d{1,2}\)|(?:^|[;.]\s)\d{1,2}\)(?=\s*[^\W\d_])"),
    ("số", rf"\b{_DOCUMENT}\s+(?:[^\W\d_]+\s+){{0,3}}số\s*:?\s*\d+\w*(?!\w|\.\d{{3}}(?!\d|\s*/)|{_COUNTED})"),
    (
        "",
        (
            rf"\b{_DOCUMENT}\s+\d+(?:\s*/\s*\d+)?\b(?!\s*%|[.,]\d|\s+[^\W\d_]+\s+(?:đã|hoàn|được))"
            r"(?=\s*(?:[,.;:)]|của|về|ngày|năm|$))"
        ),
    ),
    (
        "qđ|nq|nđ|cv|kh|ct|đề|dự|quốc",
        r"\b(?:qđ|nq|nđ|cv|kh|ct|đề\s+án|dự\s+án|quốc\s+lộ)\s+(?:số\s*)?\d+\b",
    ),
    ("đường|phố", r"\bsố\s+(?:ký\s+hiệu|hiệu|nhà)?\s*\d+\s+(?:đường|phố)\b"),
    # Days, months, years, periods.
    (
        "ngày",
        r"\bngày\s+\d{1,2}(?:\s*[/.\-]\s*\d{1,2})?(?:\s+tháng\s+\d{1,2})?(?:\s+năm\s+\d{4})?(?![\d/])",
    ),
    ("/|.|-", rf"\b{_DATE_LEAD}\s+\d{{1,2}}\s*[/.\-]\s*\d{{1,2}}(?![\d/,%]|\.\d|\s*%)"),
    ("tháng", r"\btháng\s+\d{1,2}(?:\s*[/\-]\s*\d{4}|\s+năm\s+\d{4})?(?![\d/])"),
    ("năm", r"\bnăm\s+(?:học\s+)?\d[.,]?\d{3}(?:\s*(?:-|–|và|,|đến)\s*\d{4}(?!\d))*(?!\d)"),
    (
        "19|20",
        (
            r"\b(?:giai\s+đoạn|nhiệm\s+kỳ|khóa|đến|từ|trước|sau)\s+(?:năm\s+)?(?:19|20)\d{2}\b"
            r"(?!\s+(?:hồ|nhiệm|tthc|phiếu))"
        ),
    ),
    ("quý|quí", r"\b(?:quý|quí)\s+(?:[ivx]+|\d)\s*[/\-]\s*\d{4}\b"),
    ("đợt", r"\bđợt\s+\d+\s*/\s*\d{4}\b"),
    ("tuần", r"\btuần\s+\d{1,2}\s*[-–]\s*\d{1,2}\s*/\s*\d{1,2}\b"),
    # Articles, levels, versions and other ordinals.
    ("", rf"\b{_ORDINAL}\s+(?:số\s+)?(?:thứ\s+)?\d+(?:\.\d+)*(?![\d%/]|\s*%|,\d){_MORE}"),
    ("mức|cấp", r"\b(?:mức|mức\s+độ|cấp\s+độ)\s+\d(?:\s*(?:,|và|hoặc|/)\s*\d(?!\d))*"),
    ("thứ", r"(?<!xếp\s)(?<!đứng\s)(?<!vị\strí\s)\bthứ\s+\d+\b"),
    ("iso|tcvn", r"\b(?:tcvn\s+)?iso(?:/iec)?\s*\d+(?:\s*:\s*\d{4})?|\btcvn\s*[\d:\-\s]+\d"),
    # Codes and telephone numbers.
    (".", r"\b[a-z]\d{2}(?:\.\d+)+(?:-\d+)*"),
    ("mã", r"\bmã\s+(?:số|hồ\s+sơ|định\s+danh|thủ\s+tục)?\s*:?\s*[\w.\-]*\d[\w.\-]*"),
    (
        "điện|đt|hotline|đường|fax",
        r"\b(?:điện\s+thoại|đt|sđt|hotline|đường\s+dây\s+nóng|fax)[^\d\n]{0,25}\(?\d[\d.\s()\-]{5,}\d",
    ),
    ("hệ", r"\bhệ\s+số(?:\s+[^\W\d_]+){0,4}\s+\d+,\d+"),
)


def masked_spans(key: str) -> tuple[tuple[int, int], ...]:
    """The [start, end) spans of the text (given by its matching key) whose digits count nothing, in order."""
    digits = [found.span() for found in _DIGIT.finditer(key)]
    if not digits:
        return ()
    spans = {found.span() for found in _from_digits(key, [start for start, _ in digits])}
    for begin, end in _windows(key, digits):
        spans.update(found.span() for found in _from_words(key, begin, end))
    if "://" in key or "www." in key or "@" in key:
        spans.update(found.span() for found in _ADDRESSES.finditer(key))
    heading = _HEADING_NUMBER.match(key)
    if heading is not None:
        # The number of a heading or an item at the start of a paragraph.
        spans.add(heading.span())
    return tuple(sorted(spans))


def _from_digits(key: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
    begin = [at for at in starts if not at or not (key[at - 1].isalnum() or key[at - 1] == "_")]
    for pattern in _FROM_DIGITS:
        until = 0
        for at in begin:
            found = pattern.match(key, at) if at >= until else None
            if found is not None:
                until = found.end()
                yield found


def _from_words(key: str, begin: int, end: int) -> Iterator[re.Match[str]]:
    near = key[begin:end]
    for words, pattern in _FROM_WORDS:
        if any(word in near for word in words):
            yield from pattern.finditer(key, begin, end)


def _windows(key: str, digits: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """[begin, end) of the stretches of text around the digits, cut between words."""
    begin, last = max(0, digits[0][0] - _WORD_MARGIN), digits[0][1]
    for start, end in digits[1:]:
        if start - last > 2 * _WORD_MARGIN:
            yield begin, last + _WORD_MARGIN
            begin = start - _WORD_MARGIN
        last = end
    yield begin, min(len(key), last + _WORD_MARGIN)


def blanked(key: str) -> str:
    """The key with each masked span's digits as `·`, so that no digit of it is taken for a figure."""
    if not _DIGIT.search(key):
        return key
    letters = list(key)
    for start, end in masked_spans(key):
        letters[start:end] = ["·" if char.isdigit() else char for char in letters[start:end]]
    return "".join(letters)
