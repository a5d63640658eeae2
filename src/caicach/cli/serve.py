"""`caicach serve`: the portal of a small office in one command, web server and background jobs together."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from types import FrameType

import click

from caicach.cli.portal import PortalMissing, ready_portal
from caicach.cli.words import Command, Option, language_of, message
from caicach.core.ground.errors import CaicachError
from caicach.environment import ADDRESS, DATA, DEMO


DEMO_FOLDER = "caicach-demo/portal"  # beside the files of caicach demo
PATIENCE = 25  # seconds for a request under way to end


class PortTaken(CaicachError):
    """Another program listens there, or nobody may."""


@click.command(cls=Command, words="portal.serve")
@click.option("--host", cls=Option, words="host", default="127.0.0.1")
@click.option("--port", cls=Option, words="port", type=int, default=8000)
@click.option("--workers", cls=Option, words="workers", type=int, default=2)
@click.option("--demo", "is_demo", cls=Option, words="serve_demo", is_flag=True)
@click.pass_context
def serve(context: click.Context, host: str, port: int, workers: int, is_demo: bool) -> int:
    """Migrate, start both processes, print the address, and stop both on Ctrl-C, SIGTERM or when one ends."""
    language = language_of(context)
    if find_spec("gunicorn") is None or sys.platform == "win32":
        raise PortalMissing(message("cli.no_server"), message("cli.no_server_do"))
    refuse_taken_port(host, port)
    if is_demo:
        os.environ.update({DEMO.name: "1", DATA.name: os.environ.get(DATA.name) or DEMO_FOLDER})
    os.environ.setdefault(ADDRESS.name, f"http://{_shown(host)}:{port}")
    environment = ready_portal()
    from django.core.management import call_command

    click.echo(message("cli.serve_preparing", path=environment.data).say(language), err=True)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    if is_demo:
        click.echo(message("cli.serve_demo").say(language), err=True)
        _load_demo()
    ready = message("cli.serve_ready", address=os.environ[ADDRESS.name]).say(language)
    return _run_together(
        _web(host, port, workers),
        [sys.executable, "-m", "caicach.jobs.run"],
        answers=lambda: _answers(_shown(host), port),
        when_ready=lambda: click.echo(ready),
    )


def _load_demo() -> None:
    from django.utils import timezone

    from caicach.actions.seeding.load import load_demo

    load_demo(now=timezone.now())


def refuse_taken_port(host: str, port: int) -> None:
    """PortTaken when nothing can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            raise PortTaken(
                message("cli.port_taken", host=host, port=port), message("cli.port_taken_do"), port=port
            ) from error


def _shown(host: str) -> str:
    return "127.0.0.1" if host in {"0.0.0.0", "::"} else f"[{host}]" if ":" in host else host  # noqa: S104 - compared


def _web(host: str, port: int, workers: int) -> list[str]:
    command = [sys.executable, "-m", "gunicorn", "caicach.web.wsgi:application", "--preload"]
    command += ["--config", "python:caicach.web.server"]
    command += ["--bind", f"[{host}]:{port}" if ":" in host else f"{host}:{port}", "--workers", str(workers)]
    command += ["--timeout", "60", "--graceful-timeout", str(PATIENCE - 5), "--log-level", "warning"]
    return command + (["--worker-tmp-dir", "/dev/shm"] if os.path.isdir("/dev/shm") else [])  # noqa: S108, PTH112


def _answers(host: str, port: int) -> bool:
    """Whether the web server takes connections."""
    try:
        socket.create_connection((host.strip("[]"), port), timeout=1).close()
    except OSError:
        return False
    return True


def _run_together(*commands: list[str], answers: Callable[[], bool], when_ready: Callable[[], None]) -> int:
    """All processes until one ends or we are told to stop; 0 when told, else the code of the one that ended.

    `when_ready` is called once, as soon as the web server answers."""
    stopping = False

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    running = [subprocess.Popen(command, start_new_session=True) for command in commands]  # noqa: S603 - ours
    try:
        is_ready = False
        while not stopping and all(process.poll() is None for process in running):
            if not is_ready and answers():
                is_ready = True
                when_ready()
            time.sleep(0.2)
        ended = next((process.returncode for process in running if process.poll() is not None), 0)
    finally:
        _end(running)
        for number, handler in before.items():
            signal.signal(number, handler)
    return 0 if stopping else (ended or 1)


def _end(running: list[subprocess.Popen[bytes]]) -> None:
    for process in running:
        if process.poll() is None:
            process.terminate()
    for process in running:
        with suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE)
        if process.poll() is None:
            process.kill()
