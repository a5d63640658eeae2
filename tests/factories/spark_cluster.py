"""Apache Spark itself on this machine: a master, workers and a Connect server as processes of their own on loopback."""

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path


ROOT = Path(__file__).parents[2]
PATIENCE = 240.0
_MASTER = "org.apache.spark.deploy.master.Master"
_WORKER = "org.apache.spark.deploy.worker.Worker"
_CONNECT = "org.apache.spark.sql.connect.service.SparkConnectServer"


def why_there_is_no_spark() -> str:
    """Why no cluster can be started here, empty when it can."""
    if shutil.which("java") is None:
        return "no Java on this machine: make setup-spark"
    if spark_home() is None:
        return "no Apache Spark in .spark: make setup-spark"
    return ""


def spark_home() -> Path | None:
    """Where the server is installed: SPARK_HOME, or the folder .spark that `make setup-spark` makes."""
    given = os.environ.get("SPARK_HOME")
    found = [Path(given)] if given else sorted((ROOT / ".spark").glob("lib/python3*/site-packages/pyspark"))
    return next((home for home in found if (home / "bin" / "spark-class").is_file()), None)


@dataclass
class Cluster:
    """A running cluster; `address` is what a client connects to."""

    folder: Path
    master_port: int = 0
    connect_port: int = 0
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The address of the Connect server."""
        return f"sc://127.0.0.1:{self.connect_port}"

    def start(self, workers: int = 2) -> None:
        """All processes run and the Connect server answers."""
        self.master_port, self.connect_port = _free_port(), _free_port()
        ports = ("--host", "127.0.0.1", "--port", str(self.master_port), "--webui-port", str(_free_port()))
        self.processes.append(self._class("master", _MASTER, *ports))
        _wait_for(self.master_port, self.processes[-1])
        for _ in range(workers):
            self.start_worker()
        self.processes.append(self._connect_server())
        _wait_for(self.connect_port, self.processes[-1])

    def start_worker(self) -> subprocess.Popen[bytes]:
        """One more worker with a core of its own."""
        number = len(self.workers)
        arguments = (
            "--host",
            "127.0.0.1",
            "--cores",
            "1",
            "--memory",
            "2g",
            "--webui-port",
            str(_free_port()),
        )
        place = ("--work-dir", str(self.folder / f"work-{number}"), self.master)
        self.workers.append(self._class(f"worker-{number}", _WORKER, *arguments, *place))
        return self.workers[-1]

    def kill_worker(self, number: int) -> None:
        """The worker and whatever it was working on are gone at once."""
        _kill(self.workers[number])

    def stop(self) -> None:
        """Nothing that was started runs any more."""
        for process in (*reversed(self.processes), *self.workers):
            _kill(process)

    @property
    def master(self) -> str:
        """The address of the master."""
        return f"spark://127.0.0.1:{self.master_port}"

    def _connect_server(self) -> subprocess.Popen[bytes]:
        settings = {
            "spark.executor.memory": "1g",
            "spark.driver.memory": "1500m",
            "spark.driver.host": "127.0.0.1",
            "spark.ui.enabled": "false",
            "spark.connect.grpc.binding.address": "127.0.0.1",
            "spark.connect.grpc.binding.port": str(self.connect_port),
            "spark.sql.warehouse.dir": str(self.folder / "warehouse"),
        }
        given = [part for name, value in settings.items() for part in ("--conf", f"{name}={value}")]
        return self._run(
            "connect", "spark-submit", "--class", _CONNECT, "--master", self.master, *given, "spark-internal"
        )

    def _class(self, name: str, class_: str, *arguments: str) -> subprocess.Popen[bytes]:
        return self._run(name, "spark-class", class_, *arguments)

    def _run(self, name: str, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        home = spark_home()
        assert home is not None, why_there_is_no_spark()
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("SPARK_", "PYSPARK_"))}
        environment |= {"SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "512m"}
        environment |= {"SPARK_LOCAL_DIRS": str(self.folder / "local")}
        with (self.folder / f"{name}.log").open("wb") as log:
            return subprocess.Popen(
                [str(home / "bin" / program), *arguments],
                cwd=self.folder,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_die_with_us,
            )


def _die_with_us() -> None:
    """In the new process: whoever kills the tests, however hard, ends the cluster too (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def _kill(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise AssertionError(f"Spark did not listen on {port}")
