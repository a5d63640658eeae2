"""The officer's own .docx back, with a Word comment at every finding and nothing else changed."""

from collections.abc import Sequence
from pathlib import Path

from caicach.adapters.content.messages import messages
from caicach.adapters.readers.docx.names import WORD
from caicach.adapters.readers.docx.reader import Located, document_part, read_located
from caicach.adapters.readers.kinds import PACKAGE_SIGNATURE, Kind, kind_of_bytes, kind_of_package
from caicach.adapters.readers.package import Package, open_package
from caicach.adapters.readers.through_libreoffice import as_docx
from caicach.adapters.readers.xml import Element
from caicach.adapters.renderers.atomic import write_bytes
from caicach.adapters.renderers.commenting.anchors import Anchors
from caicach.adapters.renderers.commenting.parts import (
    announced,
    comments_part,
    next_number,
    repacked,
    serialised,
    with_comments,
)
from caicach.adapters.renderers.commenting.sayings import comment_xml
from caicach.core.checks.findings import Finding
from caicach.core.ground.errors import CaicachError, WrongUsage
from caicach.core.ground.words import Words


_CONVERTED = frozenset((Kind.ODT, Kind.RTF))


def write_comments(
    source_docx: Path, findings: Sequence[Finding], destination: Path, language: str = "vi"
) -> None:
    """A copy of the document as .docx at `destination` with one comment a finding, in the order of the findings; those
    that have no place stand in one comment at the top. The source is never touched."""
    if destination.exists() and destination.samefile(source_docx):
        raise WrongUsage(
            Words(
                f"“{destination}” chính là tệp nguồn; tệp nguồn không bao giờ bị ghi đè.",
                f"“{destination}” is the source itself, which is never overwritten.",
            ),
            Words("Chọn tên tệp khác cho bản có nhận xét.", "Choose another name for the commented copy."),
        )
    write_bytes(destination, commented(source_docx.read_bytes(), source_docx.name, findings, language))


def commented(data: bytes, name: str, findings: Sequence[Finding], language: str = "vi") -> bytes:
    """The bytes of the commented copy. Every part that knows nothing of comments is equal byte for byte."""
    data = _as_word(data, name)
    package = open_package(data, name)
    document = document_part(package)
    blocks = read_located(package)
    body = _body(blocks)
    if not findings or body is None:
        return data
    _refuse_strict(package, document)
    existing = comments_part(package, document)
    old = None if existing is None else package.xml(existing)
    texts = _pin_all(Anchors(blocks), findings, next_number(old), language)
    part, changed = (existing, {}) if existing is not None else announced(package, document)
    return repacked(data, {**changed, document: serialised(body), part: with_comments(old, texts)})


def takes_comments(data: bytes, name: str) -> bool:
    """Whether the .docx is of the ordinary kind, into which comments can be put."""
    package = open_package(data, name)
    return not _is_strict(package, document_part(package))


def _as_word(data: bytes, name: str) -> bytes:
    """The bytes of a .docx: as they are, or after LibreOffice for the formats it reads texts from.

    The findings of such a file were found in the same conversion, so their places fit.
    """
    package = open_package(data, name) if data.startswith(PACKAGE_SIGNATURE) else None
    kind = kind_of_bytes(data) if package is None else kind_of_package(package)
    if kind is Kind.DOCX:
        return data
    if kind in _CONVERTED:
        return as_docx(data, name, kind)
    raise _no_word_file(name)


def _pin_all(anchors: Anchors, findings: Sequence[Finding], first: int, language: str) -> list[str]:
    """Pin every finding, and the comments' texts; what has no place is said in one comment at the top."""
    homeless = tuple(finding for finding in findings if finding.place.where is None)
    said = [homeless] if homeless else []
    said += [(finding,) for finding in findings if finding.place.where is not None]
    return [
        comment_xml(number, together, messages(), language)
        for number, together in enumerate(said, first)
        if anchors.pin(number, together[0].place.where)
    ]


def _body(blocks: Sequence[Located]) -> Element | None:
    """The root the blocks were read from."""
    for block in blocks:
        for lines in (block.lines, *(lines for _, lines in block.cells)):
            for element, _ in lines:
                root = element.getroottree().getroot()
                if root.tag == WORD + "document":
                    return root
    return None


def _no_word_file(name: str) -> WrongUsage:
    return WrongUsage(
        Words(
            f"Chỉ chèn được nhận xét vào tệp văn bản (.docx, .odt, .rtf); “{name}” không phải tệp như vậy.",
            f"Comments can only be put into a text document (.docx, .odt, .rtf); “{name}” is none.",
        ),
        Words(
            "Mở báo cáo bằng Word, lưu ở dạng .docx rồi chạy lại; hoặc dùng --html để có trang kết quả kiểm tra.",
            "Open the report in Word, save it as .docx and run again; or use --html for a page of findings.",
        ),
    )


def _refuse_strict(package: Package, document: str) -> None:
    """Strict Open XML is read, but writing the ordinary kind into it would break it."""
    if _is_strict(package, document):
        raise CaicachError(
            Words(
                f"“{package.name}” ở dạng Strict Open XML nên không chèn được nhận xét.",
                f"“{package.name}” is Strict Open XML, so comments cannot be put into it.",
            ),
            Words(
                "Mở tệp bằng Word, lưu lại dạng Word Document (.docx) thường, rồi chạy lại.",
                "Open it in Word, save it as an ordinary Word Document (.docx), and run again.",
            ),
        )


def _is_strict(package: Package, document: str) -> bool:
    return b"http://purl.oclc.org/ooxml/" in package.parts[document]
