"""The archive keeps the directory of agencies with its history, so that it is made again by itself."""

from dataclasses import replace
from datetime import date

from caicach.adapters.archive.agencies import KeptBy, KeptDirectory, agencies_to_publish, find_directory
from caicach.adapters.archive.archive import Archive
from caicach.adapters.archive.verifying import Problem, verify
from caicach.adapters.consolidating.nation import NATION, national_directory, within_nation
from caicach.adapters.content.load import load_catalogue
from caicach.core.consolidation.archive_manifest import Dataset
from caicach.core.consolidation.placing import Place, PlaceMap, Placement
from caicach.core.ground.agencies import Agency, AgencyType
from caicach.core.ground.directory import NO_DIRECTORY
from factories.archive import DIRECTORY, NOW, ORDER, accepted


CONTENT = KeptDirectory(load_catalogue().directory, KeptBy.CONTENT)


def keep(archive: Archive, kept: KeptDirectory) -> None:
    archive.publish([], {}, NOW, agencies_to_publish(archive, kept))


def test_directory_comes_back_with_its_history(archive: Archive) -> None:
    keep(archive, DIRECTORY)

    assert find_directory(archive) == DIRECTORY


def test_directory_of_content_comes_back(archive: Archive) -> None:
    keep(archive, CONTENT)

    found, given = find_directory(archive), CONTENT.directory
    assert found is not None
    assert found.directory.agencies == given.agencies
    assert set(found.directory.places) == set(given.places)
    assert set(found.directory.successions) == set(given.successions)
    assert set(found.directory.codes) == set(given.codes)


def test_archive_that_never_had_one_has_none(archive: Archive) -> None:
    archive.publish([accepted("sts")], ORDER, NOW)

    assert find_directory(archive) is None


def test_directory_is_published_once_and_again_when_it_changed(archive: Archive) -> None:
    keep(archive, DIRECTORY)
    archive.publish([accepted("sts")], ORDER, NOW, agencies_to_publish(archive, DIRECTORY))
    assert len(archive.files(Dataset.AGENCIES)) == 1
    new = Agency("xa", "UBND xã", AgencyType.COMMUNE, "", None, None, None)
    changed = replace(
        DIRECTORY,
        directory=replace(DIRECTORY.directory, agencies=(*DIRECTORY.directory.agencies, new)),
    )

    keep(archive, changed)

    assert find_directory(archive) == changed
    assert len(archive.files(Dataset.AGENCIES)) == 2
    assert archive.periods() == ("2023-year",)


def test_content_does_not_replace_what_a_portal_keeps(archive: Archive) -> None:
    keep(archive, CONTENT)
    keep(archive, DIRECTORY)
    keep(archive, CONTENT)

    assert find_directory(archive) == DIRECTORY


def test_portal_without_agencies_publishes_no_directory(archive: Archive) -> None:
    keep(archive, CONTENT)
    keep(archive, KeptDirectory(NO_DIRECTORY, KeptBy.PORTAL))

    assert find_directory(archive).by is KeptBy.CONTENT  # type: ignore[union-attr]
    assert len(archive.entries()) == 1


def test_lost_directory_is_named(archive: Archive) -> None:
    keep(archive, DIRECTORY)
    lost = archive.files(Dataset.AGENCIES)[0].name
    archive.storage.delete(lost)

    assert verify(archive.storage).problems == (Problem("file_missing", lost),)


def test_directory_of_an_office_stands_within_the_nation() -> None:
    day, whole = date(2025, 12, 14), within_nation(DIRECTORY.directory)

    where = PlaceMap(whole, NATION, day)

    assert where.place("snv") == Place("snv", "sts", Placement.FOLLOWED)
    assert where.place("an-giang") == Place("an-giang", "an-giang-merged", Placement.FOLLOWED)
    assert within_nation(national_directory()) == national_directory()
