"""The API at the moment of the factories, and the small province to ask it about."""

from collections.abc import Callable

import pytest
from django.core.cache import cache

from caicach.core.submissions.roles import Role
from factories.api import Asker, asker
from factories.portal import NOW, Province, province


@pytest.fixture(autouse=True)
def _at_that_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caicach.web.clock.now", lambda: NOW)
    cache.clear()


@pytest.fixture
def here(db: None) -> Province:
    """The small province."""
    return province()


@pytest.fixture
def program(here: Province) -> Callable[[Role], Asker]:
    """`program(Role.OFFICER).get("/me")`: a program with a key of the person of that role."""
    return lambda role: asker(here, role)
