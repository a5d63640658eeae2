"""Old and foreign formats (.doc, .odt, .rtf), turned into .docx by a LibreOffice that can reach nothing."""

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from caicach.adapters.readers import refusals
from caicach.adapters.readers.docx.reader import read_docx
from caicach.adapters.readers.kinds import Kind
from caicach.adapters.readers.limits import CONVERSION_SECONDS, FILE_BYTES
from caicach.core.reading.found import FoundDocument


_PROGRAMS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    # On Windows .com waits for the conversion to end; .exe is the one with windows.
    Path("C:/Program Files/LibreOffice/program/soffice.com"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.com"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
_SUFFIXES = {Kind.DOC: ".doc", Kind.ODT: ".odt", Kind.RTF: ".rtf"}
# A fresh profile: no macro runs, no link is followed or updated, no picture is fetched.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>
"""


def libreoffice() -> str | None:
    """The LibreOffice of this machine, or None."""
    found = (shutil.which(program) for program in _PROGRAMS)
    usual = (str(place) for place in _USUAL_PLACES if place.is_file())
    return next((program for program in (*found, *usual) if program), None)


def read_through_libreoffice(data: bytes, name: str, kind: Kind) -> FoundDocument:
    """The document after conversion."""
    return replace(read_docx(as_docx(data, name, kind), name), format=kind.format_name)


def as_docx(data: bytes, name: str, kind: Kind) -> bytes:
    """The file as .docx. Works on a copy, so that not even a lock file appears beside the input."""
    program = libreoffice()
    if program is None:
        raise refusals.no_libreoffice(name, kind.title)
    with tempfile.TemporaryDirectory(prefix="caicach-", ignore_cleanup_errors=True) as folder:
        return _convert(program, Path(folder), data, name, kind)


def _convert(program: str, folder: Path, data: bytes, name: str, kind: Kind) -> bytes:
    source, profile = folder / f"input{_SUFFIXES[kind]}", folder / "profile"
    source.write_bytes(data)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    said = _run(
        [
            program,
            "--headless",
            "--norestore",
            "--nolockcheck",
            f"-env:UserInstallation={profile.as_uri()}",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(folder),
            str(source),
        ],
        name,
    )
    result = folder / "input.docx"
    if not result.is_file():
        raise refusals.not_converted(name, kind.title, said)
    if result.stat().st_size > FILE_BYTES:
        raise refusals.too_large(name, result.stat().st_size)
    return result.read_bytes()


def _run(command: list[str], name: str) -> str:
    """What the program said. On time-out it is ended with all it started."""
    with subprocess.Popen(  # noqa: S603 - a fixed command on a copy of our own naming
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        try:
            said, _ = process.communicate(timeout=CONVERSION_SECONDS)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise refusals.too_slow(name, CONVERSION_SECONDS) from error
        except BaseException:
            _end(process)
            raise
    return said.decode("utf-8", "replace").strip()


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()
