"""What most tests of the pages stand on: the moment of the factories, the small province, its officer's report just begun."""

from collections.abc import Callable

import pytest
from django.test import Client

from caicach.core.submissions.roles import Role
from caicach.store.models import Submission
from factories.portal import NOW, Province, province


@pytest.fixture
def that_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages stand at the moment of the factories."""
    monkeypatch.setattr("caicach.web.clock.now", lambda: NOW)


@pytest.fixture
def made(db: None) -> Province:
    """The small province."""
    return province()


@pytest.fixture
def submission(made: Province) -> Submission:
    """The department's report, just begun."""
    return made.start()


@pytest.fixture
def officer(made: Province, client_of: Callable[[object], Client]) -> Client:
    """The department's officer, signed in."""
    return client_of(made.user(Role.OFFICER))
