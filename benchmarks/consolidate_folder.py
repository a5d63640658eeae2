"""A province's folder of .docx reports to the province's own .docx: read, checked, added up, written, from end to end."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.province_folder import Fault, Folder, make_folder
from benchmarks.table import Row, Section


ABOUT = (
    "The folder holds the reports of every department and commune of Gia Lai for half a year, two in three written by "
    "caicach, the others as people write them in Word, some with their appendix in a workbook beside them; three agencies "
    "sent nothing, four were late, one sent twice, one file is broken, and sixty reports were each made wrong in one place. "
    "One run of the command as a person starts it, on all processors, content loaded within the time. Peak memory is of the "
    "largest process. The last column is how many of the injected faults stand in the answer; every one must."
)
FAULTS = 60


def measure(largest: int) -> Section:
    """The section; a folder of fewer agencies when `largest` is smaller."""
    limit = None if largest >= 150 else largest
    with tempfile.TemporaryDirectory() as name:
        folder = make_folder(Path(name) / "in", limit=limit, faults=FAULTS)
        files = sum(path.suffix == ".docx" for path in folder.path.rglob("*"))
        out = Path(name) / "out"
        seconds, megabytes = _run(folder.path, [out.with_suffix(".docx"), out.with_suffix(".json")])
        found = _listed(folder, json.loads(out.with_suffix(".json").read_text(encoding="utf-8")))
        task = f"{files} .docx to the province's .docx and .json, {len(folder.faults)} faults injected"
        row = Row(task, "caicach consolidate", seconds, megabytes, found, is_ours=True)
        return Section("A folder consolidated", ABOUT, [row], found == len(folder.faults))


def _run(folder: Path, outputs: Iterable[Path]) -> tuple[float, int]:
    """Seconds, and the megabytes of the largest process the command started."""
    program = [
        sys.executable,
        "-c",
        "import sys; from caicach.cli.main import run; sys.exit(run(sys.argv[1:]))",
    ]
    command = [*program, "consolidate", str(folder), *(f"--to={path}" for path in outputs)]
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        started = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, used = os.wait4(started.pid, 0)  # of this command, whatever was measured before it
        seconds = time.perf_counter() - start
        started.returncode = os.waitstatus_to_exitcode(status)
        if started.returncode not in {0, 2}:
            errors.seek(0)
            raise RuntimeError(errors.read().decode())
    return seconds, used.ru_maxrss // (1024 if sys.platform == "linux" else 1024**2)


def _listed(folder: Folder, answer: Mapping[str, Any]) -> int:
    """How many of the injected faults stand in the answer, at their agency and row, as more than a hint."""
    by_agency = {one["agency"]: one["findings"] for one in answer["inputs"]}
    return sum(_is_listed(fault, by_agency.get(fault.agency, [])) for fault in folder.faults)


def _is_listed(fault: Fault, findings: Iterable[Mapping[str, Any]]) -> bool:
    grave = [one for one in findings if one["severity"] != "hint"]
    if fault.codes:
        return any({one["place"]["code"], *one["codes"]} & set(fault.codes) for one in grave)
    return any(fault.words in f"{one['message']} {one['place']['text']}" for one in grave)
