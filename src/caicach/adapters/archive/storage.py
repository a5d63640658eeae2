"""Where the archive lies: a local folder or S3-compatible storage. A file is there whole or not at all."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pyarrow import fs

from caicach.adapters.content.messages import message
from caicach.core.ground.errors import CaicachError, WrongUsage


UNFINISHED = ".part"


class ArchiveUnreachable(CaicachError):
    """The place of the archive cannot be read or written."""


@dataclass(frozen=True)
class Storage:
    """A place for files: `address` as a person writes it, `root` its path in the file system."""

    address: str
    filesystem: fs.FileSystem
    root: str

    def path(self, name: str) -> str:
        """The path of a file in the file system."""
        return f"{self.root}/{name}"

    def write(self, name: str, content: bytes) -> None:
        """The file holds exactly this; before that nobody finds anything under the name."""
        with self._told():
            if isinstance(self.filesystem, fs.LocalFileSystem):
                _write_locally(Path(self.path(name)), content)
                return
            with self.filesystem.open_output_stream(self.path(name)) as stream:
                stream.write(content)

    def read(self, name: str) -> bytes:
        """The bytes of a file; FileNotFoundError when it is not there."""
        with self._told(), self.filesystem.open_input_stream(self.path(name)) as stream:
            content: bytes = stream.read()
            return content

    def names(self, folder: str = "") -> tuple[str, ...]:
        """The files below a folder, unfinished ones too, in order."""
        base = self.path(folder).rstrip("/") if folder else self.root
        with self._told():
            found = self.filesystem.get_file_info(fs.FileSelector(base, allow_not_found=True, recursive=True))
        files = (info.path for info in found if info.type is fs.FileType.File)
        return tuple(sorted(path.removeprefix(f"{self.root}/") for path in files))

    def delete(self, name: str) -> None:
        """Throw away a derived file; nothing published is ever deleted."""
        with self._told():
            self.filesystem.delete_file(self.path(name))

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise
        except OSError as error:
            raise ArchiveUnreachable(
                message("archive.unreachable", address=self.address, why=_short(error)),
                message("archive.unreachable_do"),
                address=self.address,
            ) from error


def open_storage(address: str, environment: Mapping[str, str] = os.environ) -> Storage:
    """The place of that address: a folder, or `s3://bucket/folder` with the keys of AWS_… and the server of
    CAICACH_S3_ENDPOINT. WrongUsage when it is neither."""
    scheme = urlsplit(address).scheme if "://" in address else ""
    if scheme == "s3":
        return _in_s3(address, environment)
    if scheme not in ("", "file"):
        raise WrongUsage(message("archive.bad_address", address=address), message("archive.bad_address_do"))
    folder = Path(address.removeprefix("file://")).expanduser().absolute()
    return Storage(address, fs.LocalFileSystem(), folder.as_posix())


def _in_s3(address: str, environment: Mapping[str, str]) -> Storage:
    parts = urlsplit(address)
    if not parts.netloc:
        raise WrongUsage(message("archive.bad_address", address=address), message("archive.bad_address_do"))
    endpoint = urlsplit(environment.get("CAICACH_S3_ENDPOINT", "").strip())
    server = {"scheme": endpoint.scheme, "endpoint_override": endpoint.netloc} if endpoint.netloc else {}
    region = environment.get("AWS_REGION") or environment.get("AWS_DEFAULT_REGION") or "us-east-1"
    filesystem = fs.S3FileSystem(region=region, connect_timeout=10, request_timeout=60, **server)
    return Storage(address, filesystem, f"{parts.netloc}{parts.path}".rstrip("/"))


def _write_locally(path: Path, content: bytes) -> None:
    """Written beside, on the disk, then under its name: a crash at any point leaves an unfinished file or the whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=UNFINISHED, dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(0o640)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    _fsync_folder(path.parent)


def _fsync_folder(folder: Path) -> None:
    """The name itself is on the disk; Windows has no such thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _short(error: OSError) -> str:
    return (error.strerror or str(error)).split(". Detail")[0][:300]
