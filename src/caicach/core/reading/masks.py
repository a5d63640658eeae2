"""Digits in running text that are no figures: dates, document symbols, articles, versions, times, codes.

Everything is matched on the matching key of the text (lower case); see `spelling`.
"""

import re


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

_DIGIT = re.compile(r"\d")
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"https?://\S+|www\.\S+|\S+@\S+\.\w+",
        r"\[\d+\]|\(\d{1,2}\)|(?:^|[;.]\s)\d{1,2}\)(?=\s*[^\W\d_])",
        # Symbols: 34/2016/NĐ-CP, 3011/KH – UBND, 30c/NQ-CP, 71-KL/TU, 107/NĐ-CP; also a blank before the slash.
        r"\b\d+\w?\s*(?:/\s*\d{4})?\s*/\s*[^\W\d_][\w&.]*(?:\s*[-–+]\s*[^\W\d_][\w&]*)*",
        r"\b\d+\s*[-–+]\s*[^\W\d_]{2,}\s*/\s*[^\W\d_]\w*",
        rf"\b{_DOCUMENT}\s+(?:[^\W\d_]+\s+){{0,3}}số\s*:?\s*\d+\w*",
        rf"\b{_DOCUMENT}\s+\d+(?:\s*/\s*\d+)?\b(?!\s*%|[.,]\d|\s+[^\W\d_]+\s+(?:đã|hoàn|được))(?=\s*(?:[,.;:)]|của|về|ngày|năm|$))",
        r"\b(?:qđ|nq|nđ|cv|kh|ct|đề\s+án|dự\s+án|quốc\s+lộ)\s+(?:số\s*)?\d+\b",
        r"\bsố\s+(?:ký\s+hiệu|hiệu|nhà)?\s*\d+\s+(?:đường|phố)\b",
        # Days, months, years, periods.
        r"\b\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}\b",
        r"\bngày\s+\d{1,2}(?:\s*[/.\-]\s*\d{1,2})?(?:\s+tháng\s+\d{1,2})?(?:\s+năm\s+\d{4})?(?![\d/])",
        rf"\b{_DATE_LEAD}\s+\d{{1,2}}\s*[/.\-]\s*\d{{1,2}}(?![\d/,%]|\.\d|\s*%)",
        r"\b\d{1,2}\s*[/.]\s*\d{1,2}\s*(?:-|–|đến)\s*(?=(?:ngày\s+)?\d{1,2}\s*[/.]\s*\d{1,2}\b)",
        r"\btháng\s+\d{1,2}(?:\s*[/\-]\s*\d{4}|\s+năm\s+\d{4})?(?![\d/])",
        r"\b\d{1,2}\s*/\s*(?:19|20)\d{2}\b",
        r"\bnăm\s+(?:học\s+)?\d[.,]?\d{3}(?:\s*(?:-|–|và|,|đến)\s*\d{4}(?!\d))*(?!\d)",
        r"\b(?:19|20)\d{2}\s*(?:-|–|đến)\s*(?:19|20)\d{2}\b",
        r"\b(?:giai\s+đoạn|nhiệm\s+kỳ|khóa|đến|từ|trước|sau)\s+(?:năm\s+)?(?:19|20)\d{2}\b(?!\s+(?:hồ|nhiệm|tthc|phiếu))",
        r"\b\d{1,2}\s+(?:tháng|ngày|tuần|năm|giờ|phút|giây|quý)\b(?:\s+(?:đầu|cuối)\s+năm)?",
        r"\b(?:quý|quí)\s+(?:[ivx]+|\d)\s*[/\-]\s*\d{4}\b",
        r"\bđợt\s+\d+\s*/\s*\d{4}\b",
        r"\btuần\s+\d{1,2}\s*[-–]\s*\d{1,2}\s*/\s*\d{1,2}\b",
        r"\b\d{1,2}\s*(?:h|g)\s*\d{0,2}\s*(?:p|phút)?\b|\b\d{1,2}:\d{2}\b|\b24/7\b",
        # Articles, levels, versions and other ordinals.
        rf"\b{_ORDINAL}\s+(?:số\s+)?(?:thứ\s+)?\d+(?:\.\d+)*(?![\d%/]|\s*%|,\d){_MORE}",
        r"\b(?:mức|mức\s+độ|cấp\s+độ)\s+\d(?:\s*(?:,|và|hoặc|/)\s*\d(?!\d))*",
        r"(?<!xếp\s)(?<!đứng\s)(?<!vị\strí\s)\bthứ\s+\d+\b",
        r"\b(?:tcvn\s+)?iso(?:/iec)?\s*\d+(?:\s*:\s*\d{4})?|\btcvn\s*[\d:\-\s]+\d",
        r"\b\d\s+(?:tại\s+chỗ|không|xây|rõ|sẵn\s+sàng|xin|luôn)\b(?!\s+(?:có|phát|đạt|hoàn|thực))",
        # Codes and telephone numbers.
        r"\b[a-z]\d{2}(?:\.\d+)+(?:-\d+)*",
        r"\b\d{3}[-.]\d{2}[-.]\d{2}[-.]h\d+",
        r"\b\d\.\d{6}(?:\.\S+)?\b",
        r"\bmã\s+(?:số|hồ\s+sơ|định\s+danh|thủ\s+tục)?\s*:?\s*[\w.\-]*\d[\w.\-]*",
        r"\b(?:điện\s+thoại|đt|sđt|hotline|đường\s+dây\s+nóng|fax)[^\d\n]{0,25}\(?\d[\d.\s()\-]{5,}\d",
        r"\b0\d{2,3}[.\s]\d{3}[.\s]?\d{3,4}\b|\b0\d{9,10}\b|\b1[89]00[.\s]?\d{4,6}\b",
        r"\bhệ\s+số(?:\s+[^\W\d_]+){0,4}\s+\d+,\d+",
        # The number of a heading or an item at the start of a paragraph.
        r"^\s*(?:[-+*•]\s*)?\d{1,2}(?:\.\d{1,2})*\s*[.)](?=\s*[^\d\s])|^\s*\d{1,2}(?:\.\d{1,2})+\s+(?=[^\W\d_])",
    )
)


def masked_spans(key: str) -> tuple[tuple[int, int], ...]:
    """The [start, end) spans of the text (given by its matching key) whose digits count nothing, in order."""
    spans = {found.span() for pattern in _PATTERNS for found in pattern.finditer(key)}
    return tuple(sorted(spans))


def blanked(key: str) -> str:
    """The key with each masked span's digits as `·`, so that no digit of it is taken for a figure."""
    if not _DIGIT.search(key):
        return key
    letters = list(key)
    for start, end in masked_spans(key):
        letters[start:end] = ["·" if char.isdigit() else char for char in letters[start:end]]
    return "".join(letters)
