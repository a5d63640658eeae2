"""Every way a file can be refused: what happened and what to do, in one sentence each."""

from pathlib import Path

from caicach.adapters.readers.limits import FILE_BYTES, MEGABYTE
from caicach.core.ground.errors import UnreadableInput
from caicach.core.ground.words import Words


_SAVE_AGAIN = Words(
    "Mở tệp bằng Word hoặc Excel, lưu lại thành .docx hoặc .xlsx rồi chạy lại.",
    "Open the file in Word or Excel, save it as .docx or .xlsx and run again.",
)
_SENT_AGAIN = Words(
    "Đừng giải nén hay mở tệp này; xin người gửi lưu lại thành .docx hoặc .xlsx rồi gửi lại.",
    "Do not unpack or open it; ask the sender to save it again as .docx or .xlsx.",
)
_ASK_AGAIN = Words(
    "Xin gửi lại hoặc tải lại tệp gốc rồi chạy lại.",
    "Ask for the file again, or download it again, and run again.",
)
_CHECK_PATH = Words("Kiểm tra lại đường dẫn và tên tệp.", "Check the path and the name of the file.")


def missing(path: Path) -> UnreadableInput:
    """Nothing stands at the path."""
    return UnreadableInput(
        Words(f"Không tìm thấy tệp “{path}”.", f"There is no file “{path}”."), _CHECK_PATH, file=str(path)
    )


def not_a_file(path: Path) -> UnreadableInput:
    """A folder or a device stands at the path."""
    return UnreadableInput(
        Words(f"“{path}” là thư mục hoặc thiết bị, không phải tệp.", f"“{path}” is not a regular file."),
        Words(
            "Chỉ rõ từng tệp cần đọc, ví dụ bao-cao.docx.", "Name the file itself, for example report.docx."
        ),
        file=str(path),
    )


def forbidden(path: Path) -> UnreadableInput:
    """The person has no right to read the file, or another program holds it."""
    return UnreadableInput(
        Words(
            f"Không có quyền đọc tệp “{path.name}”, hoặc tệp đang bị chương trình khác giữ.",
            f"No permission to read “{path.name}”, or another program holds it.",
        ),
        Words(
            "Đóng tệp trong chương trình khác, hoặc chép tệp về thư mục của mình rồi chạy lại.",
            "Close it elsewhere, or copy it into a folder of your own, and run again.",
        ),
        file=str(path),
    )


def empty(name: str) -> UnreadableInput:
    """The file has no bytes."""
    return UnreadableInput(
        Words(f"Tệp “{name}” rỗng (0 byte).", f"“{name}” is empty (0 bytes)."), _ASK_AGAIN, file=name
    )


def too_large(name: str, size: int) -> UnreadableInput:
    """The file is above the limit we state."""
    megabytes, limit = -(-size // MEGABYTE), FILE_BYTES // MEGABYTE
    return UnreadableInput(
        Words(
            f"Tệp “{name}” nặng {megabytes} MB, vượt giới hạn {limit} MB.",
            f"“{name}” is {megabytes} MB, above the limit of {limit} MB.",
        ),
        Words(
            "Bỏ bớt ảnh hoặc nén ảnh trong Word (Picture Format, Compress Pictures) rồi lưu lại.",
            "Remove or compress its pictures (Picture Format, Compress Pictures) and save again.",
        ),
        file=name,
    )


def too_costly(name: str, what: Words) -> UnreadableInput:
    """Unpacking or laying out the file would cost more than any report can need. `what` says which bound."""
    return UnreadableInput(
        Words(
            f"Tệp “{name}” bị từ chối vì {what.vi}; báo cáo bình thường không bao giờ như vậy.",
            f"“{name}” is refused because {what.en}; no ordinary report is like that.",
        ),
        _SENT_AGAIN,
        file=name,
    )


def stray_cell(name: str, sheet: str, cell: str) -> UnreadableInput:
    """A sheet with a value so far out that the table around it would not fit in memory."""
    return UnreadableInput(
        Words(
            f"Trang tính “{sheet}” của tệp “{name}” có dữ liệu ở ô {cell}, quá xa bảng số liệu.",
            f"Sheet “{sheet}” of “{name}” holds data in cell {cell}, too far from any table.",
        ),
        Words(
            "Bấm Ctrl+End trong Excel, xóa các dòng và cột thừa, lưu lại rồi chạy lại.",
            "Press Ctrl+End in Excel, delete the stray rows and columns, save and run again.",
        ),
        file=name,
        sheet=sheet,
        cell=cell,
    )


def damaged(name: str, kind: str, detail: str = "") -> UnreadableInput:
    """The bytes break off or contradict themselves. `detail` is what the parser said, for whoever must mend it."""
    return UnreadableInput(
        Words(
            f"Tệp “{name}” bị hỏng hoặc chưa tải về đủ, không đọc được như một tệp {kind}.",
            f"“{name}” is damaged or incomplete and cannot be read as {kind}.",
        ),
        _ASK_AGAIN,
        file=name,
        detail=detail,
    )


def encrypted(name: str) -> UnreadableInput:
    """A password protects the file."""
    return UnreadableInput(
        Words(f"Tệp “{name}” được bảo vệ bằng mật khẩu.", f"“{name}” is protected by a password."),
        Words(
            "Mở tệp bằng mật khẩu, gỡ mật khẩu (File, Info, Protect Document), lưu lại rồi chạy lại.",
            "Open it with the password, remove the password (File, Info, Protect Document), save and run again.",
        ),
        file=name,
    )


def dangerous_xml(name: str, part: str) -> UnreadableInput:
    """The file declares XML entities or a document type, which office programs never write."""
    return UnreadableInput(
        Words(
            f"Tệp “{name}” bị từ chối: phần “{part}” khai báo thực thể XML (DTD), dấu hiệu của tệp tấn công.",
            f"“{name}” is refused: its part “{part}” declares XML entities (a DTD), the mark of an attack.",
        ),
        Words(
            "Không mở tệp này bằng chương trình khác; báo cho người gửi và bộ phận an toàn thông tin.",
            "Do not open it elsewhere; tell the sender and your information security staff.",
        ),
        file=name,
    )


def scanned(name: str, pages: int) -> UnreadableInput:
    """A PDF of pictures: no page has a text layer."""
    return UnreadableInput(
        Words(
            f"Tệp “{name}” là bản quét (ảnh chụp): cả {pages} trang đều không có lớp chữ.",
            f"“{name}” is a scan: none of its {pages} pages has a text layer.",
        ),
        Words(
            "Xin bản .docx, hoặc bản PDF xuất thẳng từ Word; nếu chỉ có bản quét thì phải nhận dạng chữ (OCR) trước.",
            "Ask for the .docx, or a PDF exported from Word; a scan needs text recognition (OCR) first.",
        ),
        file=name,
    )


def garbled(name: str) -> UnreadableInput:
    """A PDF whose fonts do not say which letters their glyphs are."""
    return UnreadableInput(
        Words(
            f"Lớp chữ của tệp “{name}” không giải mã được: phông chữ nhúng thiếu bảng mã.",
            f"The text layer of “{name}” cannot be decoded: its embedded fonts lack their character maps.",
        ),
        Words(
            "Xin bản .docx, hoặc xuất lại PDF từ Word.",
            "Ask for the .docx, or export the PDF again from Word.",
        ),
        file=name,
    )


def without_text(name: str) -> UnreadableInput:
    """The file opens and holds not one letter."""
    return UnreadableInput(
        Words(
            f"Tệp “{name}” mở được nhưng không có chữ nào (có thể chỉ có ảnh).",
            f"“{name}” opens but holds no text at all (perhaps only pictures).",
        ),
        Words(
            "Kiểm tra có chọn đúng tệp không; nếu nội dung là ảnh quét thì xin bản .docx.",
            "Check that this is the right file; if it holds scanned pictures, ask for the .docx.",
        ),
        file=name,
    )


def unsupported(name: str, what: Words) -> UnreadableInput:
    """The file is something else; `what` names it."""
    return UnreadableInput(
        Words(
            f"Tệp “{name}” là {what.vi}, không phải báo cáo đọc được.",
            f"“{name}” is {what.en}, not a report that can be read.",
        ),
        Words(
            "Đưa vào tệp .docx, .xlsx, .pdf có lớp chữ, .doc, .odt, .rtf, .xls, .ods, .md hoặc .txt.",
            "Give a .docx, .xlsx, .pdf with text, .doc, .odt, .rtf, .xls, .ods, .md or .txt file.",
        ),
        file=name,
    )


def lock_file(name: str) -> UnreadableInput:
    """The small file Word keeps beside an open document."""
    return UnreadableInput(
        Words(
            f"“{name}” là tệp tạm mà Word tạo ra khi đang mở văn bản, không phải văn bản.",
            f"“{name}” is the temporary file Word keeps beside an open document, not the document.",
        ),
        Words("Chọn tệp cùng tên không có “~$” ở đầu.", "Choose the file of that name without “~$”."),
        file=name,
    )


def no_libreoffice(name: str, kind: str) -> UnreadableInput:
    """Old formats are read through LibreOffice, which is not on this machine."""
    return UnreadableInput(
        Words(
            f"Để đọc tệp {kind} “{name}” cần có LibreOffice, máy này chưa cài.",
            f"Reading the {kind} file “{name}” needs LibreOffice, which this machine lacks.",
        ),
        Words(
            "Cài LibreOffice (Debian, Ubuntu: sudo apt-get install libreoffice-writer-nogui; Windows: "
            "libreoffice.org), hoặc mở tệp bằng Word và lưu thành .docx.",
            "Install LibreOffice (Debian, Ubuntu: sudo apt-get install libreoffice-writer-nogui; Windows: "
            "libreoffice.org), or open the file in Word and save it as .docx.",
        ),
        file=name,
    )


def not_converted(name: str, kind: str, detail: str) -> UnreadableInput:
    """LibreOffice opened the file and gave nothing back."""
    return UnreadableInput(
        Words(
            f"LibreOffice không mở được tệp {kind} “{name}”; tệp có thể bị hỏng hoặc có mật khẩu.",
            f"LibreOffice could not open the {kind} file “{name}”; it may be damaged or have a password.",
        ),
        _SAVE_AGAIN,
        file=name,
        detail=detail,
    )


def too_slow(name: str, seconds: int) -> UnreadableInput:
    """Reading took longer than the time allowed."""
    return UnreadableInput(
        Words(
            f"Đọc tệp “{name}” quá {seconds} giây mà chưa xong nên đã dừng.",
            f"Reading “{name}” was stopped after {seconds} seconds.",
        ),
        _SAVE_AGAIN,
        file=name,
    )
