"""The manifest holds together, whoever published beside whom; whatever is changed in it has another hash."""

from dataclasses import replace

import pytest

from caicach.core.consolidation.archive_manifest import (
    ArchivedFile,
    BrokenChain,
    Dataset,
    ManifestEntry,
    entry_after,
    find_broken,
    heads_of,
    in_order,
)


FILE = ArchivedFile("figures/a.parquet", Dataset.FIGURES, "2023", "2023-year", 3, 900, "ab", "cd")


def chain(length: int) -> list[ManifestEntry]:
    entries: list[ManifestEntry] = []
    for number in range(length):
        entries.append(entry_after(heads_of(entries), f"2024-01-0{number + 1}", [FILE]))
    return entries


def test_entries_follow_one_another() -> None:
    first, second, third = chain(3)

    assert (first.number, second.number, third.number) == (1, 2, 3)
    assert (first.before, second.before, third.before) == ((), (first.hash,), (second.hash,))
    assert heads_of([first, second, third]) == (third,)
    assert find_broken([third, first, second]) == ()


def test_two_entries_after_the_same_one_are_both_named_by_the_next() -> None:
    first, second = chain(2)
    beside = entry_after([first], "2024-01-09", [])

    assert set(heads_of([first, second, beside])) == {second, beside}
    joined = entry_after(heads_of([first, second, beside]), "2024-01-10", [])
    assert set(joined.before) == {second.hash, beside.hash}
    assert joined.number == 3
    assert find_broken([first, second, beside, joined]) == ()


def test_order_does_not_depend_on_how_they_were_listed() -> None:
    entries = chain(4)

    assert in_order(reversed(entries)) == tuple(entries)


@pytest.mark.parametrize(
    "change",
    [
        {"number": 2},
        {"at": "2024-01-02"},
        {"before": ("00",)},
        {"files": ()},
        {"files": (FILE, FILE)},
        *({"files": (replace(FILE, **{name: 7}),)} for name in ("rows", "size")),
        *(
            {"files": (replace(FILE, **{name: "x"}),)}
            for name in ("name", "form", "period", "sha256", "schema")
        ),
        {"files": (replace(FILE, dataset=Dataset.TEXTS),)},
    ],
)
def test_whatever_is_changed_changes_hash_and_name(change: dict[str, object]) -> None:
    [entry] = chain(1)
    changed = replace(entry, **change)

    assert changed.hash != entry.hash
    assert changed.name != entry.name


def test_entry_before_that_is_lost_breaks_the_chain() -> None:
    first, second, third = chain(3)

    assert find_broken([first, third]) == (BrokenChain(third.name, "missing"),)
    assert find_broken([second, third]) == (BrokenChain(second.name, "missing"),)


def test_number_that_does_not_follow_breaks_the_chain() -> None:
    first, second = chain(2)
    wrong = replace(second, number=5)

    assert find_broken([first, wrong]) == (BrokenChain(wrong.name, "number"),)
