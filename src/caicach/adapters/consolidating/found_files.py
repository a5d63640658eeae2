"""The files of a consolidation: those named, and those in folders and their sub-folders that may be reports."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from caicach.adapters.content.messages import message
from caicach.core.ground.errors import UnreadableInput
from caicach.core.ground.words import Words


WORD = (".docx", ".docm", ".doc", ".dotx", ".odt", ".rtf")
SHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
FIGURES = (".json", ".csv", ".tsv")
TABLES = (".parquet",)
READ = frozenset((*WORD, *SHEETS, ".pdf", ".md", ".txt", *FIGURES, *TABLES))
"""Endings of files that may be reports; in a folder all others are passed over, and said."""

_LEFT_BY_PROGRAMS = ("~$", ".~lock.", "._", "~wrl")
_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
_HIDDEN_FOLDERS = frozenset({"__macosx", ".git", ".trash"})


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to be read; `name` is its path from the folder that was named, and its name for ever."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that is no report, and why."""

    name: str
    why: Words


@dataclass(frozen=True)
class FoundFiles:
    """What there is to read, in the order of names, and what was passed over."""

    files: tuple[SourceFile, ...]
    passed_over: tuple[PassedOver, ...]


def files_of(sources: Iterable[Path]) -> FoundFiles:
    """Every file once. UnreadableInput when a source does not exist or nothing at all can be read in them."""
    files: dict[Path, SourceFile] = {}
    passed: list[PassedOver] = []
    for source in sources:
        if not source.exists():
            raise UnreadableInput(
                message("consolidating.no_source", path=source), message("consolidating.no_source_do")
            )
        for found in _in(source):
            why = _why_not(found.path) if source.is_dir() else None
            if why is not None:
                passed.append(PassedOver(found.name, why))
            else:
                files.setdefault(found.path.resolve(), found)
    if not files:
        raise UnreadableInput(message("consolidating.no_files"), message("consolidating.no_files_do"))
    return FoundFiles(tuple(files.values()), tuple(passed))


def _in(source: Path) -> Iterator[SourceFile]:
    if not source.is_dir():
        yield SourceFile(source, source.name)
        return
    for path in sorted(source.rglob("*")):
        inside = path.relative_to(source)
        is_hidden = any(part.casefold() in _HIDDEN_FOLDERS for part in inside.parts[:-1])
        if path.is_file() and not is_hidden:
            yield SourceFile(path, inside.as_posix())


def _why_not(path: Path) -> Words | None:
    """Why a file of a folder is no report; None when it may be one."""
    name = path.name.casefold()
    if name.startswith(_LEFT_BY_PROGRAMS):
        return message("consolidating.passed_lock")
    if name in _LEFT_BY_SYSTEMS:
        return message("consolidating.passed_system")
    if path.suffix.casefold() not in READ:
        return message("consolidating.passed_kind", ending=path.suffix or path.name)
    return None
