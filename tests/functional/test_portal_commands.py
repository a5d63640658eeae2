"""`caicach serve` and `caicach manage`, as processes of their own where they are in real life."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from caicach.cli import portal, serve


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def _environment(data: Path) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("CAICACH_", "DATABASE_", "DJANGO_"))
    }
    return kept | {"CAICACH_DATA": str(data)}


def _status(running: subprocess.Popen[str], port: int, patience: float = 60) -> dict[str, object]:
    ends = time.monotonic() + patience
    while time.monotonic() < ends and running.poll() is None:
        with suppress(URLError, ConnectionError):
            return dict(json.load(urlopen(f"http://127.0.0.1:{port}/_status", timeout=5)))
        time.sleep(0.2)
    raise AssertionError("the portal never answered")


@pytest.mark.slow
@pytest.mark.enable_socket
def test_serve_starts_all_an_office_needs_and_stops_when_asked(tmp_path: Path) -> None:
    port = _free_port()
    command = [
        sys.executable,
        "-c",
        "from caicach.cli.main import main; main()",
        "serve",
        "--port",
        str(port),
    ]
    with subprocess.Popen(
        command,
        env=_environment(tmp_path / "data"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        try:
            status = _status(running, port)
            page = urlopen(f"http://127.0.0.1:{port}/", timeout=30)
            running.send_signal(signal.SIGTERM)
            out, err = running.communicate(timeout=60)
        finally:
            running.kill()

    assert status == {
        "ok": True,
        "version": status["version"],
        "database": {"engine": "sqlite", "state": "ok"},
    }
    assert page.status == 200
    assert "http://127.0.0.1" in out
    assert "caicach.jobs" in err
    assert running.returncode == 0
    assert stat.S_IMODE((tmp_path / "data" / "secret.key").stat().st_mode) == 0o600
    with pytest.raises(URLError):
        urlopen(f"http://127.0.0.1:{port}/_status", timeout=5)


@pytest.mark.slow
@pytest.mark.enable_socket
def test_nothing_goes_on_after_serve_was_killed(tmp_path: Path) -> None:
    port = _free_port()
    command = [
        sys.executable,
        "-c",
        "from caicach.cli.main import main; main()",
        "serve",
        "--port",
        str(port),
    ]
    with subprocess.Popen(
        command, env=_environment(tmp_path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True
    ) as running:
        try:
            _status(running, port)
        finally:
            running.kill()

    ends = time.monotonic() + 30
    while not _is_free(port):
        assert time.monotonic() < ends, "the web server goes on"
        time.sleep(0.2)


@pytest.mark.enable_socket
def test_taken_port_is_told(caicach: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        result = caicach("serve", "--port", other.getsockname()[1])

    assert result.code == 2
    assert result.err.startswith("Không mở được cổng")
    assert "--port 8080" in result.err


@pytest.mark.enable_socket
def test_data_folder_that_cannot_be_is_told(
    caicach: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CAICACH_DATA", str(tmp_path / "file" / "data"))

    result = caicach("serve", "--port", _free_port())

    assert result.code == 2
    assert result.err.splitlines() == [
        f"Không ghi được vào thư mục dữ liệu {tmp_path / 'file' / 'data'}.",
        "Cấp quyền ghi thư mục ấy cho tài khoản đang chạy, hoặc chọn thư mục khác bằng CAICACH_DATA.",
    ]


def test_missing_packages_are_named(caicach: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portal, "find_spec", lambda name: None if name == "django" else find_spec(name))

    result = caicach("manage", "check")

    assert result.code == 2
    assert result.err.splitlines() == [
        "Chưa cài các gói của cổng web: django.",
        'Cài bằng: pip install "caicach[portal]"',
    ]


def test_missing_web_server_is_told(caicach: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "find_spec", lambda name: None)

    result = caicach("serve")

    assert (result.code, result.err.splitlines()[0]) == (
        2,
        "Máy này chưa có máy chủ web gunicorn (gunicorn không chạy trên Windows).",
    )


@pytest.mark.slow
def test_wrong_setting_is_told_with_an_example(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from caicach.cli.main import main; main()", "manage", "check"]

    done = subprocess.run(
        command,
        env=_environment(tmp_path) | {"CAICACH_ADDRESS": "cchc"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 3
    assert "CAICACH_ADDRESS đang là “cchc”" in done.stderr
    assert "CAICACH_ADDRESS=https://cchc.tinh.gov.vn" in done.stderr


@pytest.mark.slow
def test_manage_runs_a_command_of_django(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from caicach.cli.main import main; main()", "manage", "shell", "-c"]
    said = "from django.conf import settings; print(settings.DATABASES['default']['NAME'])"

    done = subprocess.run(
        [*command, said], env=_environment(tmp_path), capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert str(tmp_path / "db.sqlite3") in done.stdout
