"""The portal with fifty people at once: the real server on a province of its own, on SQLite and on PostgreSQL."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

from scripts.with_postgres import postgres

from benchmarks.portal_plan import OFFICERS, RECEIVERS, SIGNERS, Kept


GOAL = 200  # milliseconds, p95 of any page
WORKERS = 3
PATIENCE = 60  # seconds until the server answers
ABOUT = (
    f"`caicach serve` with {WORKERS} workers and its background jobs, on the demo's province of 150 agencies; {OFFICERS} "
    f"officers each with an open report, {SIGNERS} offices that send finished ones on their way, {RECEIVERS} receivers. "
    "Everyone thinks 5 to 15 seconds between two acts, as people do; what a page asks by itself follows at once. "
    "Processes are fresh and their first answers count; the load comes from the same two cores, and the PostgreSQL of "
    f"the tests does not wait for the disk. Milliseconds until the whole answer is there; p95 above the goal of {GOAL} "
    "is bold. Afterwards every acknowledged save is looked for in the tables, and the log is verified."
)


@dataclass(frozen=True)
class Run:
    """One run on one database: the times of each page and act, and what failed or was lost."""

    seconds: int
    times: Mapping[str, list[float]]
    failures: list[str]
    kept: Kept
    lost: list[str]
    load_before: float

    @property
    def saves(self) -> int:
        """Acknowledged saves of figures and of text."""
        return sum(self.kept.saves.values()) + sum(map(len, self.kept.every_text()))

    @property
    def sends(self) -> int:
        """Reports sent."""
        return sum("send" in acts for acts in self.kept.acts.values())


@dataclass(frozen=True)
class PortalSection:
    """The table of both databases side by side; `agrees` is False when something was lost or failed."""

    runs: Mapping[str, Run] = field(default_factory=dict)

    @property
    def agrees(self) -> bool:
        """Whether nothing failed and nothing is missing."""
        return not any(run.lost or run.failures for run in self.runs.values())

    def markdown(self) -> str:
        """The section as Markdown."""
        lines = ["## The portal with fifty people", "", ABOUT, ""]
        heads = [f"{name}: times | p50 | p95" for name in self.runs]
        lines += [f"| page or act | {' | '.join(heads)} |", f"|---{'|---:' * 3 * len(self.runs)}|"]
        for task in sorted({task for run in self.runs.values() for task in run.times}):
            cells = [cell for run in self.runs.values() for cell in _cells(run.times.get(task, []))]
            lines.append(f"| {task} | {' | '.join(cells)} |")
        lines += ["", *(_summary(name, run) for name, run in self.runs.items())]
        for run in self.runs.values():
            lines += [f"- {what}" for what in (*run.failures[:20], *run.lost[:20])]
        return "\n".join(lines) + "\n"


def measure(_largest: int) -> PortalSection:
    """The section; always of fifty people."""
    with postgres() as (address, _said):
        return PortalSection({"SQLite": _run(None), "PostgreSQL": _run(address)})


def _cells(times: list[float]) -> tuple[str, str, str]:
    if not times:
        return "", "", ""
    cuts = quantiles(times, n=20, method="inclusive") if len(times) > 1 else times * 19
    p50, p95 = cuts[9], cuts[18]
    return str(len(times)), f"{p50:.0f}", f"**{p95:.0f}**" if p95 > GOAL else f"{p95:.0f}"


def _summary(name: str, run: Run) -> str:
    asked = sum(map(len, run.times.values()))
    return (
        f"{name}: {asked} requests in {run.seconds} s ({asked / run.seconds:.1f} a second), "
        f"{run.saves} saves ({run.saves / run.seconds:.2f} a second), {run.sends} reports sent "
        f"({run.sends / run.seconds:.2f} a second), {len(run.failures)} failures, {len(run.lost)} lost; "
        f"load average of the machine before: {run.load_before:.1f}.\n"
    )


def _run(database: str | None) -> Run:
    with tempfile.TemporaryDirectory(prefix="caicach-load-") as name:
        folder = Path(name)
        plan, result = str(folder / "plan.json"), str(folder / "result.json")
        given = {**os.environ, "CAICACH_DATA": str(folder / "data"), "CAICACH_LOG": "WARNING"}
        given |= {"DATABASE_URL": database} if database else {}
        _python("benchmarks.portal_ground", plan, given=given)
        before = os.getloadavg()[0]
        with _server(folder, given) as host:
            _python("benchmarks.portal_load", host, plan, result, given=given)
        lost = json.loads(_python("benchmarks.portal_lost", plan, result, given=given).splitlines()[-1])
        told = json.loads(Path(result).read_text(encoding="utf-8"))
        return Run(told["seconds"], told["times"], told["failures"], Kept(**told["kept"]), lost, before)


def _python(module: str, *arguments: str, given: Mapping[str, str]) -> str:
    """What the module printed, run in a process of its own; its complaints go where ours go."""
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, env=given, check=True, stdout=subprocess.PIPE, text=True).stdout


@contextmanager
def _server(folder: Path, given: Mapping[str, str]) -> Iterator[str]:
    """The address of a running `caicach serve`; what it said is shown when it said anything of errors."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    host, log = f"http://127.0.0.1:{port}", folder / "server.log"
    command = [str(Path(sys.executable).with_name("caicach")), "serve", "--port", port]
    with log.open("w", encoding="utf-8") as said:
        server = subprocess.Popen(
            [*command, "--workers", str(WORKERS)], env=given, stdout=said, stderr=subprocess.STDOUT
        )
        try:
            _wait_for(f"{host}/_status")
            yield host
        finally:
            server.terminate()
            server.wait(PATIENCE)
    complaints = [line for line in log.read_text(encoding="utf-8").splitlines() if "Error" in line]
    print(*complaints[:20], sep="\n", file=sys.stderr)


def _wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - ours
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"the server does not answer at {address}")
