"""What is committed installs everywhere: hashes, no addresses, a reason beside each dependency."""

import json
import re
import tomllib
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]
LOCKS = (
    "requirements.lock",
    "requirements-engines.lock",
    "requirements-spark.lock",
    "requirements-portal.lock",
    "requirements-dev.lock",
    "requirements-bench.lock",
)
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LOCKS)
def test_lock_file_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    assert "--hash=sha256:" in text
    assert "://" not in text


@pytest.mark.parametrize(
    ("lock", "extra"),
    [("", ""), ("-engines", "engines"), ("-spark", "spark"), ("-portal", "portal"), ("-portal", "s3")],
)
def test_every_dependency_is_locked(lock: str, extra: str) -> None:
    project = tomllib.loads(PYPROJECT)["project"]
    wanted = project["optional-dependencies"][extra] if extra else project["dependencies"]
    locked = set(
        re.findall(r"^([a-z0-9-]+)==", (ROOT / f"requirements{lock}.lock").read_text(encoding="utf-8"), re.M)
    )

    assert {re.split(r"[<>=\[]", line)[0].lower() for line in wanted} <= locked


@pytest.mark.parametrize("listing", ["dependencies", "engines", "spark", "portal", "s3"])
def test_every_dependency_says_what_it_is_for(listing: str) -> None:
    listed = re.search(rf"^{listing} = \[\n(.*?)^\]", PYPROJECT, re.M | re.S)

    assert listed
    silent = [line for line in listed[1].splitlines() if line.strip().startswith('"') and "#" not in line]
    assert silent == []


def test_lock_file_of_the_pages_has_hashes_and_no_address() -> None:
    lock = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: package for name, package in json.loads(lock)["packages"].items() if name}

    assert "://" not in lock
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())


def test_every_asset_is_asked_for_in_one_version() -> None:
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]

    assert [name for name, version in wanted.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
