"""What reading had to do to a file, said beside the result."""

from collections.abc import Iterable

from caicach.core.ground.words import Words


MACROS_NOT_RUN = Words(
    "Tệp có macro; macro không được chạy, chỉ đọc chữ.",
    "The file holds macros; none was run, only the text was read.",
)
CHANGES_ACCEPTED = Words(
    "Tệp còn vết sửa chưa chấp nhận (Track Changes); đã đọc như khi chấp nhận mọi chỗ sửa.",
    "The file has tracked changes; it was read as if all were accepted.",
)
HIDDEN_LEFT_OUT = Words(
    "Chữ định dạng ẩn (hidden) không được đọc vì không in ra.",
    "Text formatted as hidden was left out, since it is not printed.",
)
READ_WITHOUT_LIBREOFFICE = Words(
    "Tệp .doc được đọc thẳng: đủ chữ và bảng, nhưng không có số thứ tự tự động và định dạng trình bày; "
    "lưu thành .docx để kiểm tra được cả thể thức.",
    "The .doc was read directly: all text and tables, but no automatic numbers and no layout; "
    "save it as .docx to have its layout checked too.",
)
CARRIED_UNREADABLE = Words(
    "Dữ liệu kèm trong tệp không còn nguyên vẹn nên đã bỏ qua; chỉ đọc phần chữ.",
    "The data carried in the file is no longer intact and was left aside; only the text was read.",
)


def converted_from(encodings: Iterable[str]) -> Words:
    """The text was in old encodings."""
    names = ", ".join(encodings)
    return Words(
        f"Đã chuyển mã chữ từ {names} sang Unicode; nên soát lại các chỗ viết hoa và ký hiệu.",
        f"The text was converted from {names} to Unicode; capitals and signs deserve a second look.",
    )


def named_otherwise(suffix: str, kind: str) -> Words:
    """The name promises another format than the content is."""
    return Words(
        f"Tên tệp có đuôi “{suffix}” nhưng nội dung là {kind}; đã đọc theo nội dung.",
        f"The name ends in “{suffix}” but the content is {kind}; it was read as what it is.",
    )


def pages_without_text(pages: Iterable[int]) -> Words:
    """Some pages are pictures."""
    names = ", ".join(map(str, pages))
    return Words(
        f"Trang {names} không có lớp chữ (có thể là ảnh quét) nên không đọc được.",
        f"Page {names} has no text layer (perhaps a scan) and could not be read.",
    )


def sheets_left_out(names: Iterable[str]) -> Words:
    """Hidden sheets are not part of what the officer sees."""
    quoted = ", ".join(f"“{name}”" for name in names)
    return Words(f"Không đọc trang tính đang ẩn: {quoted}.", f"Hidden sheets were not read: {quoted}.")


def formulas_without_values(count: int, first: str) -> Words:
    """Cells whose formula was never computed."""
    return Words(
        f"Có {count} ô công thức chưa tính (ô đầu: {first}); mở bằng Excel, lưu lại rồi chạy lại.",
        f"{count} formula cells hold no computed value (first: {first}); open in Excel, save and run again.",
    )
