"""Where a file is written: whole or not at all, and an existing file is replaced only when the new one is whole."""

import os
import tempfile
from pathlib import Path

from caicach.core.ground.errors import CaicachError
from caicach.core.ground.words import Words


class UnwritableDestination(CaicachError):
    """The file cannot be written where it was asked for."""


def write_bytes(path: Path, content: bytes) -> None:
    """The file at `path` holds exactly `content`; on failure whatever stood there still stands."""
    _refuse_folders(path)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise _refusal(path, error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        part.chmod(_mode_of(path))
        part.replace(path)
    except OSError as error:
        raise _refusal(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def _mode_of(path: Path) -> int:
    """The permissions of the file to be replaced, or those a new file gets here."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _refuse_folders(path: Path) -> None:
    if path.is_dir():
        raise UnwritableDestination(
            Words(f"“{path}” là một thư mục, không phải tên tệp.", f"“{path}” is a folder, not a file name."),
            Words(
                "Ghi thêm tên tệp, ví dụ bao-cao.docx, rồi chạy lại.",
                "Add a file name, such as bao-cao.docx, and run again.",
            ),
        )
    if not path.parent.is_dir():
        raise UnwritableDestination(
            Words(f"Không có thư mục “{path.parent}”.", f"There is no folder “{path.parent}”."),
            Words(
                "Tạo thư mục này hoặc chọn nơi khác, rồi chạy lại.",
                "Make this folder or choose another place, and run again.",
            ),
        )


def _refusal(path: Path, error: OSError) -> UnwritableDestination:
    return UnwritableDestination(
        Words(f"Không ghi được tệp “{path}”: {error.strerror}.", f"Cannot write “{path}”: {error.strerror}."),
        Words(
            "Đóng tệp nếu đang mở trong Word hoặc Excel, kiểm tra quyền ghi và dung lượng đĩa, rồi chạy lại.",
            "Close the file if Word or Excel has it open, check the permissions and free space, and run again.",
        ),
    )
