"""Making the portal ready within the command line: its packages, its settings, its data folder."""

import os
from importlib.util import find_spec

from caicach.cli.words import message
from caicach.core.ground.errors import CaicachError
from caicach.environment import Environment, not_writable, read_environment


PACKAGES = ("django", "allauth", "axes", "ninja", "whitenoise", "psycopg")


class PortalMissing(CaicachError):
    """The packages of the portal are not installed."""


def ready_portal() -> Environment:
    """Django set up on the settings given. PortalMissing without its packages; a setting that is wrong says so."""
    missing = [package for package in PACKAGES if find_spec(package) is None]
    if missing:
        raise PortalMissing(
            message("cli.portal_missing", packages=", ".join(missing)), message("cli.portal_missing_do")
        )
    environment = read_environment()
    folder = environment.data
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / "media").mkdir(exist_ok=True)
    except OSError as error:
        raise not_writable(folder) from error
    if not os.access(folder, os.W_OK):
        raise not_writable(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caicach.settings")
    import django  # the packages of the portal are not everybody's

    django.setup()
    return environment
