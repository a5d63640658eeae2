"""A portal on a live server, and the command line asking it in a person's name."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from caicach.core.submissions.roles import Role
from factories.api import HOMES, key_of
from factories.portal import NOW, Province, province


@pytest.fixture
def here(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Province:
    """The small province at its moment."""
    monkeypatch.setattr("caicach.web.clock.now", lambda: NOW)
    return province()


@pytest.fixture
def as_role(
    here: Province, live_server: LiveServer, caicach: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> Callable[[Role], Callable[..., Any]]:
    """`as_role(Role.OFFICER)("duties")`: the command line with a key of the person of that role."""

    def become(role: Role) -> Callable[..., Any]:
        monkeypatch.setenv("CAICACH_SERVER", live_server.url)
        monkeypatch.setenv("CAICACH_TOKEN", key_of(here.user(role), HOMES.get(role, "sts"), role))
        return caicach

    return become


@pytest.fixture
def figures(tmp_path: Path) -> Path:
    """Two figures in JSON."""
    file = tmp_path / "so-lieu.json"
    file.write_text(
        '{"period": "2026-year", "values": {"steering-documents": 12, "A.3.1": 4}}', encoding="utf-8"
    )
    return file
