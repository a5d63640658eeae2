"""What is current, today and on an earlier day; derived tables answer alike and are never believed when old."""

from datetime import date

import pytest

from caicach.adapters.archive.archive import Archive
from caicach.adapters.archive.derived import LIST
from caicach.adapters.archive.reading import Selection, read_current, read_published
from caicach.adapters.archive.rebuilding import rebuild
from caicach.core.checks.sql import column_of
from factories.archive import NOW, ORDER, PLANNED, accepted


EVERYTHING = Selection()


def planned(archive: Archive, selection: Selection = EVERYTHING) -> dict[str, float]:
    """Agency and planned investment of the current rows, in their order."""
    found = {}
    for table in read_current(archive, selection, ORDER).values():
        rows = zip(
            table["agency"].to_pylist(),
            table["period"].to_pylist(),
            table[column_of(PLANNED)].to_pylist(),
            strict=True,
        )
        found |= {f"{agency} {period}": number / 1000 for agency, period, number in rows}
    return found


def test_newest_version_counts_whatever_order_they_came_in(archive: Archive) -> None:
    archive.publish([accepted("sts", 9, version=3)], ORDER, NOW)
    archive.publish([accepted("sts", 5), accepted("sts", 7, version=2)], ORDER, NOW)

    assert planned(archive) == {"sts 2023-year": 9}


def test_as_known_on_a_day_sees_what_was_accepted_by_then(archive: Archive) -> None:
    archive.publish([accepted("sts", 5), accepted("xa-a", 1, accepted_on=date(2024, 1, 9))], ORDER, NOW)
    archive.publish([accepted("sts", 7, version=2, accepted_on=date(2024, 2, 1))], ORDER, NOW)

    assert planned(archive, EVERYTHING.as_known_on(date(2024, 1, 4))) == {}
    assert planned(archive, EVERYTHING.as_known_on(date(2024, 1, 31))) == {
        "sts 2023-year": 5,
        "xa-a 2023-year": 1,
    }
    assert planned(archive) == {"sts 2023-year": 7, "xa-a 2023-year": 1}


def test_periods_and_regimes_are_apart(archive: Archive) -> None:
    archive.publish(
        [accepted("sts", 5), accepted("sts", 6, period="2024-year"), accepted("xa-a", 1, regime="khác")],
        ORDER,
        NOW,
    )

    assert planned(archive, Selection(periods=("2024-year",))) == {"sts 2024-year": 6}
    assert planned(archive, Selection(regimes=("khác",))) == {"xa-a 2023-year": 1}


def test_correction_under_another_form_supersedes_too(archive: Archive) -> None:
    archive.publish([accepted("sts", 5), accepted("xa-a", 1)], ORDER, NOW)
    archive.publish([accepted("sts", 7, version=2, form="two-level")], ORDER, NOW)

    tables = read_current(archive)

    assert {form: table["agency"].to_pylist() for form, table in tables.items()} == {
        "2023": ["xa-a"],
        "two-level": ["sts"],
    }
    assert read_current(archive, Selection(forms=("two-level",))).keys() == {"two-level"}


def test_only_columns_asked_for_are_read(archive: Archive) -> None:
    archive.publish([accepted("sts", 5)], ORDER, NOW)

    [table] = read_current(archive, columns=(column_of(PLANNED),)).values()

    assert column_of(PLANNED) in table.column_names
    assert "content_hash" not in table.column_names


def test_empty_archive_has_no_tables(archive: Archive) -> None:
    assert read_current(archive) == {}
    assert rebuild(archive, ORDER) == 0
    assert read_current(archive) == {}


def test_derived_tables_answer_as_what_was_published(archive: Archive) -> None:
    archive.publish([accepted(a, n) for n, a in enumerate(("xa-a", "sts", "xa-b"))], ORDER, NOW)
    archive.publish([accepted("sts", 7, version=2), accepted("sts", 8, period="2024-year")], ORDER, NOW)

    assert rebuild(archive, ORDER) == 4

    derived, published = read_current(archive, order=ORDER), read_published(archive, order=ORDER)
    assert derived.keys() == published.keys()
    assert all(derived[form].equals(published[form]) for form in derived)


def test_derived_tables_are_not_believed_once_more_is_published(archive: Archive) -> None:
    archive.publish([accepted("sts", 5)], ORDER, NOW)
    rebuild(archive, ORDER)
    archive.publish([accepted("sts", 7, version=2)], ORDER, NOW)

    assert planned(archive) == {"sts 2023-year": 7}


def test_derived_tables_do_not_answer_for_an_earlier_day(archive: Archive) -> None:
    archive.publish([accepted("sts", 5)], ORDER, NOW)
    archive.publish([accepted("sts", 7, version=2, accepted_on=date(2024, 2, 1))], ORDER, NOW)
    rebuild(archive, ORDER)

    assert planned(archive, EVERYTHING.as_known_on(date(2024, 1, 31))) == {"sts 2023-year": 5}


def test_rebuilding_leaves_no_old_derived_file(archive: Archive) -> None:
    archive.publish([accepted("sts", 5)], ORDER, NOW)
    rebuild(archive, ORDER)
    archive.publish([accepted("sts", 7, version=2)], ORDER, NOW)
    rebuild(archive, ORDER)

    assert len(archive.storage.names("derived")) == 2


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"of": [], "files": []}'])
def test_damaged_list_of_derived_tables_is_as_none(archive: Archive, content: bytes) -> None:
    archive.publish([accepted("sts", 5)], ORDER, NOW)
    archive.storage.write(LIST, content)

    assert planned(archive) == {"sts 2023-year": 5}
