"""The log: whatever was recorded verifies, and whatever is changed in it afterwards is found, at its place."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from caicach.core.submissions.audit import AuditEvent, LogEntry, Tampering, entry_after, find_tampering


_text = st.text(max_size=8)
_events = st.builds(
    AuditEvent,
    at=_text,
    actor=_text,
    act=_text,
    subject=_text,
    agency=_text,
    on_behalf_of=_text,
    automated=st.booleans(),
    details=st.dictionaries(_text, _text, max_size=3),
)


def _chain(events: list[AuditEvent]) -> list[LogEntry]:
    entries: list[LogEntry] = []
    for event in events:
        entries.append(entry_after(entries[-1] if entries else None, event))
    return entries


@given(st.lists(_events, max_size=8))
def test_a_log_as_recorded_holds_together(events: list[AuditEvent]) -> None:
    assert find_tampering(_chain(events)) is None


@given(st.lists(_events, min_size=1, max_size=8), _events, st.data())
def test_a_changed_entry_is_found_where_it_stands(
    events: list[AuditEvent], other: AuditEvent, data: st.DataObject
) -> None:
    entries = _chain(events)
    at = data.draw(st.integers(0, len(entries) - 1))
    if other == entries[at].event:
        return
    entries[at] = replace(entries[at], event=other)

    assert find_tampering(entries) == Tampering(at + 1, "content")


@given(st.lists(_events, min_size=2, max_size=8), _events, st.data())
def test_a_changed_entry_with_its_hash_made_anew_breaks_the_next(
    events: list[AuditEvent], other: AuditEvent, data: st.DataObject
) -> None:
    """Who can change one row can compute its hash as well; the entry after remembers the old one."""
    entries = _chain(events)
    at = data.draw(st.integers(0, len(entries) - 2))
    if other == entries[at].event:
        return
    entries[at] = entry_after(entries[at - 1] if at else None, other)

    assert find_tampering(entries) == Tampering(at + 2, "chain")


@given(st.lists(_events, min_size=2, max_size=8), st.data())
def test_an_entry_left_out_is_a_gap(events: list[AuditEvent], data: st.DataObject) -> None:
    entries = _chain(events)
    at = data.draw(st.integers(0, len(entries) - 2))
    del entries[at]

    assert find_tampering(entries) == Tampering(at + 1, "gap")


@given(st.lists(_events, min_size=2, max_size=8), st.data())
def test_two_entries_that_changed_places_are_found(events: list[AuditEvent], data: st.DataObject) -> None:
    entries = _chain(events)
    at = data.draw(st.integers(0, len(entries) - 2))
    entries[at], entries[at + 1] = entries[at + 1], entries[at]

    assert find_tampering(entries) == Tampering(at + 1, "gap")


@given(_events, _events)
def test_different_events_are_different_texts(one: AuditEvent, other: AuditEvent) -> None:
    """No two events share a canonical text, or one could stand in the place of the other."""
    assert (one.canonical() == other.canonical()) is (one == other)


def test_words_that_move_from_one_part_to_the_next_are_another_event() -> None:
    one = AuditEvent("", "ab", "c", "")
    other = AuditEvent("", "a", "bc", "")

    assert one.canonical() != other.canonical()
