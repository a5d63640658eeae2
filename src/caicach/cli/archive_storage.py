"""Where an archive lies: the address given, else that of the portal's settings."""

from importlib.util import find_spec
from typing import TYPE_CHECKING

from caicach.cli.words import message
from caicach.core.ground.errors import CaicachError
from caicach.environment import S3_ENDPOINT, Environment, archive_address, read_environment


if TYPE_CHECKING:
    from caicach.adapters.archive.storage import Storage

PACKAGES = ("pyarrow", "numpy")


class EnginesMissing(CaicachError):
    """The packages of the archive are not installed."""


def storage_at(address: str) -> "Storage":
    """The place named, else that of the portal's settings. EnginesMissing without the packages."""
    missing = [package for package in PACKAGES if find_spec(package) is None]
    if missing:
        raise EnginesMissing(
            message("archive.engines_missing", packages=", ".join(missing)),
            message("archive.engines_missing_do"),
        )
    from caicach.adapters.archive.storage import open_storage

    environment = read_environment()
    return open_storage(address or archive_address(environment), _of_storage(environment))


def _of_storage(environment: Environment) -> dict[str, str]:
    return {**environment.given, S3_ENDPOINT.name: environment.text(S3_ENDPOINT)}
