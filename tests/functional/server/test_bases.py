"""Consolidating on the command line with the figures of 2015 that stand in the portal."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from pytest_django.live_server_helper import LiveServer

from caicach.actions.archiving import publish_waiting, queue_all
from caicach.actions.base_figures import write_bases
from caicach.core.submissions.roles import Role
from factories.api import key_of
from factories.consolidating import WHERE, Consolidating, consolidating
from factories.figures import row
from factories.portal import NOW


pytestmark = [pytest.mark.slow, pytest.mark.allow_hosts(["127.0.0.1", "localhost"])]
NOW_ROW, REDUCED = row("D.2.1"), row("D.2.5")


@pytest.fixture
def here(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Consolidating:
    """One report was accepted, and a base of its agency written down."""
    monkeypatch.setattr("caicach.web.clock.now", lambda: NOW)
    made = consolidating()
    made.send(made.small.duty, {"D.2.1": 80}, "accepted")
    write_bases(**WHERE, numbers={("sts", NOW_ROW): Decimal(100)}, **made.who())
    return made


@pytest.fixture
def archive(here: Consolidating, tmp_path: Path) -> Path:
    """What the portal published."""
    queue_all(now=NOW)
    publish_waiting(now=NOW, address=str(tmp_path / "kho"))
    return tmp_path / "kho"


def reduced(path: Path) -> dict[str, Any]:
    figure: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["consolidation"]["figures"][REDUCED]
    return figure


def test_bases_of_the_portal_that_is_named_are_taken_and_stand_in_the_plan(
    here: Consolidating,
    archive: Path,
    live_server: LiveServer,
    caicach: Callable[..., Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CAICACH_TOKEN", key_of(here.receiver, "snv", Role.RECEIVER))
    out, plan = tmp_path / "tinh.json", tmp_path / "ke-hoach.yaml"

    made = caicach("consolidate", archive, "--server", live_server.url, "--to", out, "--write-plan", plan)

    assert made.code == 0
    assert f"Đã lấy 1 số liệu năm gốc ghi trên cổng {live_server.url}." in made.err
    assert (reduced(out)["state"], reduced(out)["value"]) == ("reported", "20")
    kept = yaml.safe_load(plan.read_text(encoding="utf-8"))
    assert kept["bases"] == [{"row": NOW_ROW, "agency": "sts", "number": "100"}]


def test_plan_comes_before_the_portal_and_needs_none(
    here: Consolidating,
    archive: Path,
    live_server: LiveServer,
    caicach: Callable[..., Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CAICACH_TOKEN", key_of(here.receiver, "snv", Role.RECEIVER))
    plan, out, alone = tmp_path / "ke-hoach.yaml", tmp_path / "tinh.json", tmp_path / "rieng.json"
    caicach("consolidate", archive, "--write-plan", plan)
    kept = yaml.safe_load(plan.read_text(encoding="utf-8"))
    kept["bases"] = [{"row": NOW_ROW, "agency": "sts", "number": 160}]
    plan.write_text(yaml.safe_dump(kept), encoding="utf-8")

    made = caicach("consolidate", archive, "--plan", plan, "--server", live_server.url, "--to", out)
    monkeypatch.setenv("CAICACH_SERVER", "http://127.0.0.1:9")
    by_itself = caicach("consolidate", archive, "--plan", plan, "--to", alone)

    assert (made.code, by_itself.code) == (0, 0)
    assert (reduced(out)["value"], reduced(alone)["value"]) == ("50", "50")
    assert "năm gốc ghi trên cổng" not in by_itself.err


def test_who_may_not_see_the_consolidation_is_refused_in_the_portals_words(
    here: Consolidating,
    archive: Path,
    live_server: LiveServer,
    caicach: Callable[..., Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CAICACH_TOKEN", key_of(here.small.user(Role.OFFICER), "sts", Role.OFFICER))

    refused = caicach("consolidate", archive, "--server", live_server.url, "--to", tmp_path / "tinh.json")

    assert refused.code == 2
    assert refused.err.startswith("Việc “Xem bản tổng hợp” không thuộc quyền của bạn ở cơ quan này.")
    assert not (tmp_path / "tinh.json").exists()
