"""`caicach audit` and `caicach token`, on the portal's own database and on a file anywhere."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from caicach.core.submissions.acts import Act
from caicach.core.submissions.audit import AuditEvent, LogEntry, entry_after, verdict_on
from caicach.core.submissions.roles import Role
from caicach.store.models import ApiToken, AuditHead, AuditRecord
from factories.api import Asker, ready
from factories.portal import Province, province


pytestmark = [pytest.mark.django_db, pytest.mark.slow]
Typed = Callable[..., Any]


@pytest.fixture
def here(db: None, monkeypatch: pytest.MonkeyPatch) -> Province:
    """The small province, its log with some entries; the command finds Django set up already."""
    monkeypatch.setattr("caicach.cli.audit.ready_portal", lambda: None)
    monkeypatch.setattr("caicach.cli.token.ready_portal", lambda: None)
    made = province()
    made.through(ready(made), Act.PRESENT)
    return made


@pytest.fixture
def exported(here: Province, caicach: Typed, tmp_path: Path) -> Path:
    """The log in a file."""
    file = tmp_path / "log.jsonl"
    assert caicach("audit", "export", "--to", file).code == 0
    return file


def test_a_whole_log_is_told_with_its_length_and_last_hash(
    here: Province, caicach: Typed, exported: Path
) -> None:
    last = AuditRecord.objects.order_by("-number").first()

    for place in ((), (exported,)):
        verified = caicach("audit", "verify", *place)
        assert verified.code == 0
        assert f"{last.number} mục" in verified.out
        assert last.hash in verified.out
    told = json.loads(caicach("audit", "verify", "--json", "--head", last.hash).out)
    assert told == {
        "whole": True, "entries": last.number, "last_hash": last.hash, "broken_at": None, "kind": None,
        "holds_kept_hash": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda row: AuditRecord.objects.filter(pk=row.pk).update(actor="1|Người khác"), "content"),
        (lambda row: AuditRecord.objects.filter(pk=row.pk).update(details={"count": 5}), "content"),
        (lambda row: AuditRecord.objects.filter(pk=row.pk).update(previous_hash="0" * 64), "chain"),
        (lambda row: AuditRecord.objects.filter(pk=row.pk).delete(), "gap"),
    ],
)
def test_a_changed_log_names_its_first_broken_entry(
    here: Province, caicach: Typed, change: Callable[[AuditRecord], object], kind: str
) -> None:
    row = AuditRecord.objects.get(number=2)
    change(row)

    verified = caicach("audit", "verify")
    told = json.loads(caicach("audit", "verify", "--json").out)

    assert verified.code == 1
    assert "2" in verified.out.splitlines()[0]
    assert (told["broken_at"], told["kind"]) == (2, kind)


def test_a_log_cut_short_is_told_by_the_database_and_by_a_hash_kept_elsewhere(
    here: Province, caicach: Typed, exported: Path
) -> None:
    last = AuditRecord.objects.order_by("-number").first()
    lines = exported.read_text(encoding="utf-8").splitlines(keepends=True)
    exported.write_text("".join(lines[:-1]), encoding="utf-8")

    unsuspecting = caicach("audit", "verify", exported)
    knowing = caicach("audit", "verify", exported, "--head", last.hash.upper())
    last.delete()

    assert unsuspecting.code == 0
    assert knowing.code == 1
    assert "cắt bớt" in knowing.out
    assert caicach("audit", "verify").code == 1
    before = AuditRecord.objects.order_by("-number").first()
    AuditHead.objects.update(number=before.number, hash=before.hash)
    assert caicach("audit", "verify").code == 0
    assert caicach("audit", "verify", "--head", last.hash).code == 1


def test_a_log_that_has_grown_still_holds_the_hash_kept(here: Province, caicach: Typed) -> None:
    kept = AuditRecord.objects.get(number=3).hash

    assert caicach("audit", "verify", "--head", kept).code == 0


@pytest.mark.parametrize("line", ["{", "[]", "{}", '{"number": 1, "details": []}', "\x00"])
def test_a_file_that_is_no_log_names_its_line(caicach: Typed, tmp_path: Path, line: str) -> None:
    file = tmp_path / "log.jsonl"
    file.write_text(f"\n{line}\n", encoding="utf-8")

    verified = caicach("audit", "verify", file)

    assert verified.code == 2
    assert verified.err.startswith("Dòng 2")
    assert caicach("audit", "verify", tmp_path / "none.jsonl").code == 2


def test_an_empty_log_is_whole() -> None:
    verdict = verdict_on([])

    assert verdict.is_whole
    assert (verdict.entries, verdict.last_hash) == (0, "0" * 64)


def test_what_was_no_text_when_written_is_another_entry() -> None:
    """A 5 in place of the text "5" is a change, though it prints the same."""
    entry = entry_after(None, AuditEvent("2026", "1|Lan", "edit", "x", details={"count": "5"}))
    event = AuditEvent("2026", "1|Lan", "edit", "x", details={"count": 5})

    assert not verdict_on([LogEntry(1, event, entry.previous_hash, entry.hash)]).is_whole


def test_a_key_is_made_listed_and_ended_on_the_server(here: Province, caicach: Typed) -> None:
    words = ("--agency", "sts", "--role", "officer", "--label", "Phần mềm báo cáo", "--days", "30")

    made = caicach("token", "create", "officer", *words)
    listed = caicach("token", "list")
    number = ApiToken.objects.get().pk
    ended = caicach("token", "revoke", number)

    secret = made.out.strip()
    assert secret.startswith("caicach_")
    assert "Phần mềm báo cáo" in listed.out
    assert secret not in listed.out
    assert ended.code == 0
    assert Asker(secret).get("/me").status_code == 401
    assert caicach("token", "revoke", number + 1).code == 2
    assert caicach("token", "create", "nobody", *words).code == 3
    assert caicach("token", "create", "head", *words).code == 2


def test_a_role_that_is_not_held_gets_no_key(here: Province, caicach: Typed) -> None:
    refused = caicach(
        "token", "create", "officer", "--agency", "snv", "--role", Role.RECEIVER, "--label", "x"
    )

    assert refused.code == 2
    assert "Người tiếp nhận" in refused.err
    assert not ApiToken.objects.exists()
