"""Submissions out of archives, wherever they lie, and the map their agencies stand on.

The packages of the archive are an extra: they are imported when there is one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from caicach.adapters.consolidating.nation import national_directory, within_nation
from caicach.adapters.content.messages import message
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.consolidation.contributions import Contribution
from caicach.core.ground.directory import Directory
from caicach.core.ground.errors import UnreadableInput
from caicach.core.ground.periods import ReportingPeriod


if TYPE_CHECKING:
    from caicach.adapters.archive.archive import Archive

Source: TypeAlias = "Path | Archive"
"""A file, a folder, or an archive that was opened."""


def sorted_out(sources: Iterable[Source]) -> "tuple[list[Archive], list[Path]]":
    """The archives among the sources, and the other files and folders. A folder is an archive when it has a manifest;
    UnreadableInput where an archive was opened and nothing was ever published."""
    archives: list[Archive] = []
    others: list[Path] = []
    for source in sources:
        if not isinstance(source, Path):
            _refuse_empty(source)
            archives.append(source)
        elif is_archive(source):
            archives.append(_opened(source))
        else:
            others.append(source)
    return archives, others


def is_archive(folder: Path) -> bool:
    """Whether the folder is an archive."""
    return folder.is_dir() and any((folder / "manifest").glob("*"))


def of_archive(
    archive: "Archive", form: Callable[[str], FormVersion], period: ReportingPeriod | None = None
) -> Iterator[Contribution]:
    """What is current in the archive, of one period or of all."""
    from caicach.adapters.archive.reading import Selection
    from caicach.adapters.archive.restoring import read_submissions

    selection = Selection(periods=(period.id,) if period is not None else ())
    for accepted in read_submissions(archive, form, selection):
        yield accepted.given


def directory_of(archives: "Sequence[Archive]") -> Directory:
    """The directory up to the nation: that of the first portal that published into one of the archives, else content's."""
    for archive in archives:
        from caicach.adapters.archive.agencies import KeptBy, find_directory

        kept = find_directory(archive)
        if kept is not None and kept.by is KeptBy.PORTAL:
            return within_nation(kept.directory)
    return national_directory()


def _opened(folder: Path) -> "Archive":
    from caicach.adapters.archive.archive import open_archive

    return open_archive(str(folder))


def _refuse_empty(archive: "Archive") -> None:
    if not archive.entries():
        address = archive.storage.address
        raise UnreadableInput(
            message("consolidating.no_archive", address=address), message("consolidating.no_archive_do")
        )
