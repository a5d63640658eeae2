"""What every test may use: who is signed in, and which tests need the database."""

from collections.abc import Callable

import pytest
from django.test import Client


DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}
DATABASE_FOLDERS = ("tests/integration/", "tests/functional/")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--screenshots`: the journeys in the browser also take the pictures of docs/huong-dan/images."""
    parser.addoption("--screenshots", action="store_true", help="take the pictures of the user's guide again")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the database, so that it can be run again on PostgreSQL, and what needs a browser."""
    strays = []
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
            item.add_marker(pytest.mark.database)
            if not any(folder in item.path.as_posix() for folder in DATABASE_FOLDERS):
                strays.append(item.nodeid)
        if "tests/functional/browser" in str(item.path.as_posix()):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "localhost"]))
    if strays:
        raise pytest.UsageError(f"tests with a database belong into {DATABASE_FOLDERS}: {strays}")


@pytest.fixture
def client_of(db: None) -> Callable[[object], Client]:
    """`client_of(province().user(Role.OFFICER))`: a client in which that person is signed in."""

    def make(user: object) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return make
