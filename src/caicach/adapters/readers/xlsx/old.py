"""Old workbooks (.xls, .xlsb, .ods), read by calamine in a process of its own.

On a damaged file that library may end the whole process it runs in; here that process is not the person's.
"""

import json
import subprocess
import sys

from caicach.adapters.readers import limits, refusals
from caicach.adapters.readers.kinds import Kind
from caicach.adapters.readers.xlsx.sheets import Sheet


_ENCRYPTED_CODE = 3


def read_old_sheets(data: bytes, name: str, kind: Kind) -> tuple[list[Sheet], list[Sheet]]:
    """The visible and the hidden sheets, with texts and merges; how cells look is not read."""
    command = [sys.executable, "-m", "caicach.adapters.readers.xlsx.apart"]
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command, input=data, capture_output=True, timeout=limits.CONVERSION_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise refusals.too_slow(name, limits.CONVERSION_SECONDS) from error
    if done.returncode == _ENCRYPTED_CODE:
        raise refusals.encrypted(name)
    if done.returncode != 0:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise refusals.damaged(name, kind.title, lines[-1] if lines else f"code {done.returncode}")
    visible: list[Sheet] = []
    hidden: list[Sheet] = []
    for said in json.loads(done.stdout):
        (visible if said["visible"] else hidden).append(_sheet(said))
    return visible, hidden


def _sheet(said: dict[str, object]) -> Sheet:
    cells, merged = said["cells"], said["merged"]
    if not isinstance(cells, list) or not isinstance(merged, list):
        raise TypeError("the reading process speaks another version")
    sheet = Sheet(str(said["name"]))
    sheet.texts = {(row, column): text for row, column, text in cells}
    sheet.merged = [((top, left), (bottom, right)) for (top, left), (bottom, right) in merged]
    sheet.height = max((row + 1 for row, _ in sheet.texts), default=0)
    sheet.width = max((column + 1 for _, column in sheet.texts), default=0)
    return sheet
