"""What is published stays as it was published, once; nothing half is ever seen."""

from decimal import Decimal
from pathlib import Path

import pytest

from caicach.adapters.archive.archive import Archive, ArchiveBroken, open_archive
from caicach.adapters.archive.reading import Selection, read_current, submissions_in
from caicach.adapters.archive.restoring import read_submissions
from caicach.adapters.archive.storage import ArchiveUnreachable, Storage
from caicach.adapters.content.load import load_catalogue
from caicach.core.consolidation.archive_manifest import Dataset, heads_of
from caicach.core.ground.errors import UnreadableInput, WrongUsage
from caicach.core.ground.tallies import Tally
from caicach.core.ground.values import NONE_AROSE, NOT_APPLICABLE, WITHHELD, ValueState, reported
from factories.archive import NOW, ORDER, accepted


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def test_what_was_accepted_comes_back_as_it_was(archive: Archive) -> None:
    given = accepted(
        "sts",
        "12.345",
        elements={"online-procedures": frozenset({"1.001", "2.002"})},
        texts={"I.1": ("Câu thứ nhất.", "Câu thứ hai."), "II": ("Khó khăn…",)},
        tallies={
            "satisfaction-survey": Tally({Decimal(1): 12, Decimal("2"): 3}, {ValueState.NOT_REPORTED: 4})
        },
        plan_completion_rate=reported("66.70"),
        provincial_tasks_assigned=NONE_AROSE,
        provincial_tasks_late=NOT_APPLICABLE,
        steering_documents=WITHHELD,
    )
    archive.publish([given], ORDER, NOW)

    [back] = read_submissions(archive, load_catalogue().form)

    assert back == given
    assert str(back.given.values["plan-completion-rate"].number) == "66.70"


def test_partitions_are_of_form_and_period_and_rows_in_tree_order(archive: Archive) -> None:
    given = [accepted(a) for a in ("xa-a", "snv", "xa-b", "sts")]
    archive.publish([*given, accepted("sts", period="2024-year", form="two-level")], ORDER, NOW)

    files = archive.files(Dataset.FIGURES)

    assert [(f.form, f.period, f.rows) for f in files] == [
        ("2023", "2023-year", 4),
        ("two-level", "2024-year", 1),
    ]
    assert files[0].name.startswith("figures/2023/2023-year/")
    assert archive.read(files[0])["agency"].to_pylist() == ["snv", "sts", "xa-b", "xa-a"]


def test_publishing_twice_adds_nothing(archive: Archive, tmp_path: Path) -> None:
    archive.publish([accepted("sts"), accepted("xa-a")], ORDER, NOW)
    before = files_of(tmp_path)

    assert archive.publish([accepted("xa-a"), accepted("sts")], ORDER, NOW) is None
    assert files_of(tmp_path) == before


def test_correction_supersedes_and_changes_no_file(archive: Archive, tmp_path: Path) -> None:
    archive.publish([accepted("sts", 5), accepted("xa-a", 1)], ORDER, NOW)
    before = files_of(tmp_path)
    archive.publish([accepted("sts", 7, version=2)], ORDER, NOW)

    assert before.items() <= files_of(tmp_path).items()
    assert sorted(submissions_in(read_current(archive))) == ["sts-2023-year-v2", "xa-a-2023-year-v1"]


def test_two_publishers_who_do_not_see_each_other_lose_nothing(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.publish([accepted("snv")], ORDER, NOW)
    other = open_archive(archive.storage.address)
    seen = other.entries()
    archive.publish([accepted("sts")], ORDER, NOW)
    with monkeypatch.context() as late:
        late.setattr(other, "entries", lambda: seen)
        other.publish([accepted("xa-a")], ORDER, NOW)

    assert sorted(submissions_in(read_current(archive))) == [
        "snv-2023-year-v1",
        "sts-2023-year-v1",
        "xa-a-2023-year-v1",
    ]
    assert len(heads_of(archive.entries())) == 2
    joined = archive.publish([accepted("xa-b")], ORDER, NOW)
    assert joined is not None
    assert len(joined.before) == 2
    assert heads_of(archive.entries()) == (joined,)


def test_submission_published_twice_at_once_is_one(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as blind:
        blind.setattr(Archive, "_not_there", lambda *given: list(given[1]))
        archive.publish([accepted("sts", texts={"I": ("Một.",)})], ORDER, NOW)
        archive.publish([accepted("sts", texts={"I": ("Một.",)}), accepted("xa-a")], ORDER, NOW)

    found = list(read_submissions(archive, load_catalogue().form))

    assert [s.given.agency for s in found] == ["sts", "xa-a"]
    assert found[0].given.texts == {"I": ("Một.",)}


def test_figure_finer_than_a_thousandth_is_refused_by_name_and_nothing_is_published(archive: Archive) -> None:
    with pytest.raises(
        UnreadableInput, match=r"“sts-2023-year-v1”, chỉ tiêu public-investment-planned: 0\.1234"
    ):
        archive.publish([accepted("xa-a"), accepted("sts", "0.1234")], ORDER, NOW)

    assert archive.entries() == ()


def test_figure_larger_than_a_column_is_refused(archive: Archive) -> None:
    with pytest.raises(UnreadableInput, match="lớn quá mức"):
        archive.publish([accepted("sts", 10**16)], ORDER, NOW)


def test_changed_entry_stops_every_reader(archive: Archive, tmp_path: Path) -> None:
    archive.publish([accepted("sts")], ORDER, NOW)
    [entry] = (tmp_path / "kho lưu/manifest").iterdir()
    entry.write_text(entry.read_text().replace("2023-year", "2022-year"), encoding="utf-8")

    with pytest.raises(ArchiveBroken, match="manifest/00000001-"):
        open_archive(archive.storage.address).entries()


def test_lost_file_stops_the_reader_who_needs_it_and_names_it(archive: Archive, tmp_path: Path) -> None:
    archive.publish([accepted("sts")], ORDER, NOW)
    archive.publish([accepted("sts", period="2024-year")], ORDER, NOW)
    lost = archive.files(Dataset.FIGURES)[1]
    (Path(archive.storage.root) / lost.name).unlink()

    assert read_current(archive, Selection(periods=("2023-year",)))
    with pytest.raises(ArchiveBroken, match=lost.name):
        read_current(archive)


def test_entry_before_this_one_lost_is_told(archive: Archive) -> None:
    first = archive.publish([accepted("sts")], ORDER, NOW)
    archive.publish([accepted("xa-a")], ORDER, NOW)
    assert first is not None
    archive.storage.delete(f"manifest/{first.name}.json")

    with pytest.raises(ArchiveBroken, match="manifest/00000002-"):
        open_archive(archive.storage.address).entries()


@pytest.mark.parametrize("address", ["ftp://kho", "s3://", "https://x/y"])
def test_address_of_another_kind_is_refused(address: str) -> None:
    with pytest.raises(WrongUsage, match="không phải địa chỉ"):
        open_archive(address)


def test_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "kho").write_text("một tệp", encoding="utf-8")
    archive = open_archive(str(tmp_path / "kho" / "trong"))

    with pytest.raises(ArchiveUnreachable, match="Không đọc hoặc ghi được kho lưu"):
        archive.publish([accepted("sts")], ORDER, NOW)


def test_storage_names_are_relative_and_in_order(archive: Archive) -> None:
    archive.publish([accepted("sts", texts={"I": ("Một.",)})], ORDER, NOW)

    names = Storage(archive.storage.address, archive.storage.filesystem, archive.storage.root).names()

    assert [name.split("/")[0] for name in names] == ["figures", "manifest", "texts"]
