"""What a file is, judged by its content; its name only helps to explain."""

from enum import Enum

from caicach.adapters.readers.package import Package
from caicach.core.ground.words import Words, plain


class Kind(Enum):
    """What can be read, with the name people know it by."""

    DOCX = ("docx", "Word (.docx)")
    XLSX = ("xlsx", "Excel (.xlsx)")
    XLSB = ("xlsx", "Excel (.xlsb)")
    XLS = ("xls", "Excel (.xls)")
    ODS = ("ods", "OpenDocument (.ods)")
    PDF = ("pdf", "PDF")
    DOC = ("doc", "Word (.doc)")
    ODT = ("odt", "OpenDocument (.odt)")
    RTF = ("rtf", "RTF")
    TEXT = ("text", "văn bản thuần (.txt, .md)")

    def __init__(self, format_name: str, title: str) -> None:
        self.format_name = format_name
        self.title = title


PACKAGE_SIGNATURE = b"PK\x03\x04"
_COMPOUND_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
_PDF_WITHIN = 1024
_OTHERS = (
    (b"\x89PNG", Words("tệp ảnh PNG", "a PNG picture")),
    (b"\xff\xd8\xff", Words("tệp ảnh JPEG", "a JPEG picture")),
    (b"GIF8", Words("tệp ảnh GIF", "a GIF picture")),
    (b"BM", Words("tệp ảnh BMP", "a BMP picture")),
    (b"II*\0", Words("tệp ảnh TIFF", "a TIFF picture")),
    (b"MM\0*", Words("tệp ảnh TIFF", "a TIFF picture")),
    (b"RIFF", Words("tệp ảnh, âm thanh hoặc phim", "a picture, sound or film")),
    (b"Rar!", Words("tệp nén RAR (hãy giải nén trước)", "a RAR archive (unpack it first)")),
    (b"7z\xbc\xaf", Words("tệp nén 7z (hãy giải nén trước)", "a 7z archive (unpack it first)")),
    (b"\x1f\x8b", Words("tệp nén gzip (hãy giải nén trước)", "a gzip archive (unpack it first)")),
    (b"MZ", Words("chương trình Windows", "a Windows program")),
    (b"\x7fELF", Words("chương trình Linux", "a Linux program")),
    (b"SQLite format 3", Words("cơ sở dữ liệu SQLite", "an SQLite database")),
)
_HTML = Words(
    "trang web (HTML); hãy mở bằng Word và lưu thành .docx", "a web page (HTML); save it from Word as .docx"
)
_WORD_XML = Words("tệp XML; hãy mở bằng Word và lưu thành .docx", "an XML file; save it from Word as .docx")
_POWERPOINT = Words("bản trình chiếu PowerPoint", "a PowerPoint presentation")
_ARCHIVE = Words(
    "tệp nén ZIP (hãy giải nén rồi chọn từng tệp)", "a ZIP archive (unpack it and choose the files)"
)
_OLD_OFFICE = Words(
    "tệp Office kiểu cũ không nhận ra được, hoặc tải về chưa đủ",
    "an old Office file of an unknown kind, or one only half downloaded",
)
ENCRYPTED = Words("tệp có mật khẩu", "a file with a password")
UNKNOWN = Words("tệp nhị phân không nhận ra", "an unrecognised binary file")


def kind_of_bytes(data: bytes) -> Kind | Words:
    """The kind by the first bytes, or the name of what it is instead. Zip packages are for `kind_of_package`."""
    head = data[:_PDF_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Kind.PDF
    if data.startswith(_COMPOUND_SIGNATURE):
        return _kind_of_compound(data)
    if head.startswith(b"{\\rtf"):
        return Kind.RTF
    for signature, name in _OTHERS:
        if data.startswith(signature) and _is_binary(data):
            return name
    lower = head[:256].lower()
    if lower.startswith((b"<!doctype html", b"<html", b"mime-version:")):
        return _HTML
    if lower.startswith(b"<?xml"):
        return _WORD_XML
    return UNKNOWN if _is_binary(data) and not _is_utf16(data) else Kind.TEXT


def _is_binary(data: bytes) -> bool:
    """Whether control codes stand where text has none."""
    sample = data[:8192]
    odd = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    return odd > len(sample) // 200


def _is_utf16(data: bytes) -> bool:
    """Whether every second byte is mostly zero or the file says so itself."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    sample = data[:4096]
    half = len(sample) // 2
    return half > 8 and max(sample[::2].count(0), sample[1::2].count(0)) > half * 0.4


def _kind_of_compound(data: bytes) -> Kind | Words:
    """An OLE compound file by the streams its directory names."""
    streams: tuple[tuple[str, Kind | Words], ...] = (
        ("EncryptedPackage", ENCRYPTED),
        ("WordDocument", Kind.DOC),
        ("Workbook", Kind.XLS),
        ("Book", Kind.XLS),
        ("PowerPoint Document", _POWERPOINT),
    )
    for stream, kind in streams:
        if stream.encode("utf-16-le") + b"\0\0" in data:
            return kind
    return _OLD_OFFICE


def kind_of_package(package: Package) -> Kind | Words:
    """A zip by what it says it is, or by the parts it has."""
    mimetype = package.parts.get("mimetype", b"").decode("ascii", "replace")
    if "opendocument.text" in mimetype:
        return Kind.ODT
    if "opendocument.spreadsheet" in mimetype:
        return Kind.ODS
    main = package.related("", "officeDocument") or ""
    for start, kind in (("word/", Kind.DOCX), ("xl/", Kind.XLSX), ("ppt/", _POWERPOINT)):
        if main.startswith(start) or (not main and any(entry.startswith(start) for entry in package.entries)):
            return Kind.XLSB if kind is Kind.XLSX and main.endswith(".bin") else kind
    if "wordprocessingml.document.main" in package.content_types:
        return Kind.DOCX
    return Kind.XLSX if "spreadsheetml.sheet.main" in package.content_types else _ARCHIVE


def title(kind: Kind) -> Words:
    """The kind's name as Words."""
    return plain(kind.title)
